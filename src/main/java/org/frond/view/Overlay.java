package org.frond.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.measure.CrackLines;
import org.frond.measure.CrackPath;
import org.frond.picture.Cut;
import org.frond.picture.Outlines;
import org.frond.picture.Panel;

/** Lines that are drawn over a field, in cell widths from the lower left corner. */
enum Overlay {

    /** Where the metal phase is one half. */
    METAL("metal", "Outline of the metal", "Metal", Panel.Ink.METAL) {
        @Override
        List<double[]> lines(Cut cut, Grid plane, FieldData metal) {
            return Outlines.level(plane, metal, OUTLINE);
        }
    },
    /** The lines that the smeared cracks stand for. */
    CRACK("damage", "Lines that the smeared cracks stand for", "Crack", Panel.Ink.CRACK) {
        @Override
        List<double[]> lines(Cut cut, Grid plane, FieldData damage) {
            return CrackLines.of(plane, damage.values()).paths().stream().map(path -> coordinates(path, plane.h())).toList();
        }
    },
    /** Boundaries between grains. */
    GRAINS("grain", "Boundaries between grains", "Grains", Panel.Ink.GRAINS) {
        @Override
        List<double[]> lines(Cut cut, Grid plane, FieldData grain) {
            int[] numbers = new int[plane.size()];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = (int) grain.values()[n];
            }
            return Outlines.grains(plane, numbers);
        }
    },
    /** Lines along which the current flows. */
    CURRENT("current_density", "Lines along which the current flows", "Current", Panel.Ink.CURRENT) {
        @Override
        List<double[]> lines(Cut cut, Grid plane, FieldData current) {
            return Outlines.along(cut, plane, current);
        }
    };

    private static final double OUTLINE = 0.5;
    private static final double ROUNDING = 1000;

    private final String field;
    private final String label;
    private final String shortLabel;
    private final Panel.Ink ink;

    Overlay(String field, String label, String shortLabel, Panel.Ink ink) {
        this.field = field;
        this.label = label;
        this.shortLabel = shortLabel;
        this.ink = ink;
    }

    /** The lines as x, y, x, y, ... each. */
    abstract List<double[]> lines(Cut cut, Grid plane, FieldData data);

    /** Name in addresses. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is. */
    String label() {
        return label;
    }

    /** Its name on the page. */
    String shortLabel() {
        return shortLabel;
    }

    /** How it is drawn in pictures. */
    Panel.Ink ink() {
        return ink;
    }

    /** The field that it follows from. */
    String field() {
        return field;
    }

    /** The overlay of that id, if there is one. */
    static Optional<Overlay> find(String id) {
        return List.of(values()).stream().filter(overlay -> overlay.id().equals(id)).findFirst();
    }

    private static double[] coordinates(CrackPath path, double h) {
        double[] line = new double[2 * path.points().size()];
        for (int n = 0; n < path.points().size(); n++) {
            line[2 * n] = rounded(path.points().get(n).x() / h);
            line[2 * n + 1] = rounded(path.points().get(n).y() / h);
        }
        return line;
    }

    private static double rounded(double cells) {
        return Math.round(cells * ROUNDING) / ROUNDING;
    }
}
