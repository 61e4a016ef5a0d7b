package org.frond.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.Snapshot;
import org.frond.model.Fields;

/** The folder of a run as a run would leave it, with numbers that are known. */
public record SmallRun(ResultFolder folder, Grid grid) {

    static final Grid PLANE = Grid.plane(6, 4, 1e-6);

    public static SmallRun in(Path path) {
        return in(path, PLANE);
    }

    public static SmallRun in(Path path, Grid grid) {
        ResultFolder folder = ResultFolder.create(path);
        try {
            Files.writeString(folder.config(), "name: small\ntitle: A <b>small</b> run\ngrid: {cells: [6, 4], size: [6 um, 4 um]}\n"
                    + "time: {end: 1 s}\n");
            Files.writeString(folder.provenance(), "{\"version\": \"0\"}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        try (CsvTable history = CsvTable.create(folder.history(), List.of(Column.count("Step", "Step"), Column.number("Time", "s", "Time"),
                Column.number("Voltage", "V", "Voltage")));
                CsvTable events = CsvTable.create(folder.events(), List.of(Column.count("Step", "Step"), Column.number("Time", "s", "Time"),
                        Column.text("Event", "What"), Column.text("Detail", "More")))) {
            history.append(1L, 0.5, 0.3);
            history.append(2L, 1.0, 0.3);
            events.append(1L, 0.5, "refused step", "of 1.0 s: too far");
        }
        SmallRun run = new SmallRun(folder, grid);
        run.snapshot(0);
        run.snapshot(1);
        return run;
    }

    /** One more snapshot, at half its number of seconds. */
    void snapshot(int number) {
        folder.snapshots().write(Snapshot.of(number, number, number / 2.0, grid, List.of(
                data(Fields.DAMAGE, (c, i, j) -> j == 2 && i <= 3 ? 1 : 0), data(Fields.METAL, (c, i, j) -> j == 2 && i <= 1 ? 1 : 0),
                data(Fields.POTENTIAL, (c, i, j) -> 0.1 * i + number), data(Fields.DISPLACEMENT.asVector(grid.dim()), SmallRun::stretched),
                data(Fields.STRESS, (c, i, j) -> (c + 1) * 1e6 * (i + 1)), data(Fields.GRAIN, (c, i, j) -> i < 3 ? 0 : 1)), Map.of()));
    }

    /** u = (0.01 x, -0.002 y + 0.004 x). */
    private static double stretched(int component, int i, int j) {
        return component == 0 ? 0.01e-6 * i : component == 1 ? -0.002e-6 * j + 0.004e-6 * i : 0;
    }

    void complete() {
        JsonFile.write(folder.summary(), "summary", 1, Map.of("ending", "completed", "reason", "all done"));
    }

    @FunctionalInterface
    private interface Value {
        double at(int component, int i, int j);
    }

    private FieldData data(Field field, Value value) {
        double[] values = new double[field.components() * grid.size()];
        for (int c = 0; c < field.components(); c++) {
            for (int k = 0; k < grid.count(field.location(), 2); k++) {
                for (int j = 0; j < grid.count(field.location(), 1); j++) {
                    for (int i = 0; i < grid.count(field.location(), 0); i++) {
                        values[c * grid.size() + grid.index(i, j, k)] = value.at(c, i, j);
                    }
                }
            }
        }
        return FieldData.of(grid, field, values);
    }
}
