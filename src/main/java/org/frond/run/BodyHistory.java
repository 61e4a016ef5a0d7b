package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frond.config.Config;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.RunState;
import org.frond.measure.Front;
import org.frond.model.Fronts;
import org.frond.model.LoadedSolid;
import org.frond.model.State;
import org.frond.solver.Kernels;

/**
 * The lines of {@code history.csv} of a body without a cell: energies, what holds and drives it, cracks, and the probes and
 * errors of its configuration. All is found on the device, from which numbers come. Extensive numbers are per metre of depth
 * in 2-D.
 */
final class BodyHistory {

    private static final String WORK_STORED = "external work";
    private static final String HEALED_STORED = "healed damage";
    /** Concentration from which on a node belongs to a particle. */
    private static final double PARTICLE = 0.5;

    private final Config config;
    private final Grid grid;
    private final BodyModel model;
    private final Probes probes;
    private final Optional<OutsideWork> work;
    private final Optional<Fronts> fronts;
    private final Optional<Buffer> lastDamage;
    private double healed;

    BodyHistory(Config config, Kernels kernels, Grid grid, BodyModel model) {
        this.config = config;
        this.grid = grid;
        this.model = model;
        this.probes = new Probes(config, kernels, grid, model);
        this.work = config.solvesDisplacement() ? Optional.of(new OutsideWork(kernels, grid, model)) : Optional.empty();
        this.fronts = config.solvesDamage() || config.nucleates() ? Optional.of(new Fronts(kernels, grid)) : Optional.empty();
        this.lastDamage = config.solvesDamage() ? Optional.of(kernels.vector(grid, 1)) : Optional.empty();
    }

    /** Begins with the state at time zero. */
    void start(State state) {
        begin(state, 0, 0);
    }

    /** Continues from a state and what was remembered with it. */
    void resume(State state, RunState stored) {
        begin(state, stored.number(WORK_STORED), stored.number(HEALED_STORED));
    }

    private void begin(State state, double done, double healedBefore) {
        work.ifPresent(forces -> forces.begin(state, done));
        lastDamage.ifPresent(damage -> damage.copyFrom(state.damage()));
        healed = healedBefore;
    }

    /** The work so far, and the largest decrease of the damage. */
    RunState memory() {
        return new RunState(Map.of(), Map.of(), Map.of(WORK_STORED, work(), HEALED_STORED, healed), Map.of());
    }

    /** Largest decrease of the damage at any node in any step. */
    double healed() {
        return healed;
    }

    /** Work of outside forces so far [J/m, J]. */
    double work() {
        return work.map(OutsideWork::done).orElse(0.0);
    }

    /** The columns, by the names a state gives them. */
    List<Column> columns(State state) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.count("Step", "Accepted steps so far; 0 is the start"),
                Column.number("Time", "s", "Simulated time at the end of the step")));
        String energy = grid.dim() == 3 ? "J" : "J/m";
        if (config.solvesDisplacement()) {
            columns.add(Column.number("Elastic energy", energy, "Strain energy"));
            columns.add(Column.number("External work", energy, "Work of the forces from outside, by the trapezoidal rule"));
        }
        if (model.means(state).isPresent()) {
            strainNames().forEach(name -> columns.add(Column.number("Mean strain " + name, "1", "Mean over the body"
                    + (name.charAt(0) == name.charAt(1) ? "" : ", half the change of the angle"))));
            strainNames().forEach(name -> columns.add(Column.number("Mean stress " + name, "Pa", "Mean over the body")));
        }
        if (config.solvesDamage()) {
            columns.add(Column.number("Crack energy", energy, "Energy spent on cracks"));
            columns.add(Column.number("Crack area", grid.dim() == 3 ? "m^2" : "m", "Integral of the crack surface density"));
            columns.add(Column.number("Healed damage", "1", "Largest decrease of the damage at any node"));
            for (String axis : axes()) {
                columns.add(Column.optional("Crack from " + axis, "m", "Least coordinate of what is broken"));
                columns.add(Column.optional("Crack to " + axis, "m", "Largest coordinate of what is broken"));
            }
        }
        if (config.followsFreeEnergy()) {
            columns.add(Column.number("Free energy", energy, "What drives the concentration"));
        }
        if (config.solvesConcentration()) {
            columns.add(Column.number("Mean concentration", "1", "Mean of the concentration over the volume"));
        }
        if (config.solvesTemperature()) {
            columns.add(Column.number("Mean temperature", "1", "Mean of the temperature over the volume"));
        }
        if (config.nucleates()) {
            columns.add(Column.count("Particles", "Disjoint parts in which the concentration is 1/2 or more"));
        }
        for (String name : reactions(state).keySet()) {
            String amount = name.startsWith("Force") ? "N" : name.startsWith("Current") ? "A" : "mol/s";
            String unit = grid.dim() == 3 ? amount : name.startsWith("Moles") ? "mol/(m s)" : amount + "/m";
            columns.add(Column.number(name, unit, "What holds the given value there"));
        }
        columns.addAll(probes.columns());
        columns.add(Column.count("Sweeps", "Sweeps of displacement and damage"));
        columns.add(Column.count("Displacement iterations", "Linear iterations for the displacement"));
        columns.add(Column.count("Damage iterations", "Linear iterations for the damage"));
        columns.add(Column.count("Scalar iterations", "Linear iterations for potential and concentration"));
        return columns;
    }

    private List<String> strainNames() {
        return grid.dim() == 2 ? List.of("xx", "yy", "xy") : List.of("xx", "yy", "zz", "yz", "xz", "xy");
    }

    private List<String> axes() {
        return List.of("x", "y", "z").subList(0, grid.dim());
    }

    /** What flows in and pulls where values are held, in the order of its columns' names. */
    private Map<String, Double> reactions(State state) {
        Map<String, Double> reactions = new TreeMap<>();
        work.ifPresent(outside -> model.addForces(state, outside.forces(), reactions));
        model.addFlows(state, reactions);
        return reactions;
    }

    /** The line of a state. */
    Object[] row(State state, BodyReport report) {
        List<Object> row = new ArrayList<>(List.of(state.clock().step(), state.clock().time()));
        List<Double> probed = probes.of(state); // a formula that has no value here ends the run before any work is counted
        work.ifPresent(outside -> outside.add(state));
        if (config.solvesDisplacement()) {
            LoadedSolid.Measures measures = model.measure(state).orElseThrow();
            Optional<LoadedSolid.Means> means = model.means(state);
            means.ifPresent(work.orElseThrow()::add);
            row.add(measures.elasticEnergy());
            row.add(work());
            means.ifPresent(found -> {
                for (int s = 0; s < found.strain().length; s++) {
                    row.add(s < grid.dim() ? found.strain()[s] : found.strain()[s] / 2);
                }
                for (double stress : found.stress()) {
                    row.add(stress);
                }
            });
            if (config.solvesDamage()) {
                row.add(measures.crackEnergy());
                row.add(measures.crackArea());
                addCracks(row, state.damage());
            }
        }
        model.freeEnergy(state).ifPresent(row::add);
        if (config.solvesConcentration()) {
            row.add(model.meanConcentration(state));
        }
        if (config.solvesTemperature()) {
            row.add(model.meanTemperature(state));
        }
        if (config.nucleates()) {
            row.add(fronts.orElseThrow().parts(state.concentration(), PARTICLE));
        }
        row.addAll(reactions(state).values());
        row.addAll(probed);
        row.addAll(List.of(report.sweeps(), report.displacementIterations(), report.damageIterations(),
                report.scalarIterations()));
        return row.toArray();
    }

    private void addCracks(List<Object> row, Buffer damage) {
        Fronts found = fronts.orElseThrow();
        Buffer before = lastDamage.orElseThrow();
        double decrease = found.largestDecrease(before, damage);
        row.add(decrease);
        healed = Math.max(healed, decrease);
        before.copyFrom(damage);
        for (int axis = 0; axis < grid.dim(); axis++) {
            Optional<Fronts.Span> span = found.span(damage, Front.BROKEN, axis);
            row.add(span.map(Fronts.Span::from).orElse(Double.NaN));
            row.add(span.map(Fronts.Span::to).orElse(Double.NaN));
        }
    }
}
