package org.frond.run;

import java.util.List;
import java.util.stream.Collectors;
import org.frond.io.Column;
import org.frond.measure.CrackAdvance;

/** The columns of {@code events.csv}: what happened that a history line does not show. */
final class Events {

    private Events() {
    }

    static List<Column> columns() {
        return List.of(
                Column.count("Step", "Step at whose end it was noticed"),
                Column.number("Time", "s", "Simulated time"),
                Column.text("Event", "transgranular advance, intergranular advance, refused step, crossed, metal crossed"),
                Column.optional("Length", "m", "Length of an advance"),
                Column.optional("x", "m", "Where: the tip of an advance"),
                Column.optional("y", "m", "Where: the tip of an advance"),
                Column.optional("Pressure before", "Pa", "Mean metal pressure when the last advance had ended"),
                Column.optional("Pressure after", "Pa", "Mean metal pressure now"),
                Column.text("Detail", "Grains entered, or why a step was refused"));
    }

    static Object[] advance(long step, double time, CrackAdvance advance, double before, double after) {
        String grains = advance.grainsEntered().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String mode = advance.mode() == CrackAdvance.Mode.INTERGRANULAR ? "intergranular" : "transgranular";
        return new Object[] {step, time, mode + " advance", advance.length(), advance.to().x(), advance.to().y(), before,
            after, grains.isEmpty() ? "" : "grains " + grains};
    }

    static Object[] plain(long step, double time, String event, String detail) {
        return new Object[] {step, time, event, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, detail};
    }
}
