package org.frond.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.config.OutputField;
import org.frond.config.ProfileSettings;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.CsvTable;
import org.frond.io.ResultFolder;
import org.frond.model.State;
import org.frond.solver.Kernels;

/** Writes the values of fields along the lines of a configuration, each into a table of its own. */
final class Profiles {

    private final Config config;
    private final Kernels kernels;
    private final FieldSource source;

    Profiles(Config config, Kernels kernels, Problem problem) {
        this.config = config;
        this.kernels = kernels;
        this.source = problem.output();
    }

    /** Writes all lines at a state. */
    void write(ResultFolder folder, State state) {
        for (String name : config.names(ProfileSettings.SECTION)) {
            write(folder.path().resolve("profiles").resolve(name + ".csv"), name, state);
        }
    }

    private void write(Path file, String name, State state) {
        Grid grid = state.grid();
        OutputField field = config.get(ProfileSettings.FIELD.of(name));
        Field shown = FieldSource.description(field, grid.dim());
        List<List<Double>> points = points(grid, config.get(ProfileSettings.FROM.of(name)), config.get(ProfileSettings.TO.of(name)),
                config.get(ProfileSettings.POINTS.of(name)));
        double[] values = new FieldProbe(kernels, grid, shown, config.get(ProfileSettings.COMPONENT.of(name)), points)
                .read(source.values(state, field));
        removeOld(file);
        try (CsvTable table = CsvTable.create(file, List.of(Column.count("Point", "Number of the point"),
                Column.number("x", "m", "Where"), Column.number("y", "m", "Where"), Column.number("z", "m", "Where"),
                Column.number("Value", shown.unit(), shown.description())))) {
            for (int point = 0; point < values.length; point++) {
                List<Double> at = points.get(point);
                table.append(point, at.get(0), at.get(1), at.get(2), values[point]);
            }
        }
    }

    /** Points that divide a line evenly, with three coordinates each [m]. */
    private static List<List<Double>> points(Grid grid, List<Double> from, List<Double> to, int count) {
        return IntStream.range(0, count).mapToObj(point -> IntStream.range(0, 3).mapToObj(axis -> axis < grid.dim()
                ? from.get(axis) + (double) point / (count - 1) * (to.get(axis) - from.get(axis)) : 0.0).toList()).toList();
    }

    /** The profile of an earlier end, where the run has gone on since. */
    private static void removeOld(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
