package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FrontKernels;
import org.frond.launch.MetalKernels;
import org.frond.solver.Kernels;
import org.frond.solver.ScalarOperator;
import org.frond.solver.SolverException;

/**
 * A diffuse front between electrolyte (zeta = 0) and metal (zeta = 1), nodal, that moves with a given speed v and keeps
 * the profile zeta = 1/2 [1 - tanh(x / (2 delta))],
 *
 * <pre>
 *   d zeta/dt = L [ kappa (lap zeta - |grad zeta| div m) - W g'(zeta) ] + v zeta (1 - zeta) / delta
 *   m = grad zeta / |grad zeta|,   g = zeta^2 (1 - zeta)^2,   kappa = 6 gamma delta,   W = 3 gamma / delta
 * </pre>
 *
 * ({@code kernels/front.cl}). Without the term in div m (Sun and Beckermann 2007), which can be switched off, the
 * front also moves by its curvature, at L kappa H; with it about 0.1 (h / delta)^2 of that is left. Q1 Laplacian with
 * lumped mass, natural boundaries, explicit Euler: second order in space, first in time. The cubic h and the double well
 * make v act on the profile as a translation; metal appears in the bulk where |v| > 2 L W delta.
 */
final class DiffuseFront {

    /** 8/3: h^2 times the diagonal of the lumped Q1 Laplacian, in the plane and in space. */
    private static final double LAPLACIAN_DIAGONAL = 8.0 / 3.0;
    /** Least |grad zeta| that has a direction, in units of 1 / delta. */
    private static final double LEAST_SLOPE = 1e-8;
    /** Largest shift of a Newton step of {@link #conserve}, in widths: beyond it the front has left its tangent. */
    private static final double LARGEST_SHIFT = 0.5;
    /** How exactly volume is kept, as a shift of all fronts in widths: a few times the rounding of zeta. */
    private static final double SHIFT_TOLERANCE = 4e-15;
    private static final int MAXIMUM_NEWTON = 50;

    private final Kernels kernels;
    private final Grid grid;
    private final double energy;
    private final double width;
    private final double kappa;
    private final double well;
    private final boolean straight;
    private final ScalarOperator laplacian;
    private final ScalarOperator curvature;
    private final Buffer flat;
    private final Buffer bent;
    private final Buffer cells;
    private final Buffer gain;
    private final Buffer gainSlope;

    /**
     * A front on a grid.
     *
     * @param energy   gamma, energy of the interface [J/m^2]
     * @param width    delta [m]; the profile goes from 0.1 to 0.9 over 4.4 delta, which should be four cells or more
     * @param straight whether the motion by curvature is taken out
     */
    DiffuseFront(Kernels kernels, Grid grid, double energy, double width, boolean straight) {
        this.kernels = kernels;
        this.grid = grid;
        this.energy = energy;
        this.width = width;
        this.kappa = 6 * energy * width;
        this.well = 3 * energy / width;
        this.straight = straight;
        this.laplacian = new ScalarOperator(kernels, grid);
        this.curvature = new ScalarOperator(kernels, grid);
        this.flat = kernels.vector(grid, 1);
        this.bent = kernels.vector(grid, 1);
        this.cells = kernels.vector(grid, 1);
        this.gain = kernels.vector(grid, 1);
        this.gainSlope = kernels.vector(grid, 1);
        cells.fill(1);
        kernels.run(MetalKernels.isotropic(grid, cells, 1.0).into(laplacian.tensor()));
        cells.fill(0);
    }

    /** Least mobility L that carries a front at this speed, half of what its stability needs [m^3/(J s)]. */
    double mobility(double speed) {
        return speed / (well * width);
    }

    /** Longest stable step: up to it no node leaves [0, 1]. Infinite where nothing moves. */
    double longestStep(double mobility, double speed) {
        double diffusivity = mobility * kappa;
        return 1 / (LAPLACIAN_DIAGONAL * diffusivity / (grid.h() * grid.h()) + 2 * mobility * well + speed / width);
    }

    /**
     * Moves the front for dt, in as many steps as stability asks.
     *
     * @param velocity speed per node [m/s], positive where metal grows
     * @param fastest  largest |velocity|
     * @param mobility L [m^3/(J s)]
     */
    void advance(Buffer zeta, Buffer velocity, double fastest, double mobility, double dt) {
        int parts = (int) Math.ceil(dt / longestStep(mobility, fastest));
        for (int part = 0; part < parts; part++) {
            flatten(zeta);
            if (straight) {
                bend(zeta);
                kernels.run(FrontKernels.curvatureToNodes(grid, cells).into(bent));
            }
            kernels.run(FrontKernels.moveFront(grid, flat, bent, velocity, mobility * kappa, mobility * well, width,
                    dt / parts, grid.cellVolume()).into(zeta));
        }
    }

    /**
     * Moves every front alike, by the shift that makes the volume integral of h(zeta) exceed that of {@code before} by
     * {@code volume} to rounding. In units of the width the shift is lambda dt / delta of the term
     * lambda zeta (1 - zeta) / delta, integrated exactly.
     *
     * @return the shift in widths
     * @throws SolverException if there is no front that could take the volume
     */
    double conserve(Buffer zeta, Buffer before, double volume) {
        double wanted = volume / grid.cellVolume();
        double shift = 0;
        for (int newton = 0; newton < MAXIMUM_NEWTON; newton++) {
            kernels.run(FrontKernels.shiftedVolume(grid, zeta, before, shift).into(gain, gainSlope));
            double missing = wanted - kernels.device().sum(gain);
            double front = kernels.device().sum(gainSlope);
            if (Math.abs(missing) <= SHIFT_TOLERANCE * front) {
                kernels.run(FrontKernels.shiftFront(grid, shift).into(zeta));
                return shift;
            }
            shift += Math.max(-LARGEST_SHIFT, Math.min(LARGEST_SHIFT, missing / front));
        }
        throw new SolverException("the metal's front could not be moved so that it holds " + volume
                + " m^" + grid.dim() + " more: is there a front, and is the step short enough?");
    }

    /** Energy of the interface, the integral of W g + 1/2 kappa |grad zeta|^2 [J/m in 2-D, J in 3-D]. */
    double energy(Buffer zeta) {
        flatten(zeta);
        kernels.run(FrontKernels.frontEnergy(grid, zeta, flat, kappa, well, grid.cellVolume()).into(gain));
        return kernels.device().sum(gain) * grid.cellVolume();
    }

    /**
     * Adds the pressure that the interface's tension gives metal, gamma H with H = -div m, positive where metal is convex, to a
     * pressure per cell [Pa].
     *
     * @param front where there is a front: above 0
     */
    void addCapillaryPressure(Buffer zeta, Buffer front, Buffer pressure) {
        bend(zeta);
        kernels.run(FrontKernels.capillaryPressure(grid, cells, front, energy).into(pressure));
    }

    /** Writes -div m into the cells. */
    private void bend(Buffer zeta) {
        kernels.run(FrontKernels.frontNormals(grid, zeta, LEAST_SLOPE / width).into(curvature.tensor()));
        curvature.apply(zeta, bent);
        kernels.run(FrontKernels.curvatureToCells(grid, bent, grid.cellVolume()).into(cells));
    }

    private void flatten(Buffer zeta) {
        laplacian.apply(zeta, flat);
    }
}
