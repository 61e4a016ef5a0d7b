package org.frond.run;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.frond.io.Column;
import org.frond.measure.CrackAdvance;

/** The columns of {@code events.csv}: what happened that a history line does not show. */
final class Events {

    /** What a crack advances under: the metal's mean pressure [Pa], and the current into its dendrite [A/m, A]. */
    record Load(double pressure, double current) {

        /** Before anything has been seen. */
        static final Load NONE = new Load(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** The largest pressure and the least current of both. */
        Load and(Load other) {
            return new Load(Math.max(pressure, other.pressure), Math.min(current, other.current));
        }
    }

    private Events() {
    }

    static List<Column> columns(int dim) {
        String current = dim == 3 ? "A" : "A/m";
        return List.of(
                Column.count("Step", "Step at whose end it was noticed"),
                Column.number("Time", "s", "Simulated time"),
                Column.text("Event", "transgranular advance, intergranular advance, refused step, crossed, metal crossed"),
                Column.text("Electrode", "left, right or neither: where the crack that advanced starts from"),
                Column.optional("Length", "m", "Length of an advance"),
                Column.optional("x", "m", "Where: the tip of an advance"),
                Column.optional("y", "m", "Where: the tip of an advance"),
                Column.optional("Pressure before", "Pa", "Largest mean metal pressure since the last advance from there"),
                Column.optional("Pressure after", "Pa", "Mean metal pressure now"),
                Column.optional("Current before", current,
                        "Least current into the electrode's own dendrite since the last advance from there"),
                Column.optional("Current after", current, "Current into the electrode's own dendrite now"),
                Column.text("Detail", "Grains entered, or why a step was refused"));
    }

    /**
     * An advance of a crack.
     *
     * @param before largest pressure and least current since the last advance from the same electrode
     * @param after  pressure and current now
     */
    static Object[] advance(long step, double time, CrackAdvance advance, Load before, Load after) {
        String grains = advance.grainsEntered().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String mode = advance.mode() == CrackAdvance.Mode.INTERGRANULAR ? "intergranular" : "transgranular";
        return new Object[] {step, time, mode + " advance", name(advance.origin()), advance.length(),
            advance.to().x(), advance.to().y(), before.pressure(), after.pressure(), before.current(), after.current(),
            grains.isEmpty() ? "" : "grains " + grains};
    }

    static String name(CrackAdvance.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    static Object[] plain(long step, double time, String event, String detail) {
        return new Object[] {step, time, event, "", Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            Double.NaN, detail};
    }
}
