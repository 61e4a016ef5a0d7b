package org.frond.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A perceptually even colour map: lightness changes at one rate from end to end, so that equal steps of a field look
 * equally large, in grey as well and to colour-blind eyes. The maps are built in Oklab from a few hues and chromas.
 */
public final class ColourMap {

    /** Levels of every map. */
    public static final int LEVELS = 256;

    /** Deep blue through teal to pale yellow: the default for concentrations and potentials. */
    public static final ColourMap LAGOON = sequential("lagoon", 0.24, 0.95,
            new double[][] {{292, 0.11}, {265, 0.13}, {220, 0.10}, {175, 0.12}, {140, 0.15}, {108, 0.12}});
    /** Night violet through magenta and orange to cream: stresses and pressures. */
    public static final ColourMap DUSK = sequential("dusk", 0.18, 0.96,
            new double[][] {{285, 0.05}, {300, 0.14}, {345, 0.18}, {20, 0.18}, {55, 0.15}, {95, 0.06}});
    /** Black through red and amber to pale yellow: rates and currents. */
    public static final ColourMap EMBER = sequential("ember", 0.12, 0.97,
            new double[][] {{320, 0.01}, {5, 0.08}, {25, 0.15}, {38, 0.165}, {62, 0.15}, {88, 0.14}, {102, 0.06}});
    /** Navy through grey to gold: the one that changes least for colour-blind eyes. */
    public static final ColourMap SLATE = sequential("slate", 0.22, 0.92,
            new double[][] {{262, 0.09}, {262, 0.06}, {265, 0.015}, {95, 0.05}, {95, 0.11}, {97, 0.16}});
    /** White to ink: cracks. */
    public static final ColourMap INK = sequential("ink", 0.99, 0.17,
            new double[][] {{80, 0.004}, {70, 0.012}, {50, 0.025}, {30, 0.035}, {10, 0.035}, {290, 0.03}});
    /** White to steel blue: metal. */
    public static final ColourMap METAL = sequential("metal", 0.985, 0.30,
            new double[][] {{230, 0.005}, {232, 0.04}, {238, 0.08}, {246, 0.11}, {255, 0.12}, {262, 0.10}});
    /** Blue over white to red, zero in the middle: signed stresses. */
    public static final ColourMap TIDE = diverging("tide", 0.32, 0.97, new double[] {257, 0.145}, new double[] {27, 0.165});
    /** By S. van der Walt and N. Smith: Matplotlib's default. */
    public static final ColourMap VIRIDIS = table("viridis", false);
    /** By J. Nunez, C. Anderton and R. Renslow: alike to all eyes. */
    public static final ColourMap CIVIDIS = table("cividis", false);
    /** By F. Crameri. */
    public static final ColourMap BATLOW = table("batlow", false);
    /** By K. Moreland: blue over grey to red, zero in the middle. */
    public static final ColourMap COOLWARM = table("coolwarm", true);

    private static final List<ColourMap> ALL = List.of(LAGOON, DUSK, EMBER, SLATE, INK, METAL, TIDE, VIRIDIS, CIVIDIS, BATLOW, COOLWARM);
    private static final String TABLES = "colour-maps.txt";
    private static final int HEX = 16;
    private static final int DIGITS = 6;
    private static final double GOLDEN_ANGLE = 137.508;
    private static final int NOT_A_NUMBER = 0xff00ff;

    private final String name;
    private final boolean diverging;
    private final int[] colours;

    private ColourMap(String name, boolean diverging, int[] colours) {
        this.name = name;
        this.diverging = diverging;
        this.colours = colours;
    }

    /** All maps. */
    public static List<ColourMap> all() {
        return ALL;
    }

    /** Name in options and legends. */
    public String name() {
        return name;
    }

    /** Whether the middle is neutral and stands for zero. */
    public boolean diverging() {
        return diverging;
    }

    /** The colour at t in 0..1 as 0xRRGGBB; beyond it the ends, for NaN a glaring magenta no map contains. */
    public int rgb(double t) {
        if (Double.isNaN(t)) {
            return NOT_A_NUMBER;
        }
        return colours[(int) Math.max(0, Math.min(LEVELS - 1, Math.round(t * (LEVELS - 1))))];
    }

    /** The colour of a label, such as the number of a grain: hues far apart for neighbours in number, all about equally light. */
    public static int label(double label) {
        return OkLab.ofHue(0.84 + 0.03 * (Math.floorMod((long) label * 7, 3L) - 1), 0.055, label * GOLDEN_ANGLE).toRgb();
    }

    /** Lightness runs straight; a and b follow a cubic B-spline, which has no kinks and no jump from 360 to 0 degrees. */
    private static ColourMap sequential(String name, double first, double last, double[][] hueAndChroma) {
        return of(name, false, level -> {
            double t = level / (LEVELS - 1.0);
            int spans = hueAndChroma.length - 1;
            int span = (int) Math.min(spans - 1, Math.floor(t * spans));
            double s = t * spans - span;
            double[] weights = {(1 - s) * (1 - s) * (1 - s) / 6, (3 * s * s * s - 6 * s * s + 4) / 6,
                (-3 * s * s * s + 3 * s * s + 3 * s + 1) / 6, s * s * s / 6};
            double a = 0;
            double b = 0;
            for (int n = 0; n < weights.length; n++) {
                double[] corner = hueAndChroma[Math.max(0, Math.min(spans, span + n - 1))];
                OkLab colour = OkLab.ofHue(0, corner[1], corner[0]);
                a += weights[n] * colour.a();
                b += weights[n] * colour.b();
            }
            return new OkLab(first + t * (last - first), a, b).toRgb();
        });
    }

    private static ColourMap diverging(String name, double end, double middle, double[] low, double[] high) {
        return of(name, true, level -> {
            double s = 2 * level / (LEVELS - 1.0) - 1;
            double[] side = s < 0 ? low : high;
            double away = Math.abs(s);
            // Chroma rises faster than lightness falls: the sign shows early, the magnitude by lightness.
            return OkLab.ofHue(middle + away * (end - middle), side[1] * Math.sin(Math.PI * Math.pow(away, 0.75) * 0.8),
                    side[0]).toRgb();
        });
    }

    /** A map of others, which is part of the program as a table. */
    private static ColourMap table(String name, boolean diverging) {
        try (InputStream in = ColourMap.class.getResourceAsStream(TABLES)) {
            String row = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> line.startsWith(name + " ")).findFirst()
                    .orElseThrow().substring(name.length() + 1);
            return of(name, diverging, level -> Integer.parseInt(row, level * DIGITS, (level + 1) * DIGITS, HEX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ColourMap of(String name, boolean diverging, IntUnaryOperator colour) {
        int[] colours = new int[LEVELS];
        Arrays.setAll(colours, colour);
        return new ColourMap(name, diverging, colours);
    }
}
