package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.GivenValues;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/**
 * A concentration that lowers its {@link FreeEnergy}. Singly diagonally implicit Runge-Kutta of two stages (Alexander 1977),
 * second order in time and L-stable: with g = 1 - 1/sqrt(2) and R(c) = dc/dt,
 *
 * <pre>c1 = c0 + g dt R(c1),    c2 = c0 + (1 - g) dt R(c1) + g dt R(c2)</pre>
 *
 * <p>Each stage is an implicit Euler step of length g dt from a known start, made by Newton's method ({@link Stage}). The
 * estimated error of a step is the largest difference of c2 from the first-order c0 + dt R(c1). Second order in space; bulk
 * terms are lumped.
 */
public final class DrivenField {

    private static final double SHARE = 1 - Math.sqrt(0.5);

    private final Kernels kernels;
    private final FreeEnergy law;
    private final Bulk bulk;
    private final Selection supports;
    private final GivenValues inflow;
    private final Stage stage;
    private final Buffer begin;
    private final Buffer base;
    private final Buffer first;
    private final Buffer scratch;

    /** What a stage is told about its end. */
    public interface Surroundings {

        /** Values at prescribed nodes at a time [s]. */
        double[] values(double time);

        /** What comes in at each node besides, integrated over its share of the volume [m^2/s, m^3/s]. */
        double[] inflow(double time, Buffer concentration);

        /** Adds to g what acts on a concentration at a time besides bulk and gradient, dF/dc per volume [J/m^3]. */
        void addPotential(double time, Buffer concentration, Buffer g);
    }

    /** Adds to g what acts on a concentration besides bulk and gradient, dF/dc per volume. */
    interface Potential {
        void addTo(Buffer concentration, Buffer g);
    }

    /**
     * How a step went.
     *
     * @param converged  whether Newton's method and the linear solvers got where they should
     * @param reason     why not
     * @param iterations linear iterations
     * @param error      estimated error of c
     */
    public record Outcome(boolean converged, String reason, int iterations, double error) {
    }

    /** One implicit Euler step towards lower energy. */
    interface Stage {

        /** Sets the length of the stages of a step that begins at c. */
        void prepare(Buffer c, double length);

        /**
         * Finds c = base + length R(c), from the start that c holds; prescribed values are in c already.
         */
        Outcome solve(Buffer base, Buffer c, Potential potential);
    }

    public DrivenField(Kernels kernels, Grid grid, FreeEnergy law, PrescribedNodes supports) {
        this.kernels = kernels;
        this.law = law;
        this.bulk = new Bulk(kernels, grid, law);
        this.supports = supports.selection(kernels);
        this.inflow = new GivenValues(kernels.vector(grid, 1));
        this.stage = law.dynamics() == FreeEnergy.Dynamics.CONSERVED
                ? new ConservedStage(kernels, grid, law, bulk) : new RelaxingStage(kernels, grid, law, bulk, supports);
        this.begin = kernels.vector(grid, 1);
        this.base = kernels.vector(grid, 1);
        this.first = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
    }

    /** Moves a concentration from a time on by dt [s]. */
    public Outcome step(Buffer c, double time, double dt, Surroundings around) {
        double length = SHARE * dt;
        begin.copyFrom(c);
        stage.prepare(c, length);
        base.copyFrom(begin);
        addInflow(around, time + length, c, length);
        supports.put(supports.of(around.values(time + length)), c);
        Outcome one = stage.solve(base, c, (at, g) -> around.addPotential(time + length, at, g));
        if (!one.converged()) {
            return one;
        }
        // what the first stage changed is g dt R(c1)
        first.copyFrom(c);
        kernels.axpy(-1, begin, first);
        base.copyFrom(begin);
        kernels.axpy((1 - SHARE) / SHARE, first, base);
        addInflow(around, time + dt, c, length);
        supports.put(supports.of(around.values(time + dt)), c);
        Outcome two = stage.solve(base, c, (at, g) -> around.addPotential(time + dt, at, g));
        // c2 - (c0 + dt R(c1))
        scratch.copyFrom(c);
        kernels.axpy(-1, begin, scratch);
        kernels.axpy(-1 / SHARE, first, scratch);
        return new Outcome(two.converged(), two.reason(), one.iterations() + two.iterations(), largest(kernels, scratch));
    }

    private void addInflow(Surroundings around, double time, Buffer c, double length) {
        kernels.product(bulk.inverseVolumes(), inflow.holding(around.inflow(time, c)), scratch);
        kernels.axpy(length, scratch, base);
    }

    /** F without a charge [J/m per depth in 2-D, J in 3-D]. */
    public double energy(Buffer c) {
        return bulk.energy(c);
    }

    /** F of a charge in a potential [J/m per depth in 2-D, J in 3-D]. */
    public double energy(Buffer c, Buffer potential) {
        return bulk.energy(c, potential);
    }

    /** The law. */
    public FreeEnergy law() {
        return law;
    }

    static double largest(Kernels kernels, Buffer x) {
        return kernels.device().maxAbs(x);
    }
}
