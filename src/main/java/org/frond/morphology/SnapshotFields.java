package org.frond.morphology;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.DamagedFileException;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.Snapshot;
import org.frond.io.SnapshotFolder;
import org.frond.io.SnapshotHeader;
import org.frond.measure.GrainMap;
import org.frond.model.Fields;

/**
 * The fields of a snapshot that are measured.
 *
 * @param file     where it lies
 * @param snapshot with the fields of {@link #WANTED} that it has
 */
record SnapshotFields(Path file, Snapshot snapshot) {

    /** Name of the document with the charges. */
    private static final String BUDGETS = "budgets.json";
    private static final Set<String> WANTED =
            Stream.of(Fields.DAMAGE, Fields.METAL, Fields.PLATED, Fields.GRAIN, Fields.BOUNDARY).map(field -> field.name())
                    .collect(Collectors.toUnmodifiableSet());

    /**
     * Reads a snapshot.
     *
     * @throws DamagedFileException if it is not what was written, or holds what is no number
     */
    static SnapshotFields read(SnapshotFolder folder, Path file) {
        folder.requireWritten(file);
        SnapshotFields fields = new SnapshotFields(file, SnapshotFolder.readSome(file, field -> WANTED.contains(field.name())));
        fields.snapshot.fields().stream().filter(data -> !fields.isFinite(data)).findFirst().ifPresent(data -> {
            throw new DamagedFileException(file + ": the field '" + data.field().name() + "' holds what is no number");
        });
        return fields;
    }

    private boolean isFinite(FieldData data) {
        // the halo holds zeros
        return Arrays.stream(data.values()).allMatch(Double::isFinite);
    }

    SnapshotHeader header() {
        return snapshot.header();
    }

    Grid grid() {
        return header().grid();
    }

    Optional<double[]> damage() {
        return values(Fields.DAMAGE.name());
    }

    Optional<double[]> metal() {
        return values(Fields.METAL.name());
    }

    /** Volume of metal per volume, one per cell. */
    Optional<double[]> plated() {
        return values(Fields.PLATED.name());
    }

    private Optional<double[]> values(String name) {
        return snapshot.field(name).map(FieldData::values);
    }

    /** The grains, with distances from their boundaries in widths w of these: G = exp(-(s/w)^2) is what is stored. */
    Optional<GrainMap> grains() {
        return values(Fields.GRAIN.name()).flatMap(numbers -> values(Fields.BOUNDARY.name()).map(weights -> new GrainMap(grid(),
                Arrays.stream(numbers).mapToInt(number -> (int) number).toArray(),
                Arrays.stream(weights).map(weight -> Math.sqrt(-Math.log(Math.min(1, weight)))).toArray())));
    }

    /** Charge plated into the film on the left electrode so far [C/m, C]. */
    OptionalDouble planarCharge() {
        String budgets = snapshot.documents().get(BUDGETS);
        if (budgets == null) {
            return OptionalDouble.empty();
        }
        Map<String, Object> content = JsonFile.parse(file + ", " + BUDGETS, budgets);
        return content.get("planar_charge") instanceof Number charge ? OptionalDouble.of(charge.doubleValue()) : OptionalDouble.empty();
    }

    /** Integral of a value per cell over those that pass, in the order of the cells [m^2, m^3]. */
    static double integral(Grid grid, double[] values, IntPredicate passes) {
        double sum = 0;
        for (int k = 0; k < grid.count(Location.CELL, 2); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                double row = 0;
                int start = grid.index(0, j, k);
                for (int cell = start; cell < start + grid.nx(); cell++) {
                    row += passes.test(cell) ? values[cell] : 0;
                }
                sum += row;
            }
        }
        return sum * grid.cellVolume();
    }
}
