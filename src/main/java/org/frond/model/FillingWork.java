package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The books of what the pressure of metal in cracks does in a step (docs/physics.md, Energy). With w = core h(zeta), the own
 * pressure p of a cell's metal, its mean p~ that the reaction feels, and what acts beyond it, b,
 *
 * <pre>
 *   held      E_m = integral of w p^2 / 2 K_m
 *   plating   integral of p~ d theta                                       over what the reaction plates
 *   moved     integral of (p~ - w p) d theta - change of E_m by flow, occupancy and core
 *   beyond    integral of b d(tr eps) + t tr eps d(1 - g)                  b = (1 - g - w c) t - w (1 - c) p
 *   so        plating - moved - change of E_m = integral of w p d(tr eps)
 * </pre>
 *
 * and beyond and the last are the work on the electrolyte. Integrals over a step are means of its start and end: second order in
 * the step where nothing jumps, first order with the staggering.
 */
final class FillingWork {

    private final Kernels kernels;
    private final Grid grid;
    private final double modulus;
    private final Buffer gained;
    private final Buffer borrowed;
    private final Buffer volume;
    private final Buffer broken;
    private final Buffer traction;
    private final Buffer volumeNow;
    private final Buffer brokenNow;
    private final Buffer own;
    private final Buffer squared;
    private double platingAtStart;
    private double ownAtStart;
    private double held;
    private double freed;

    /** What the metal presses with at a state. */
    record Pressure(Buffer own, Buffer felt, Buffer core, Buffer contact, Buffer traction) {
    }

    /** The books of metal of bulk modulus K_m [Pa]. */
    FillingWork(Kernels kernels, Grid grid, double modulus) {
        this.kernels = kernels;
        this.grid = grid;
        this.modulus = modulus;
        this.gained = kernels.vector(grid, 1);
        this.borrowed = kernels.vector(grid, 1);
        this.volume = kernels.vector(grid, 1);
        this.broken = kernels.vector(grid, 1);
        this.traction = kernels.vector(grid, 1);
        this.volumeNow = kernels.vector(grid, 1);
        this.brokenNow = kernels.vector(grid, 1);
        this.own = kernels.vector(grid, 1);
        this.squared = kernels.vector(grid, 1);
    }

    /** E_m at a pressure of the cells' own metal [J per depth in 2-D, J in 3-D]. */
    double energy(State state, Pressure pressure) {
        kernels.onCells("pressureWeights", grid, pressure.own(), pressure.core(), state.metal(), squared, own);
        return kernels.device().sum(squared) * grid.cellVolume() / (2 * modulus);
    }

    /** Opens the books: a step of length dt begins at this state and plates at this rate. */
    void begin(State state, Pressure pressure, Buffer rate, double dt) {
        kernels.scaled(dt, rate, gained);
        energy(state, pressure);
        platingAtStart = kernels.dot(pressure.felt(), gained);
        ownAtStart = kernels.dot(own, gained);
        borrow(state, pressure, borrowed, volume, broken);
        traction.copyFrom(pressure.traction());
        freed = 0;
    }

    /** The metal is about to move, at rest, from what it holds now. */
    void departs(State state, Pressure pressure) {
        held = energy(state, pressure);
    }

    /** It has moved. */
    void arrives(State state, Pressure pressure) {
        freed += held - energy(state, pressure);
    }

    /** The electrolyte has settled under this pressure: what it did beyond the metal. */
    double beyond(State state, Pressure pressure) {
        Buffer work = squared;
        borrow(state, pressure, work, volumeNow, brokenNow);
        kernels.onCells("borrowedWork", grid, borrowed, volume, broken, traction, volumeNow, brokenNow, pressure.traction(), work);
        return kernels.device().sum(work) * grid.cellVolume();
    }

    /** Closes the books at the pressure that the next step begins with. */
    GrowthLaw.Work end(State state, Pressure pressure, double beyond) {
        energy(state, pressure);
        double plating = 0.5 * (platingAtStart + kernels.dot(pressure.felt(), gained)) * grid.cellVolume();
        double kept = 0.5 * (ownAtStart + kernels.dot(own, gained)) * grid.cellVolume();
        return new GrowthLaw.Work(plating, plating - kept + freed, beyond);
    }

    private void borrow(State state, Pressure pressure, Buffer acting, Buffer strain, Buffer lost) {
        kernels.onCells("borrowedPressure", grid, state.displacement(), state.damage(), pressure.core(), state.metal(),
                pressure.own(), pressure.contact(), pressure.traction(), acting, strain, lost);
    }
}
