package org.frond.config;

import static org.frond.config.Level.ADVANCED;

import java.util.List;
import org.frond.unit.QuantityKind;

/** The regular grid of square or cubic cells. */
public final class GridSettings {

    static final Section SECTION = new Section("grid",
            "The regular grid; x runs from the plating electrode (x = 0) to the counter electrode");

    public static final Parameter<List<Integer>> CELLS = SECTION.wholePerAxis("cells", "[128, 128]",
            Range.between(1, 100_000), "Cells along x, y (and z); two numbers make a plane run, three a run in space.");
    public static final Parameter<List<Double>> SIZE = SECTION.quantityPerAxis("size", QuantityKind.LENGTH,
            "[20 um, 20 um]", Range.above(0), "Edges of the domain along x, y (and z); cells must come out square.");

    public static final Parameter<List<Axis>> PERIODIC = SECTION.someOf("periodic", Axis.class, "axes", ADVANCED,
            "Axes along which the domain repeats itself without end, for a body without a cell that does not crack; there"
            + " are no sides across them.");

    /** An axis of the grid. */
    public enum Axis {
        X, Y, Z;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    private GridSettings() {
    }
}
