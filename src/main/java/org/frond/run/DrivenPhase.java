package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.model.DrivenField;
import org.frond.model.Fields;
import org.frond.model.LoadedSolid;
import org.frond.model.Part;
import org.frond.model.State;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;

/**
 * A concentration of a body without a cell that lowers its free energy by implicit steps, with the potential and the solid that
 * follow it.
 */
final class DrivenPhase implements Part {

    private final Kernels kernels;
    private final Conditions sides;
    private final DrivenField field;
    private final double charge;
    private final Optional<SteadyPotential> potential;
    private final Optional<Strain> strain;

    /** What a solid does to the concentration that strains it. */
    interface Strain {

        /** Brings the solid into equilibrium and adds its part of the potential to g; {@code first} in a step. */
        LoadedSolid.Outcome drive(State state, double time, boolean first, Buffer g);
    }

    /** A step with what moved along: the worst solution of the potential, and how the solid's equilibrium was reached. */
    record Outcome(DrivenField.Outcome phase, Convergence potential, Optional<LoadedSolid.Outcome> solid) {

        /** What moved along, after what was before. */
        BodyReport after(BodyReport before) {
            BodyReport report = before.and(potential, Fields.POTENTIAL.name());
            return solid.map(report::and).orElse(report);
        }
    }

    DrivenPhase(Config config, Kernels kernels, Grid grid, Conditions sides, Optional<SteadyPotential> potential,
            Optional<Strain> strain) {
        this.kernels = kernels;
        this.sides = sides;
        this.field = new DrivenField(kernels, grid, new PhaseAssembly(config).freeEnergy(), sides.prescribed());
        this.charge = field.law().charge();
        this.potential = potential;
        this.strain = strain;
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.CONCENTRATION);
    }

    /** Moves the concentration of a state from its time by dt [s]. */
    Outcome step(State state, double time, double dt) {
        Surroundings around = new Surroundings(state);
        DrivenField.Outcome outcome = field.step(state.concentration(), time, dt, around);
        return new Outcome(outcome, around.worst, around.solid);
    }

    /** What the concentration meets while it moves; potential and solid follow it. */
    private final class Surroundings implements DrivenField.Surroundings {

        private final State state;
        private Convergence worst = new Convergence(0, 0, true);
        private Optional<LoadedSolid.Outcome> solid = Optional.empty();

        Surroundings(State state) {
            this.state = state;
        }

        @Override
        public double[] values(double time) {
            return sides.values(time);
        }

        @Override
        public double[] inflow(double time, Buffer concentration) {
            return sides.inflow(time, concentration::toArray);
        }

        @Override
        public void addPotential(double time, Buffer concentration, Buffer g) {
            if (charge != 0) {
                potential.ifPresent(conductor -> {
                    Convergence went = conductor.follow(state, concentration, time);
                    worst = new Convergence(worst.iterations() + went.iterations(), Math.max(worst.error(), went.error()),
                            worst.reached() && went.reached());
                });
                kernels.axpy(charge, state.potential(), g);
            }
            strain.ifPresent(body -> {
                LoadedSolid.Outcome went = body.drive(state, time, solid.isEmpty(), g);
                solid = Optional.of(solid.map(earlier -> earlier.and(went)).orElse(went));
            });
        }
    }

    /** The free energy [J/m per depth in 2-D, J in 3-D]. */
    double energy(State state) {
        return charge == 0 ? field.energy(state.concentration()) : field.energy(state.concentration(), state.potential());
    }
}
