package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/**
 * The whole story in one picture: grains tinted by orientation, the crack through them, metal shining in it, and one
 * field as a soft glow around them, such as the stress that drives the crack.
 *
 * @param scene       grid, time and grains
 * @param orientation angle of the conduction plane of every cell [rad], padded layout; equal modulo pi look equal
 * @param crack       fracture phase, 0 intact, 1 broken
 * @param metal       metal phase, 0 none, 1 full
 * @param glow        a field whose positive values glow, in its own range when one is given
 * @param theme       light or dark
 * @param width       width in pixels; the height follows
 */
public record Hero(Scene scene, double[] orientation, FieldData crack, FieldData metal, Optional<Panel> glow,
                   Theme theme, int width) {

    private static final double CRACK_FROM = 0.25;
    private static final double CRACK_TO = 0.9;
    private static final double BEVEL = 0.9;
    private static final double GRADIENT_REACH = 1.25;
    private static final double[] LIGHT_FROM = {-0.6, 0.8};
    private static final Color RIM = new Color(0x0a, 0x12, 0x1c, 120);
    private static final double LEGEND_FONT = 17;
    private static final double SMALLEST_FONT = 11;

    /** The story in the dark theme. */
    public static Hero of(Scene scene, double[] orientation, FieldData crack, FieldData metal) {
        return new Hero(scene, orientation, crack, metal, Optional.empty(), Theme.DARK, Frame.WIDTH);
    }

    /** The same picture with a glowing field. */
    public Hero glow(Panel field) {
        return new Hero(scene, orientation, crack, metal, Optional.of(field), theme, width);
    }

    /** The same picture in other colours. */
    public Hero theme(Theme other) {
        return new Hero(scene, orientation, crack, metal, glow, other, width);
    }

    /** The same picture in another width. */
    public Hero width(int pixels) {
        return new Hero(scene, orientation, crack, metal, glow, theme, pixels);
    }

    /** Draws the picture. */
    public BufferedImage render() {
        double perCell = (double) width / scene.grid().nx();
        int height = (int) Math.round(perCell * scene.grid().ny());
        try (Canvas canvas = new Canvas(width, height, theme)) {
            Paint paint = new Paint(this);
            canvas.raster(0, 0, width, height, (x, y) -> paint.ground((x + 0.5) / perCell, (height - y - 0.5) / perCell));
            AffineTransform view = Canvas.view(0, 0, height, perCell);
            scene.grains().ifPresent(grains -> canvas.stroke(
                    view.createTransformedShape(GrainBoundaries.of(scene.grid(), grains).path()), paint.boundary(), 1.3));
            canvas.raster(0, 0, width, height, (x, y) -> paint.crackAndMetal(canvas.image().getRGB(x, y),
                    (x + 0.5) / perCell, (height - y - 0.5) / perCell));
            canvas.stroke(view.createTransformedShape(LevelLines.of(paint.metal, 0.5)), RIM, 1.2);
            double length = Ticks.roundDown(0.2 * width / perCell * scene.grid().h());
            Frame.scaleBar(canvas, length, length / scene.grid().h() * perCell, em(), height - em(), 1.1 * em());
            legend(canvas, paint, height);
            return canvas.image();
        }
    }

    private record Entry(String label, int[] colours) {
    }

    private void legend(Canvas canvas, Paint paint, int height) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("metal", new int[] {paint.metalColour(-0.4), paint.metalColour(0.7)}));
        entries.add(new Entry("open crack", new int[] {paint.crackColour(), paint.crackColour()}));
        glow.ifPresent(panel -> {
            UnitScale unit = UnitScale.of(panel.data().field().unit(), paint.range.high());
            entries.add(new Entry(panel.title().split("  ")[0].toLowerCase(Locale.ROOT) + " up to "
                    + unit.format(paint.range.high()), paint.glowColours()));
        });
        double em = em();
        Font font = Typeface.REGULAR.size(em);
        double swatch = 2.2 * em;
        double gap = 1.2 * em;
        double total = gap;
        for (Entry entry : entries) {
            total += swatch + 0.5 * em + canvas.width(entry.label, font) + gap;
        }
        double x = width - 1.5 * em - total;
        double top = height - 3.9 * em;
        canvas.fill(new RoundRectangle2D.Double(x, top, total, 2.4 * em, 0.6 * em, 0.6 * em), theme.background(205));
        x += gap;
        for (Entry entry : entries) {
            double part = swatch / entry.colours.length;
            for (int n = 0; n < entry.colours.length; n++) {
                canvas.fill(new Rectangle2D.Double(x + n * part, top + 0.8 * em, part + 0.5, 0.8 * em),
                        new Color(entry.colours[n]));
            }
            x += swatch + 0.5 * em;
            canvas.text(entry.label, x, top + 1.55 * em, 0, font, theme.ink());
            x += canvas.width(entry.label, font) + gap;
        }
    }

    /** Size of the text: it follows the picture's width as far as it stays legible. */
    private double em() {
        return Math.max(SMALLEST_FONT, LEGEND_FONT * width / Frame.WIDTH);
    }

    /** The colour of a grain, for Oklab and for the screen. */
    private record Tint(OkLab colour, int rgb) {
    }

    /** The colours of one point. */
    private static final class Paint {

        private final Scalars crack;
        private final Scalars metal;
        private final Grid grid;
        /** Of the grain that each cell lies in, row by row; one for all cells of equal orientation. */
        private final Tint[] tints;
        private final Optional<Scalars> glow;
        private final ColourRange range;
        private final boolean dark;

        Paint(Hero hero) {
            crack = Scalars.of(hero.scene.grid(), hero.crack);
            metal = Scalars.of(hero.scene.grid(), hero.metal);
            grid = hero.scene.grid();
            glow = hero.glow.map(panel -> Scalars.of(hero.scene.grid(), panel.data()));
            range = hero.glow.map(panel -> panel.range().orElseGet(() ->
                    ColourRange.automatic(glow.orElseThrow(), false))).orElse(new ColourRange(0, 1));
            dark = hero.theme.background().getRed() < 128;
            Map<Double, Tint> byAngle = new HashMap<>();
            tints = new Tint[grid.nx() * grid.ny()];
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    tints[j * grid.nx() + i] = byAngle.computeIfAbsent(hero.orientation[grid.index(i, j)], this::tint);
                }
            }
        }

        Color boundary() {
            return dark ? new Color(0xb8, 0xcc, 0xe0, 60) : new Color(0x1b, 0x24, 0x30, 60);
        }

        /** The grain's tint, and the glow over it. */
        int ground(double x, double y) {
            double strength = glow.map(field -> Math.max(0, Math.min(1, field.sample(x, y) / range.high()))).orElse(0.0);
            // Between the middles of cells the tints melt into each other, which hides the staircase of the cells.
            double u = x - 0.5;
            double v = y - 0.5;
            int i = (int) Math.floor(u);
            int j = (int) Math.floor(v);
            Tint here = tintOf(i, j);
            if (strength == 0 && here == tintOf(i + 1, j) && here == tintOf(i, j + 1) && here == tintOf(i + 1, j + 1)) {
                return here.rgb;
            }
            OkLab below = here.colour.towards(tintOf(i + 1, j).colour, u - i);
            OkLab above = tintOf(i, j + 1).colour.towards(tintOf(i + 1, j + 1).colour, u - i);
            return below.towards(above, v - j).towards(glowColour(strength), glowWeight(strength)).toRgb();
        }

        /** Of a cell, or of the nearest one inside. */
        private Tint tintOf(int i, int j) {
            return tints[Math.max(0, Math.min(grid.ny() - 1, j)) * grid.nx() + Math.max(0, Math.min(grid.nx() - 1, i))];
        }

        private Tint tint(double angle) {
            double cos = Math.cos(2 * angle);
            double sin = Math.sin(2 * angle);
            OkLab colour = dark ? new OkLab(0.275 + 0.045 * cos, -0.008 + 0.01 * sin, -0.034 + 0.008 * sin)
                    : new OkLab(0.945 + 0.018 * cos, 0.008 * sin, -0.006 + 0.012 * cos);
            return new Tint(colour, colour.toRgb());
        }

        private static double glowWeight(double strength) {
            return 0.85 * smooth(0.08, 1, strength);
        }

        private OkLab glowColour(double strength) {
            return dark ? OkLab.ofHue(0.42 + 0.38 * strength, 0.13 + 0.03 * strength, 20 + 45 * strength)
                    : OkLab.ofHue(0.90 - 0.22 * strength, 0.10 + 0.08 * strength, 60 - 30 * strength);
        }

        int[] glowColours() {
            int[] colours = new int[24];
            OkLab tint = dark ? new OkLab(0.29, 0, -0.03) : new OkLab(0.945, 0, 0);
            for (int n = 0; n < colours.length; n++) {
                double strength = n / (colours.length - 1.0);
                colours[n] = tint.towards(glowColour(strength), glowWeight(strength)).toRgb();
            }
            return colours;
        }

        /** Crack and metal over a colour already painted; where there is neither, the very same colour. */
        int crackAndMetal(int rgb, double x, double y) {
            double open = smooth(CRACK_FROM, CRACK_TO, crack.sample(x, y));
            double full = smooth(0.15, 0.85, metal.sample(x, y));
            if (open == 0 && full == 0) {
                return rgb;
            }
            OkLab under = OkLab.ofRgb(rgb).towards(OkLab.ofRgb(crackColour()), open);
            return under.towards(OkLab.ofRgb(metalColour(facing(x, y))), full).toRgb();
        }

        int crackColour() {
            return dark ? 0x05070a : 0x1b2430;
        }

        /** Metal lit from the upper left: the fall of the phase at its rim is read as the slope of a rounded wire. */
        private double facing(double x, double y) {
            double dx = metal.sample(x + GRADIENT_REACH, y) - metal.sample(x - GRADIENT_REACH, y);
            double dy = metal.sample(x, y + GRADIENT_REACH) - metal.sample(x, y - GRADIENT_REACH);
            return -(dx * LIGHT_FROM[0] + dy * LIGHT_FROM[1]) * BEVEL;
        }

        int metalColour(double facing) {
            double lit = Math.max(-1, Math.min(1, facing));
            return OkLab.ofHue((dark ? 0.80 : 0.66) + 0.22 * lit, 0.05 - 0.03 * lit, 245).toRgb();
        }

        private static double smooth(double from, double to, double x) {
            double t = Math.max(0, Math.min(1, (x - from) / (to - from)));
            return t * t * (3 - 2 * t);
        }
    }
}
