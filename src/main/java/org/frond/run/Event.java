package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.io.Column;
import org.frond.model.State;

/**
 * A line of {@code events.csv}: something that happened and that a history line does not show.
 *
 * @param name     what it is
 * @param measured values of the problem's own columns; none to leave these empty
 * @param detail   more about it, in words
 */
record Event(String name, List<Object> measured, String detail) {

    static final String REFUSED_STEP = "refused step";

    /** An event that words are enough for. */
    static Event of(String name, String detail) {
        return new Event(name, List.of(), detail);
    }

    /** An attempt at a step that was refused. */
    static Event of(Problem.Refusal refusal) {
        return of(REFUSED_STEP, "of " + refusal.dt() + " s: " + refusal.reason());
    }

    /** The columns, a problem's own ones among them. */
    static List<Column> columns(Output output) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.count("Step", "Step at whose end it was noticed"),
                Column.number("Time", "s", "Simulated time"),
                Column.text("Event", output.eventNames())));
        columns.addAll(output.eventColumns());
        columns.add(Column.text("Detail", "More about it, or why a step was refused"));
        return columns;
    }

    /** Its line at the end of a step. */
    Object[] row(State.Clock clock, List<Column> own) {
        List<Object> row = new ArrayList<>(List.of(clock.step(), clock.time(), name));
        if (measured.isEmpty()) {
            own.forEach(column -> row.add(column.kind() == Column.Kind.TEXT ? "" : Double.NaN));
        } else {
            row.addAll(measured);
        }
        row.add(detail);
        return row.toArray();
    }
}
