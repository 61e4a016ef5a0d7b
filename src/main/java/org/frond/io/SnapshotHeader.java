package org.frond.io;

import java.util.List;
import java.util.Locale;
import org.frond.grid.Field;
import org.frond.grid.Grid;

/**
 * What a snapshot is about, without its values.
 *
 * @param number  position among the snapshots of its run, from 0; names the file
 * @param step      step of the run
 * @param time      simulated time [s]
 * @param grid      the grid all fields share
 * @param fields  the fields stored
 * @param storage bytes per number in the file
 */
public record SnapshotHeader(int number, long step, double time, Grid grid, List<Field> fields,
                             Storage storage) {

    public SnapshotHeader {
        fields = List.copyOf(fields);
    }

    /** File name of the snapshot, such as {@code 000042.h5}. */
    public String fileName() {
        return fileName(number);
    }

    static String fileName(long number) {
        return String.format(Locale.ROOT, "%06d.h5", number);
    }
}
