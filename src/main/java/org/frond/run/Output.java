package org.frond.run;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.frond.grid.Field;
import org.frond.io.Column;
import org.frond.io.FieldData;
import org.frond.picture.Still;
import org.frond.model.State;

/** What a problem offers to be written of its states: columns, fields and pictures. */
interface Output extends FieldSource {

    /** The columns of {@code history.csv}; the first two are the step and the time. */
    List<Column> columns(State state);

    /** The line of the start; empty where the first line is that of the first step. */
    Optional<Object[]> startRow();

    /** The names of the events there can be, for the column that holds them. */
    String eventNames();

    /** Further columns of {@code events.csv}, for what is measured of an event. */
    List<Column> eventColumns();

    /** The fields of a snapshot, on their way from the device. */
    Map<Field, Supplier<double[]>> fields(State state);

    /** Further documents of a snapshot, by file name. */
    Map<String, String> documents(State state);

    /** The frame of one time. */
    Still frame(double time, long step, List<FieldData> fields);

    /** Draws the picture of the end. */
    BufferedImage picture(double time, long step, List<FieldData> fields);

    /** What is drawn of the history, from top to bottom; empty for nothing. */
    List<Plot> plots();

    /**
     * A panel of the picture of the history.
     *
     * @param label quantity
     * @param unit  of all its lines
     * @param lines names of columns by their names in the legend
     */
    record Plot(String label, String unit, Map<String, String> lines) {
    }
}
