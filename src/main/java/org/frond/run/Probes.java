package org.frond.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.config.CrossingSettings;
import org.frond.config.ErrorSettings;
import org.frond.config.OutputField;
import org.frond.config.ProbeSettings;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.model.State;
import org.frond.solver.Kernels;

/** What a configuration asks to be measured of single fields in every step: probes, errors and crossings, in this order. */
final class Probes {

    private final FieldSource source;
    private final List<Probe> all = new ArrayList<>();

    /** A column, the field that it is about, and how its number is found. */
    private record Probe(Column column, OutputField field, Measure measure) {
    }

    /** One number of a field at a time [s]. */
    private interface Measure {
        double of(Buffer field, double time);
    }

    Probes(Config config, Kernels kernels, Grid grid, FieldSource source) {
        this.source = source;
        for (String name : config.names(ProbeSettings.SECTION)) {
            OutputField field = config.get(ProbeSettings.FIELD.of(name));
            Field shown = FieldSource.description(field, grid.dim());
            FieldProbe probe = new FieldProbe(kernels, grid, shown, config.get(ProbeSettings.COMPONENT.of(name)),
                    List.of(config.get(ProbeSettings.AT.of(name))));
            add(Column.number(name, shown.unit(), "Probe"), field, (values, time) -> probe.read(values)[0]);
        }
        for (String name : config.names(ErrorSettings.SECTION)) {
            OutputField field = config.get(ErrorSettings.FIELD.of(name));
            Field shown = FieldSource.description(field, grid.dim());
            FieldError error = new FieldError(kernels, grid, shown, config.get(ErrorSettings.COMPONENT.of(name)),
                    config.formula(ErrorSettings.EXACT.of(name)), config.formula(ErrorSettings.WITHIN.of(name)),
                    config.get(ErrorSettings.NORM.of(name)));
            add(Column.number(name, shown.unit(), "Distance from a formula"), field, error::of);
        }
        for (String name : config.names(CrossingSettings.SECTION)) {
            OutputField field = config.get(CrossingSettings.FIELD.of(name));
            Field shown = FieldSource.description(field, grid.dim());
            Crossing crossing = new Crossing(config.get(CrossingSettings.FROM.of(name)), config.get(CrossingSettings.TO.of(name)),
                    config.get(CrossingSettings.LEVEL.of(name)));
            FieldProbe line = new FieldProbe(kernels, grid, shown,
                    config.get(CrossingSettings.COMPONENT.of(name)), crossing.points(grid));
            add(Column.optional(name, "m", "How far along its line a field last passes a level"), field,
                    (values, time) -> crossing.of(line.read(values)));
        }
    }

    private void add(Column column, OutputField field, Measure measure) {
        all.add(new Probe(column, field, measure));
    }

    /** One column for each. */
    List<Column> columns() {
        return all.stream().map(Probe::column).toList();
    }

    /** Their numbers at a state. */
    List<Double> of(State state) {
        Map<OutputField, Buffer> fields = new EnumMap<>(OutputField.class);
        return all.stream().map(probe -> probe.measure().of(
                fields.computeIfAbsent(probe.field(), field -> source.values(state, field)), state.clock().time())).toList();
    }
}
