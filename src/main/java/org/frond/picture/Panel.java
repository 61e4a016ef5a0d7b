package org.frond.picture;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Field;
import org.frond.grid.Rank;
import org.frond.io.FieldData;

/**
 * One field of a picture: its values, its colours, and what is drawn over them. Of a vector field the magnitude is
 * shown, of a tensor the mean of its normal components.
 *
 * @param data     the field
 * @param title    name and symbol
 * @param map      its colours
 * @param labels   whether values are labels, each in a colour of its own
 * @param range    values at the ends of the colours; nearly all values of the field when empty
 * @param lines    drawn over it
 * @param deformed the shape in which it is drawn, if not in that of the grid
 */
public record Panel(FieldData data, String title, ColourMap map, boolean labels, Optional<ColourRange> range, List<Lines> lines,
                    Optional<Deformed> deformed) {

    /** What a line stands for, which decides how it is drawn. */
    public enum Ink {
        /** Boundaries between grains. */
        GRAINS(new Color(96, 104, 114, 150), 0.8, false),
        /** Lines along which the current flows. */
        CURRENT(new Color(0xb3, 0x3c, 0x86, 200), 0.9, false),
        /** The outline of the metal. */
        METAL(new Color(0x00, 0x8f, 0x7a), 1.3, true),
        /** The line that a smeared crack stands for. */
        CRACK(new Color(0x11, 0x14, 0x18), 1.3, true);

        private final Color colour;
        private final double width;
        private final boolean halo;

        Ink(Color colour, double width, boolean halo) {
            this.colour = colour;
            this.width = width;
            this.halo = halo;
        }

        Color colour() {
            return colour;
        }

        /** At a text of 14 pixels [pixels]. */
        double width() {
            return width;
        }

        /** Whether it lies on a bright margin, so that it is seen on dark colours. */
        boolean hasHalo() {
            return halo;
        }
    }

    /**
     * Lines of one kind.
     *
     * @param ink   what they stand for
     * @param lines x, y, x, y, ... each, in cell widths
     */
    public record Lines(Ink ink, List<double[]> lines) {
    }

    /**
     * A shape that is magnified to be seen.
     *
     * @param displacement two components or more per node [m]
     * @param factor       how much it is magnified
     */
    public record Deformed(FieldData displacement, double factor) {
    }

    public Panel {
        lines = List.copyOf(lines);
    }

    /** A field in the colours of its kind and a range of its own. */
    public static Panel of(FieldData data, ColourMap map) {
        return new Panel(data, title(data.field()), map, false, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same panel with another title. */
    public Panel title(String words) {
        return new Panel(data, words, map, labels, range, lines, deformed);
    }

    /** The same panel for values that are labels. */
    public Panel asLabels() {
        return new Panel(data, title, map, true, range, lines, deformed);
    }

    /** The same panel with a fixed range, as frames of one film need. */
    public Panel range(double low, double high) {
        return range(new ColourRange(low, high));
    }

    /** The same panel with a fixed range. */
    public Panel range(ColourRange fixed) {
        return new Panel(data, title, map, labels, Optional.of(fixed), lines, deformed);
    }

    /** The same panel with the range of its field, where one is given and it has none of its own. */
    Panel within(Map<String, ColourRange> ranges) {
        return labels || range.isPresent() || !ranges.containsKey(data.field().name()) ? this : range(ranges.get(data.field().name()));
    }

    /** The range for values between extremes. */
    ColourRange between(Extremes extremes) {
        return ColourRange.of(extremes, map.diverging(), data.field().unit());
    }

    /** The same panel with other values of its field, such as those in a plane. */
    public Panel data(FieldData other) {
        return new Panel(other, title, map, labels, range, lines, deformed);
    }

    /** The same panel with further lines over it. */
    public Panel lines(Ink ink, List<double[]> further) {
        List<Lines> more = new ArrayList<>(lines);
        more.add(new Lines(ink, further));
        return new Panel(data, title, map, labels, range, more, deformed);
    }

    /** The same panel in the shape that a displacement gives. */
    public Panel deformed(Deformed shape) {
        return new Panel(data, title, map, labels, range, lines, Optional.of(shape));
    }

    /** Name and symbol, such as {@code Metal pressure  p}. */
    private static String title(Field field) {
        String name = field.name().replace('_', ' ').replace('-', ' ');
        String phrase = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        if (field.rank() == Rank.SYMMETRIC_TENSOR) {
            return "Mean " + name + "  tr " + Symbols.greek(field.symbol()) + "/3";
        }
        String symbol = field.components() > 1 ? "|" + Symbols.greek(field.symbol()) + "|" : Symbols.greek(field.symbol());
        return field.symbol().isEmpty() || field.symbol().equals(name) ? phrase : phrase + "  " + symbol;
    }
}
