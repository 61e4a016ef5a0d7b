package org.frond.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.BoundsKernels;
import org.frond.launch.FractureKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.Momentum;
import org.frond.solver.SolverException;

/**
 * Displacement and damage in equilibrium at a given plated volume, by alternate minimisation (Bourdin, Francfort and
 * Marigo 2000): momentum balance at fixed damage, damage at fixed strain, until neither moves. From one sweep to the next the
 * damage moves on beyond its minimum, within its bounds. Time stands still: a crack that runs, runs here.
 *
 * <p>Which cells press on the crack and which directions are in tension is decided again in every iteration; each sweep is
 * one Newton step for the momentum balance.
 */
public final class Equilibrium implements Part {

    /** What a sweep's linear solve takes off the displacement's error at least, as long as the damage still moves. */
    private static final double REDUCTION = 0.1;
    /** Change of d in a sweep beyond which the next one's linear solve needs coarse operators of its own. */
    private static final double WIDE_MOVE = 0.1;
    /** Natural residual asked of the damage problem, in units of the change of d that ends the sweeps: at first. */
    private static final double FIRST_DAMAGE_SHARE = 0.1;
    /** The same when the sweeps are about to end: slow errors are a hundred times their natural residual. */
    private static final double LAST_DAMAGE_SHARE = 0.002;
    /** The same in units of the last sweep's change: no sweep is solved far better than the next one moves it. */
    private static final double SHARE_OF_CHANGE = 0.002;
    /** A step ends well when the slope of the energy there is at most this share of what it was at its start. */
    private static final double ACCEPTED_SLOPE = 0.3;
    private static final int LARGEST_SEARCH = 30;

    private final Kernels kernels;
    private final Grid grid;
    private final Mechanics mechanics;
    private final Damage damage;
    private final FractureLaw law;
    private final Tolerances tolerances;
    private final Buffer degradation;
    private final Buffer psi;
    private final Buffer held;
    private final Buffer before;
    private final Buffer previousDamage;
    private final Buffer previousDisplacement;
    private final Buffer step;
    private final Momentum momentum;

    /** What is asked of the sweeps. */
    public record Tolerances(double damage, double displacement, double linear, int maximumSweeps) {
    }

    /** What fills cells and presses on the crack. */
    interface Filling {

        /** Sets stiffness and prestress of what fills cells, at the present displacement. */
        void press(Buffer u, Buffer d, Mechanics mechanics);

        /** The fluid in the crack. */
        CrackFluid fluid();
    }

    /** How the sweeps went. */
    public record Outcome(int sweeps, int elasticIterations, int damageIterations, boolean converged, String reason) {
    }

    public Equilibrium(Kernels kernels, Grid grid, Mechanics mechanics, Damage damage, FractureLaw law,
            Tolerances tolerances) {
        this.kernels = kernels;
        this.grid = grid;
        this.mechanics = mechanics;
        this.damage = damage;
        this.law = law;
        this.tolerances = tolerances;
        this.degradation = kernels.vector(grid, 1);
        this.psi = kernels.vector(grid, 1);
        this.held = kernels.vector(grid, 1);
        this.before = kernels.vector(grid, 1);
        this.previousDamage = kernels.vector(grid, 1);
        this.previousDisplacement = kernels.vector(grid, grid.dim());
        this.step = kernels.vector(grid, grid.dim());
        this.momentum = new Momentum(kernels, grid);
    }

    /** {@inheritDoc} The driving history is one where the law of irreversibility keeps it. */
    @Override
    public List<Field> fields() {
        return law.irreversibility() == Irreversibility.HISTORY ? List.of(Fields.DAMAGE, Fields.HISTORY) : List.of(Fields.DAMAGE);
    }

    /** g(d) per cell as of the last sweep. */
    Buffer degradation() {
        return degradation;
    }

    /**
     * Finds the equilibrium of a state, whose damage never falls below its start.
     *
     * @param filling what presses on the crack
     */
    public Outcome settle(State state, Filling filling) {
        return settle(state, filling, tolerances.maximumSweeps());
    }

    /** The same, given up after fewer sweeps: a crack that runs far takes many. */
    Outcome settle(State state, Filling filling, int patience) {
        Buffer u = state.displacement();
        Buffer d = state.damage();
        Optional<Buffer> history = fields().contains(Fields.HISTORY) ? Optional.of(state.field(Fields.HISTORY)) : Optional.empty();
        int most = Math.min(patience, tolerances.maximumSweeps());
        before.copyFrom(d);
        momentum.begin();
        int elasticIterations = 0;
        int damageIterations = 0;
        double moved = Double.POSITIVE_INFINITY;
        for (int sweep = 1; sweep <= most; sweep++) {
            linearise(u, d, filling);
            if (sweep == 1) {
                mechanics.rebuild();
            } else {
                mechanics.update(moved > WIDE_MOVE);
            }
            previousDisplacement.copyFrom(u);
            Convergence elastic =
                    filling.fluid().solve(mechanics, u, tolerances.linear(), moved > tolerances.damage() ? REDUCTION : 0);
            elasticIterations += elastic.iterations();
            if (!elastic.reached()) {
                return failed(sweep, elasticIterations, damageIterations,
                        "the displacement did not converge: " + elastic.verdict());
            }
            double correction = descend(u, d, filling);
            double work = mechanics.work(u);

            drive(u, d, history, filling);
            previousDamage.copyFrom(d);
            Convergence bounded = damage.solve(history.orElse(psi), held, before, d, damageTolerance(moved));
            damageIterations += bounded.iterations();
            if (!bounded.reached()) {
                return failed(sweep, elasticIterations, damageIterations,
                        "the damage did not converge: " + bounded.verdict());
            }
            moved = kernels.device().maxAbsDifference(d, previousDamage);
            double allowed = tolerances.displacement() * tolerances.displacement() * work;
            if (moved <= tolerances.damage() && correction <= allowed) {
                linearise(u, d, filling);
                filling.fluid().load(mechanics);
                return new Outcome(sweep, elasticIterations, damageIterations, true, "");
            }
            momentum.advance(previousDamage, d);
            kernels.run(BoundsKernels.intoBounds(grid, before, 1.0).into(d));
        }
        return failed(most, elasticIterations, damageIterations,
                "displacement and damage did not settle in " + most + " sweeps: " + unrest(d, moved));
    }

    /**
     * Finds how a displacement responds to the pressures of a fluid, at fixed damage.
     *
     * @throws SolverException if the linear solver does not converge
     */
    void respond(Buffer u, Buffer d, CrackFluid fluid) {
        damage.degradation(d, degradation);
        fluid.weigh(u, d, mechanics);
        mechanics.stiffen(u, degradation);
        mechanics.rebuild();
        Convergence went = fluid.respond(mechanics, tolerances.linear(), 0);
        if (!went.reached()) {
            throw new SolverException("the displacement did not converge: " + went.verdict());
        }
    }

    /** Where the damage moved most in the last sweep, and what that tells. */
    private String unrest(Buffer d, double moved) {
        if (moved <= tolerances.damage()) {
            return "the damage is at rest, the displacement is not";
        }
        double[] now = d.toArray();
        double[] earlier = previousDamage.toArray();
        int most = 0;
        for (int n = 0; n < now.length; n++) {
            most = Math.abs(now[n] - earlier[n]) > Math.abs(now[most] - earlier[most]) ? n : most;
        }
        int layer = grid.dim() == 3 ? most / grid.plane() : 0;
        int inLayer = most - layer * grid.plane();
        String place = String.format(Locale.ROOT, "x = %.3g m, y = %.3g m%s", (inLayer % grid.pitch() - 1) * grid.h(),
                (inLayer / grid.pitch() - 1) * grid.h(), grid.dim() == 3 ? String.format(Locale.ROOT, ", z = %.3g m", (layer - 1) * grid.h()) : "");
        return String.format(Locale.ROOT, "at %s the damage of %.2g still changes by %.1g a sweep; a crack runs farther than these sweeps, or "
                + "stress above the strength of intact ceramic breaks it at large", place, now[most], moved);
    }

    private double damageTolerance(double moved) {
        double wanted = Math.max(LAST_DAMAGE_SHARE * tolerances.damage(), SHARE_OF_CHANGE * moved);
        return Math.min(FIRST_DAMAGE_SHARE * tolerances.damage(), wanted);
    }

    private void linearise(Buffer u, Buffer d, Filling filling) {
        damage.degradation(d, degradation);
        filling.press(u, d, mechanics);
        filling.fluid().weigh(u, d, mechanics);
        mechanics.stiffen(u, degradation);
    }

    /**
     * Shortens the Newton step from the previous displacement to u where the energy rises at its end: cells that open or
     * close and metal that gains or loses contact bend the energy, and a full step may overshoot without end. The slope along
     * the step is then brought near 0 by false position with halved weights (Illinois; Dowell and Jarratt 1971), for behind
     * such a bend it may be a million times steeper than before it.
     *
     * <p>A fluid's pressures stay what they are at the step's end: the next solve finds them again.
     *
     * @return energy of the Newton step, step . A step
     */
    private double descend(Buffer u, Buffer d, Filling filling) {
        step.copyFrom(u);
        kernels.axpy(-1, previousDisplacement, step);
        double correction = -mechanics.slope(previousDisplacement, step);
        double low = 0;
        double high = 1;
        double slopeAtLow = -correction;
        double slopeAtHigh = slopeAt(u, d, filling);
        if (slopeAtHigh <= ACCEPTED_SLOPE * correction) {
            return correction;
        }
        for (int trial = 0; trial < LARGEST_SEARCH; trial++) {
            double share = low + (high - low) * slopeAtLow / (slopeAtLow - slopeAtHigh);
            u.copyFrom(previousDisplacement);
            kernels.axpy(share, step, u);
            double slope = slopeAt(u, d, filling);
            if (Math.abs(slope) <= ACCEPTED_SLOPE * correction) {
                break;
            }
            if (slope < 0) {
                low = share;
                slopeAtLow = slope;
                slopeAtHigh /= 2;
            } else {
                high = share;
                slopeAtHigh = slope;
                slopeAtLow /= 2;
            }
        }
        return correction;
    }

    private double slopeAt(Buffer u, Buffer d, Filling filling) {
        filling.press(u, d, mechanics);
        mechanics.follow(u, degradation);
        mechanics.load();
        return mechanics.slope(u, step);
    }

    private static Outcome failed(int sweeps, int elastic, int damage, String reason) {
        return new Outcome(sweeps, elastic, damage, false, reason);
    }

    private void drive(Buffer u, Buffer d, Optional<Buffer> history, Filling filling) {
        filling.fluid().press(u, d, mechanics);
        mechanics.drivingEnergy(u, degradation, psi, held);
        filling.fluid().drive(u, d, mechanics, psi, held);
        history.ifPresent(largest -> kernels.run(FractureKernels.history(grid, psi, d, law.freezeAbove()).into(largest)));
    }
}
