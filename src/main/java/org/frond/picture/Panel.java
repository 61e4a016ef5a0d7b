package org.frond.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.grid.Field;
import org.frond.grid.Rank;
import org.frond.io.FieldData;

/**
 * One field of a picture: its values, its colours, and what is drawn over them. Of a vector field the magnitude is
 * shown, of a tensor the mean of its normal components.
 *
 * @param data  the field
 * @param map   its colours
 * @param range values at the ends of the colours; nearly all values of the field when empty
 * @param lines level lines of other fields drawn over it
 */
public record Panel(FieldData data, ColourMap map, Optional<ColourRange> range, List<LevelLine> lines) {

    /** The line along which a field has a value. */
    public record LevelLine(FieldData data, double level) {
    }

    public Panel {
        lines = List.copyOf(lines);
    }

    /** A field in the colours of its kind and a range of its own. */
    public static Panel of(FieldData data, ColourMap map) {
        return new Panel(data, map, Optional.empty(), List.of());
    }

    /** The same panel with a fixed range, as frames of one film need. */
    public Panel range(double low, double high) {
        return new Panel(data, map, Optional.of(new ColourRange(low, high)), lines);
    }

    /** The same panel with one more level line, such as the crack at d = 0.5. */
    public Panel line(FieldData other, double level) {
        List<LevelLine> more = new ArrayList<>(lines);
        more.add(new LevelLine(other, level));
        return new Panel(data, map, range, more);
    }

    /** Name and symbol, such as {@code Metal pressure p}. */
    String title() {
        Field field = data.field();
        String name = field.name().replace('_', ' ').replace('-', ' ');
        String phrase = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (field.rank() == Rank.SYMMETRIC_TENSOR) {
            return "Mean " + name + "  tr " + Symbols.greek(field.symbol()) + "/3";
        }
        String symbol = field.components() > 1 ? "|" + Symbols.greek(field.symbol()) + "|" : Symbols.greek(field.symbol());
        return field.symbol().isEmpty() || field.symbol().equals(name) ? phrase : phrase + "  " + symbol;
    }
}
