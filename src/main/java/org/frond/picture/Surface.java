package org.frond.picture;

import java.util.Optional;
import java.util.function.Function;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/**
 * The surface in space on which a field has a level.
 *
 * @param data    the field
 * @param level   its value there
 * @param name    in the legend
 * @param colour  0xRRGGBB, as lit from the front
 * @param opacity how much of what lies behind it it hides, 1 all
 * @param rough   whether the field changes within a cell, so that it is smoothed before a surface is found in it
 * @param ink     how its line in a plane is drawn; without it there is none
 */
public record Surface(FieldData data, double level, String name, int colour, double opacity, boolean rough, Optional<Panel.Ink> ink) {

    /** Of a phase, half-way from one side to the other. */
    private static final double HALF = 0.5;
    /** Of damage: close to the crack's faces, and outside the metal between them, which a level near 1 would coincide with. */
    private static final double BROKEN = 0.75;
    /** Where a plate of metal one cell thick ends after it was smoothed as it is here, half a cell outside. */
    private static final double HALF_WHEN_SMOOTH = 0.36;
    private static final int SMOOTHINGS = 2;
    private static final int METAL = OkLab.ofHue(0.80, 0.035, 245).toRgb();
    private static final int CRACK = OkLab.ofHue(0.74, 0.15, 45).toRgb();
    /** So that metal is seen in the crack around it. */
    private static final double CRACK_OPACITY = 0.36;
    private static final double OTHER_OPACITY = 0.6;
    private static final double[] OTHER_HUES = {150, 300, 100, 350};

    /** The metal in a body. */
    public static Surface metal(FieldData metal) {
        return new Surface(metal, HALF, "metal", METAL, 1, true, Optional.of(Panel.Ink.METAL));
    }

    /** The crack in a body. */
    public static Surface crack(FieldData damage) {
        return new Surface(damage, BROKEN, "crack", CRACK, CRACK_OPACITY, false, Optional.of(Panel.Ink.CRACK));
    }

    /** How a field's surface looks that is known by name, metal or damage. */
    public static Optional<Function<FieldData, Surface>> find(String field) {
        return switch (field) {
            case "metal" -> Optional.of(Surface::metal);
            case "damage" -> Optional.of(Surface::crack);
            default -> Optional.empty();
        };
    }

    /** Any other surface, in the n-th of some colours far apart. */
    public static Surface of(FieldData data, double level, String name, int n) {
        return new Surface(data, level, name, OkLab.ofHue(0.75, 0.13, OTHER_HUES[n % OTHER_HUES.length]).toRgb(), OTHER_OPACITY, false, Optional.empty());
    }

    /** The same surface at another level. */
    public Surface at(double other) {
        return new Surface(data, other, name, colour, opacity, rough, ink);
    }

    /** The numbers in which the surface is found. */
    public Volume volume(Grid grid) {
        Volume volume = Volume.of(grid, data);
        return rough ? volume.smoothed(SMOOTHINGS) : volume;
    }

    /** The level in those numbers. */
    public double levelFound() {
        return rough && level == HALF ? HALF_WHEN_SMOOTH : level;
    }
}
