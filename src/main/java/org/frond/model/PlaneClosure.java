package org.frond.model;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.solver.Kernels;

/**
 * Conduction planes that close permanently where sodium runs out (docs/physics.md, Closing planes): the closed share q of each
 * cell, 0 to 1,
 *
 * <pre>
 *   dq/dt = k &lt;c_cl - c&gt;+ (1 - q)                         exactly over a step, at the mean concentration of its end
 *   kappa = kappa_open - q (kappa_open - kappa_closed)    of the grain, the diffusivity likewise
 *   eigenstrain -q e_cl nn                                of the electrolyte, n the planes' normal
 * </pre>
 *
 * <p>Where planes do not close nothing is computed and nothing is kept. What {@link Conductivity} sees is q as of the last
 * {@link #take}.
 */
public final class PlaneClosure implements Eigenstrain, Part {

    private final Kernels kernels;
    private final Grid grid;
    private final Law law;
    private final Buffer closed;
    private final Buffer lost;

    /**
     * When planes close and what they lose.
     *
     * @param threshold c_cl, concentration over c0 below which they close
     * @param rate      k [1/s]; 0 where they never do
     * @param lost      per grain: conductivity tensor of open planes less that of closed ones [S/m], SYM components
     * @param strain    -e_cl nn of closed planes, which come together
     */
    public record Law(double threshold, double rate, double[] lost, Eigenstrain.Unit strain) {

        /** Planes that stay open. */
        public static final Law OPEN = new Law(0, 0, new double[1], Eigenstrain.Unit.of(0));

        /** Whether planes close at all. */
        public boolean closes() {
            return rate > 0;
        }
    }

    PlaneClosure(Kernels kernels, Grid grid, Law law) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.closed = law.closes() ? kernels.vector(grid, 1) : kernels.table(new double[1]);
        this.lost = kernels.table(law.lost());
    }

    /** Planes that stay open. */
    static PlaneClosure none(Kernels kernels, Grid grid) {
        return new PlaneClosure(kernels, grid, Law.OPEN);
    }

    @Override
    public List<Field> fields() {
        return law.closes() ? List.of(Fields.CLOSED) : List.of();
    }

    /** Whether planes close at all. */
    boolean closes() {
        return law.closes();
    }

    /** Closed share of the planes as of the last {@link #take}, per cell; a single number where none closes. */
    Buffer closed() {
        return closed;
    }

    /** Conductivity lost where the planes are closed [S/m], per grain. */
    Buffer lost() {
        return lost;
    }

    @Override
    public Unit unit() {
        return law.strain();
    }

    /** {@inheritDoc} Here their closed share. */
    @Override
    public void amount(State state, double time, Buffer amount) {
        amount.copyFrom(state.closed());
    }

    /** Sets the closed share to that of a state. */
    void take(State state) {
        if (law.closes()) {
            closed.copyFrom(state.closed());
        }
    }

    /** Closes planes of a state for dt [s] at the concentration it has. */
    void advance(State state, double dt) {
        if (law.closes()) {
            kernels.run(ElectricsKernels.closePlanes(grid, state.concentration(), law.threshold(), law.rate(), dt)
                    .into(state.closed()));
        }
    }
}
