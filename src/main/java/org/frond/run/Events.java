package org.frond.run;

import java.util.List;
import java.util.stream.Collectors;
import org.frond.io.Column;
import org.frond.measure.CrackAdvance;

/** The columns of {@code events.csv}: what happened that a history line does not show. */
final class Events {

    private Events() {
    }

    static List<Column> columns(int dim) {
        String current = dim == 3 ? "A" : "A/m";
        return List.of(
                Column.count("Step", "Step at whose end it was noticed"),
                Column.number("Time", "s", "Simulated time"),
                Column.text("Event", "transgranular advance, intergranular advance, refused step, crossed, metal crossed"),
                Column.optional("Length", "m", "Length of an advance"),
                Column.optional("x", "m", "Where: the tip of an advance"),
                Column.optional("y", "m", "Where: the tip of an advance"),
                Column.optional("Pressure before", "Pa", "Largest mean metal pressure since the last advance"),
                Column.optional("Pressure after", "Pa", "Mean metal pressure now"),
                Column.optional("Current before", current, "Least dendrite current since the last advance"),
                Column.optional("Current after", current, "Dendrite current now"),
                Column.text("Detail", "Grains entered, or why a step was refused"));
    }

    static Object[] advance(long step, double time, CrackAdvance advance, double pressureBefore, double pressure,
            double currentBefore, double current) {
        String grains = advance.grainsEntered().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String mode = advance.mode() == CrackAdvance.Mode.INTERGRANULAR ? "intergranular" : "transgranular";
        return new Object[] {step, time, mode + " advance", advance.length(), advance.to().x(), advance.to().y(),
            pressureBefore, pressure, currentBefore, current, grains.isEmpty() ? "" : "grains " + grains};
    }

    static Object[] plain(long step, double time, String event, String detail) {
        return new Object[] {step, time, event, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, detail};
    }
}
