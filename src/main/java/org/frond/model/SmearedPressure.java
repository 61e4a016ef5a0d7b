package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The metal's pressure on the whole smeared crack, not on its opened core alone.
 *
 * <pre>
 *   energy of the pressure   -integral of (1 - g(d)) t tr eps
 *   stress                   -[ w c p + (1 - g - w c) t ] I,      w = core h(zeta),  c = min(1, p/t)
 *   drives d with            psi+ + t tr eps
 *   t                        sum of w p^2 / sum of w p over the cells nearby: the mean pressure of the metal there
 * </pre>
 *
 * <p>A cell that just opened is empty, p = 0, and goes on being pressed by its neighbours until its own metal has taken over:
 * nothing jumps when a cell opens. c stays as it was while the crack moves, so that the stiffness of metal that presses
 * remains implicit in the momentum balance.
 *
 * <p>"Nearby" is within {@value #REACH} ell: a tip that metal has reached is pressed open as the sharp crack is, and one
 * farther ahead stays dry. With the same weight 1 - g in the stress and in the driving energy, a crack under pressure is
 * the crack of an unloaded body under remote tension, so that it grows at Griffith's pressure, and its flanks are not
 * driven at all (Bourdin, Chukwudozie and Yoshioka 2012).
 */
final class SmearedPressure {

    /** How far the metal presses beyond the cells it fills, over ell: ahead of a tip, 1 - g is a quarter there. */
    private static final double REACH = 1.25;

    private final Kernels kernels;
    private final Grid grid;
    private final int layers;
    private final Buffer traction;
    private Buffer value;
    private Buffer weight;
    private Buffer nextValue;
    private Buffer nextWeight;

    SmearedPressure(Kernels kernels, Grid grid, FractureLaw law) {
        this.kernels = kernels;
        this.grid = grid;
        this.layers = (int) Math.ceil(REACH * law.length() / grid.h());
        this.traction = kernels.vector(grid, 1);
        this.value = kernels.vector(grid, 1);
        this.weight = kernels.vector(grid, 1);
        this.nextValue = kernels.vector(grid, 1);
        this.nextWeight = kernels.vector(grid, 1);
    }

    /**
     * Averages t from the pressure of the cells' own metal.
     *
     * @param core     share of each cell that is opened core
     * @param zeta     the metal's occupancy, on nodes
     * @param pressure pressure p of the metal in the core [Pa], per cell
     */
    void average(Buffer core, Buffer zeta, Buffer pressure) {
        kernels.onCells("pressureWeights", grid, pressure, core, zeta, value, weight);
        for (int layer = 0; layer < layers; layer++) {
            kernels.onCells("neighbourhood", grid, value, weight, nextValue, nextWeight);
            Buffer spentValue = value;
            Buffer spentWeight = weight;
            value = nextValue;
            weight = nextWeight;
            nextValue = spentValue;
            nextWeight = spentWeight;
        }
        kernels.onCells("meanTraction", grid, value, weight, traction);
    }

    /**
     * Finds how far the cells' own metal has taken over from its neighbours' pressure t last averaged: {@code contact} =
     * min(1, p/t), kept while the crack moves.
     */
    void takeOver(Buffer pressure, Buffer contact) {
        kernels.onCells("takenOver", grid, pressure, traction, contact);
    }

    /**
     * Adds what t, as last averaged, presses where a cell's own metal does not.
     *
     * @param d         damage, on nodes
     * @param prestress stress that acts besides the elastic one [Pa], SYM components per cell, added to
     */
    void press(Buffer d, Buffer core, Buffer zeta, Buffer contact, Buffer prestress) {
        kernels.onCells("smearedPressure", grid, d, core, zeta, contact, traction, prestress);
    }

    /** t as last averaged [Pa], per cell. */
    Buffer traction() {
        return traction;
    }

    /** Adds to the energy per cell that drives damage [J/m^3] what the pressure last averaged gains there. */
    void drive(Buffer u, Buffer psi) {
        kernels.onCells("pressureDrive", grid, u, traction, psi);
    }
}
