package org.frond.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Grid;

/**
 * The state of a run at one time, complete enough that its file explains itself.
 *
 * @param header    which snapshot of which grid at which time, and the fields in it
 * @param fields    the values of every field of the header, in its order
 * @param documents texts stored beside them by file name, such as {@code config.yaml}, {@code provenance.json},
 *                  {@code budgets.json}
 */
public record Snapshot(SnapshotHeader header, List<FieldData> fields, Map<String, String> documents) {

    public Snapshot {
        fields = List.copyOf(fields);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /** A snapshot of the given fields with every bit kept. */
    public static Snapshot of(int number, long step, double time, Grid grid, List<FieldData> fields,
                              Map<String, String> documents) {
        SnapshotHeader header = new SnapshotHeader(number, step, time, grid,
                fields.stream().map(FieldData::field).toList(), Storage.FLOAT64);
        return new Snapshot(header, fields, documents);
    }

    /** The same snapshot with another number of bytes per number in the file. */
    public Snapshot as(Storage storage) {
        return new Snapshot(new SnapshotHeader(header.number(), header.step(), header.time(), header.grid(),
                header.fields(), storage), fields, documents);
    }

    /** The field of that name, if it was stored. */
    public Optional<FieldData> field(String name) {
        return fields.stream().filter(data -> data.field().name().equals(name)).findFirst();
    }
}
