package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.frond.config.Config;
import org.frond.config.CrossingSettings;
import org.frond.config.ErrorSettings;
import org.frond.config.OutputField;
import org.frond.config.ProbeSettings;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.FieldData;
import org.frond.measure.Components;
import org.frond.measure.Front;
import org.frond.model.LoadedSolid;
import org.frond.model.State;

/**
 * The lines of {@code history.csv} of a body without a cell: energies, what holds and drives it, cracks, and the probes and
 * errors of its configuration. Extensive numbers are per metre of depth in 2-D.
 */
final class SpecimenHistory {

    /** Concentration from which on a node belongs to a particle. */
    private static final double PARTICLE = 0.5;

    private final Config config;
    private final Grid grid;
    private final SpecimenModel model;
    private double work;
    private double[] lastForces;
    private double[] lastDisplacement;
    private Optional<LoadedSolid.Means> lastMeans = Optional.empty();

    SpecimenHistory(Config config, Grid grid, SpecimenModel model) {
        this.config = config;
        this.grid = grid;
        this.model = model;
    }

    /** Takes over a state, at which outside forces had done so much work. */
    void begin(State state, double done) {
        work = done;
        lastForces = model.forces(state);
        lastDisplacement = state.displacement().toArray();
        lastMeans = model.means(state);
    }

    /** Work of outside forces so far [J/m, J]. */
    double work() {
        return work;
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
        for (String name : model.reactions(state, lastForces).keySet()) {
            String amount = name.startsWith("Force") ? "N" : name.startsWith("Current") ? "A" : "mol/s";
            String unit = grid.dim() == 3 ? amount : name.startsWith("Moles") ? "mol/(m s)" : amount + "/m";
            columns.add(Column.number(name, unit, "What holds the given value there"));
        }
        for (String name : config.names(ProbeSettings.SECTION)) {
            columns.add(Column.number(name, unit(state, config.get(ProbeSettings.FIELD.of(name))), "Probe"));
        }
        for (String name : config.names(ErrorSettings.SECTION)) {
            columns.add(Column.number(name, unit(state, config.get(ErrorSettings.FIELD.of(name))), "Distance from a formula"));
        }
        for (String name : config.names(CrossingSettings.SECTION)) {
            columns.add(Column.optional(name, "m", "How far along its line a field last passes a level"));
        }
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

    private String unit(State state, OutputField field) {
        return model.field(state, field).field().unit();
    }

    /** The line of a state. */
    Object[] row(State state, double[] damageBefore, SpecimenModel.Report report) {
        List<Object> row = new ArrayList<>(List.of(state.clock().step(), state.clock().time()));
        double[] forces = model.forces(state);
        double[] displacement = state.displacement().toArray();
        for (int n = 0; n < forces.length; n++) {
            work += 0.5 * (forces[n] + lastForces[n]) * (displacement[n] - lastDisplacement[n]);
        }
        lastForces = forces;
        lastDisplacement = displacement;
        if (config.solvesDisplacement()) {
            LoadedSolid.Measures measures = model.measure(state).orElseThrow();
            Optional<LoadedSolid.Means> means = model.means(state);
            means.ifPresent(this::addMeanWork);
            row.add(measures.elasticEnergy());
            row.add(work);
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
                addCracks(row, damageBefore, state.damage().toArray());
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
            row.add((long) Components.of(grid, state.concentration().toArray(), PARTICLE).count());
        }
        row.addAll(new TreeMap<>(model.reactions(state, forces)).values());
        Map<OutputField, FieldData> fields = new TreeMap<>();
        for (String name : config.names(ProbeSettings.SECTION)) {
            FieldData data = fields.computeIfAbsent(config.get(ProbeSettings.FIELD.of(name)), field -> model.field(state, field));
            row.add(FieldProbe.of(grid, data, config.get(ProbeSettings.COMPONENT.of(name)))
                    .at(config.get(ProbeSettings.AT.of(name))));
        }
        for (String name : config.names(ErrorSettings.SECTION)) {
            FieldData data = fields.computeIfAbsent(config.get(ErrorSettings.FIELD.of(name)), field -> model.field(state, field));
            row.add(error(name, data, state.clock().time()));
        }
        for (String name : config.names(CrossingSettings.SECTION)) {
            FieldData data = fields.computeIfAbsent(config.get(CrossingSettings.FIELD.of(name)), field -> model.field(state, field));
            row.add(new Crossing(config.get(CrossingSettings.FROM.of(name)), config.get(CrossingSettings.TO.of(name)),
                    config.get(CrossingSettings.LEVEL.of(name)))
                    .of(grid, FieldProbe.of(grid, data, config.get(CrossingSettings.COMPONENT.of(name)))));
        }
        row.addAll(List.of(report.sweeps(), report.displacementIterations(), report.damageIterations(),
                report.scalarIterations()));
        return row.toArray();
    }

    /** Adds what the mean stress does on the mean strain. */
    private void addMeanWork(LoadedSolid.Means present) {
        LoadedSolid.Means before = lastMeans.orElse(present);
        double volume = grid.cellVolume() * grid.nx() * grid.ny() * grid.nz();
        for (int s = 0; s < present.strain().length; s++) {
            work += 0.5 * volume * (present.stress()[s] + before.stress()[s]) * (present.strain()[s] - before.strain()[s]);
        }
        lastMeans = Optional.of(present);
    }

    private void addCracks(List<Object> row, double[] before, double[] damage) {
        double healed = 0;
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (int n = 0; n < damage.length; n++) {
            healed = Math.max(healed, before[n] - damage[n]);
        }
        Places.nodes(grid).forEach(0, (n, place) -> {
            if (damage[n] >= Front.BROKEN) {
                double[] at = {place.x(), place.y(), place.z()};
                for (int axis = 0; axis < grid.dim(); axis++) {
                    least[axis] = Math.min(least[axis], at[axis]);
                    most[axis] = Math.max(most[axis], at[axis]);
                }
            }
        });
        row.add(healed);
        for (int axis = 0; axis < grid.dim(); axis++) {
            boolean any = least[axis] <= most[axis];
            row.add(any ? least[axis] : Double.NaN);
            row.add(any ? most[axis] : Double.NaN);
        }
    }

    private double error(String name, FieldData data, double time) {
        FieldProbe probe = FieldProbe.of(grid, data, config.get(ErrorSettings.COMPONENT.of(name)));
        Places places = new Places(grid, data.field().location());
        double[] exact = places.values(config.get(ErrorSettings.EXACT.of(name)), time);
        boolean[] within = places.inside(config.get(ErrorSettings.WITHIN.of(name)));
        double[] sums = new double[3];
        places.forEach(time, (n, place) -> {
            if (within[n]) {
                double difference = Math.abs(probe.at(n) - exact[n]);
                sums[0]++;
                sums[1] += difference * difference;
                sums[2] = Math.max(sums[2], difference);
            }
        });
        return config.get(ErrorSettings.NORM.of(name)) == ErrorSettings.Norm.MAX ? sums[2] : Math.sqrt(sums[1] / sums[0]);
    }
}
