package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/**
 * The whole story in one picture: grains tinted by orientation, the cracks through them as lines as wide as their opening,
 * magnified, metal shining in them, and one field as a soft glow around them, such as the stress that drives the crack. Title,
 * time, scale and legend stand outside the picture, the electrodes on its sides.
 *
 * @param scene       grid, time and grains
 * @param orientation angle of the conduction plane of every cell [rad], padded layout; equal modulo pi look equal
 * @param cracks      lines of the cracks with their opening
 * @param metal       metal phase, 0 none, 1 full
 * @param glow        a field whose positive values glow, in its own range when one is given
 * @param theme       light or dark
 * @param width       width in pixels; the height follows
 */
public record Hero(Scene scene, double[] orientation, List<OpenCrack> cracks, FieldData metal, Optional<Panel> glow,
                   Theme theme, int width) {

    private static final double BEVEL = 0.9;
    private static final double GRADIENT_REACH = 1.25;
    private static final double[] LIGHT_FROM = {-0.6, 0.8};
    /** Between which values of the smoothed phase metal sets in. */
    private static final double METAL_FROM = 0.22;
    private static final double METAL_TO = 0.5;
    private static final int SMOOTHINGS = 2;
    private static final Color RIM = new Color(0x0a, 0x12, 0x1c, 120);
    private static final double LEGEND_FONT = 17;
    private static final double SMALLEST_FONT = 11;
    /** Height of the head and of the foot, width of an electrode and of the room for its name, in sizes of the text. */
    private static final double HEAD = 3.2;
    private static final double FOOT = 3.6;
    private static final double ELECTRODE = 0.7;
    private static final double SIDE = 2.6;
    /** Width at which the widest opening is drawn, as a share of the picture. */
    private static final double WIDEST_OPENING = 0.014;
    private static final double THINNEST_LINE = 1.6;

    public Hero {
        cracks = List.copyOf(cracks);
    }

    /**
     * The line that a smeared crack stands for.
     *
     * @param x       places along it, in cell widths
     * @param y       likewise
     * @param opening how far its faces are apart there [m]
     */
    public record OpenCrack(double[] x, double[] y, double[] opening) {
    }

    /** The story in the dark theme. */
    public static Hero of(Scene scene, double[] orientation, List<OpenCrack> cracks, FieldData metal) {
        return new Hero(scene, orientation, cracks, metal, Optional.empty(), Theme.DARK, Frame.WIDTH);
    }

    /** The same picture with a glowing field. */
    public Hero glow(Panel field) {
        return new Hero(scene, orientation, cracks, metal, Optional.of(field), theme, width);
    }

    /** The same picture in other colours. */
    public Hero theme(Theme other) {
        return new Hero(scene, orientation, cracks, metal, glow, other, width);
    }

    /** The same picture in another width. */
    public Hero width(int pixels) {
        return new Hero(scene, orientation, cracks, metal, glow, theme, pixels);
    }

    /** Where the picture itself lies in the image. */
    private record Box(int left, int top, int width, int height, double perCell) {
    }

    private Box box() {
        int left = (int) Math.round((SIDE + ELECTRODE) * em());
        int inner = width - 2 * left;
        double perCell = (double) inner / scene.grid().nx();
        return new Box(left, (int) Math.round(HEAD * em()), inner, (int) Math.round(perCell * scene.grid().ny()), perCell);
    }

    /** Draws the picture. */
    public BufferedImage render() {
        Box box = box();
        int height = box.top + box.height + (int) Math.round(FOOT * em());
        double magnified = magnification(box);
        try (Canvas canvas = new Canvas(width, height, theme)) {
            Paint paint = new Paint(this);
            canvas.raster(box.left, box.top, box.width, box.height,
                    (x, y) -> paint.ground((x + 0.5) / box.perCell, (box.height - y - 0.5) / box.perCell));
            AffineTransform view = Canvas.view(box.left, box.top, box.height, box.perCell);
            canvas.graphics().setClip(new Rectangle2D.Double(box.left, box.top, box.width, box.height));
            scene.grains().ifPresent(grains -> canvas.stroke(
                    view.createTransformedShape(GrainBoundaries.of(scene.grid(), grains).path()), paint.boundary(), 1.3));
            for (OpenCrack crack : cracks) {
                draw(canvas, crack, view, magnified, new Color(paint.crackColour()));
            }
            canvas.raster(box.left, box.top, box.width, box.height, (x, y) -> paint.metal(canvas.image().getRGB(box.left + x, box.top + y),
                    (x + 0.5) / box.perCell, (box.height - y - 0.5) / box.perCell));
            canvas.stroke(view.createTransformedShape(LevelLines.of(paint.metal, (METAL_FROM + METAL_TO) / 2)), RIM, 1.2);
            canvas.graphics().setClip(null);
            head(canvas, box);
            electrodes(canvas, box, paint);
            foot(canvas, box, paint, magnified);
            return canvas.image();
        }
    }

    /** How much wider than true openings are drawn, a round number: they are nanometres. */
    private double magnification(Box box) {
        double widest = cracks.stream().flatMapToDouble(crack -> Arrays.stream(crack.opening())).max().orElse(0);
        double pixels = widest / scene.grid().h() * box.perCell;
        return pixels > 0 ? Math.max(1, Ticks.roundDown(WIDEST_OPENING * box.width / pixels)) : 1;
    }

    /** A line, and around it what is open. */
    private void draw(Canvas canvas, OpenCrack crack, AffineTransform view, double magnified, Color colour) {
        int points = crack.x.length;
        Path2D line = new Path2D.Double();
        Path2D faces = new Path2D.Double();
        double[][] sides = new double[2 * points][];
        for (int n = 0; n < points; n++) {
            int before = Math.max(0, n - 1);
            int after = Math.min(points - 1, n + 1);
            double dx = crack.x[after] - crack.x[before];
            double dy = crack.y[after] - crack.y[before];
            double half = Math.max(0, crack.opening[n]) / scene.grid().h() * magnified / 2 / Math.max(Math.hypot(dx, dy), Double.MIN_NORMAL);
            sides[n] = new double[] {crack.x[n] - half * dy, crack.y[n] + half * dx};
            sides[2 * points - 1 - n] = new double[] {crack.x[n] + half * dy, crack.y[n] - half * dx};
            if (n == 0) {
                line.moveTo(crack.x[0], crack.y[0]);
            } else {
                line.lineTo(crack.x[n], crack.y[n]);
            }
        }
        faces.moveTo(sides[0][0], sides[0][1]);
        for (double[] side : sides) {
            faces.lineTo(side[0], side[1]);
        }
        faces.closePath();
        canvas.fill(view.createTransformedShape(faces), colour);
        canvas.stroke(view.createTransformedShape(line), colour, THINNEST_LINE);
    }

    private void head(Canvas canvas, Box box) {
        double baseline = box.top - 0.9 * em();
        canvas.text(scene.name(), box.left, baseline, 0, Typeface.BOLD.size(1.25 * em()), theme.ink());
        canvas.text(scene.clock(), box.left + box.width, baseline, 1, Typeface.REGULAR.size(em()), theme.faint());
    }

    /** Both sides of the cell, in the metal's colour, with their names. */
    private void electrodes(Canvas canvas, Box box, Paint paint) {
        double wide = ELECTRODE * em();
        Font font = Typeface.REGULAR.size(em());
        for (boolean left : new boolean[] {true, false}) {
            double x = left ? box.left - wide : box.left + box.width;
            canvas.fill(new Rectangle2D.Double(x, box.top, wide, box.height), new Color(paint.metalColour(0.2)));
            String name = left ? "plating electrode" : "counter electrode";
            if (canvas.width(name, font) < box.height) {
                AffineTransform upright = canvas.graphics().getTransform();
                canvas.graphics().rotate(-Math.PI / 2, x + (left ? -0.6 * em() : wide + 1.4 * em()), box.top + box.height / 2.0);
                canvas.text(name, x + (left ? -0.6 * em() : wide + 1.4 * em()), box.top + box.height / 2.0, 0.5, font, theme.faint());
                canvas.graphics().setTransform(upright);
            }
        }
    }

    private void foot(Canvas canvas, Box box, Paint paint, double magnified) {
        double length = Ticks.roundDown(0.2 * box.width / box.perCell * scene.grid().h());
        Font font = Typeface.REGULAR.size(em());
        double middle = box.top + box.height + FOOT / 2 * em();
        double pixels = length / scene.grid().h() * box.perCell;
        canvas.fill(new Rectangle2D.Double(box.left, middle - 0.12 * em(), pixels, 0.24 * em()), theme.ink());
        UnitScale unit = UnitScale.of("m", length);
        canvas.text(Math.round(length / unit.factor()) + " " + unit.unit(), box.left + pixels + 0.6 * em(), middle + 0.35 * em(), 0, font, theme.ink());
        legend(canvas, box, paint, magnified, middle);
    }

    private record Entry(String label, int[] colours) {
    }

    private void legend(Canvas canvas, Box box, Paint paint, double magnified, double middle) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry("metal", new int[] {paint.metalColour(-0.4), paint.metalColour(0.7)}));
        if (!cracks.isEmpty()) {
            entries.add(new Entry(magnified > 1 ? String.format(Locale.ROOT, "crack, opening × %.0f", magnified) : "crack",
                    new int[] {paint.crackColour(), paint.crackColour()}));
        }
        glow.ifPresent(panel -> {
            UnitScale unit = UnitScale.of(panel.data().field().unit(), paint.range.high());
            entries.add(new Entry(panel.title().split("  ")[0].toLowerCase(Locale.ROOT) + " up to "
                    + unit.format(paint.range.high()), paint.glowColours()));
        });
        double em = em();
        Font font = Typeface.REGULAR.size(em);
        double swatch = 2.2 * em;
        double gap = 1.6 * em;
        double x = box.left + box.width + gap;
        for (Entry entry : entries) {
            x -= gap + swatch + 0.5 * em + canvas.width(entry.label, font);
        }
        for (Entry entry : entries) {
            double part = swatch / entry.colours.length;
            for (int n = 0; n < entry.colours.length; n++) {
                canvas.fill(new Rectangle2D.Double(x + n * part, middle - 0.4 * em, part + 0.5, 0.8 * em),
                        new Color(entry.colours[n]));
            }
            x += swatch + 0.5 * em;
            canvas.text(entry.label, x, middle + 0.35 * em, 0, font, theme.ink());
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

        private final Scalars metal;
        private final Grid grid;
        /** Of the grain that each cell lies in, row by row; one for all cells of equal orientation. */
        private final Tint[] tints;
        private final Optional<Scalars> glow;
        private final ColourRange range;
        private final boolean dark;

        Paint(Hero hero) {
            metal = smoothed(Scalars.of(hero.scene.grid(), hero.metal));
            grid = hero.scene.grid();
            glow = hero.glow.map(panel -> Scalars.of(hero.scene.grid(), panel.data()));
            range = hero.glow.map(panel -> panel.range().orElseGet(() ->
                    ColourRange.of(Extremes.of(glow.orElseThrow().points()), false, panel.data().field().unit()))).orElse(new ColourRange(0, 1));
            dark = hero.theme.background().getRed() < 128;
            Map<Double, Tint> byAngle = new HashMap<>();
            tints = new Tint[grid.nx() * grid.ny()];
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    tints[j * grid.nx() + i] = byAngle.computeIfAbsent(hero.orientation[grid.index(i, j)], this::tint);
                }
            }
        }

        /** The phase changes from 0 to 1 within a cell: means over neighbours turn its staircase into the wire it stands for. */
        private static Scalars smoothed(Scalars phase) {
            Grid grid = phase.grid();
            int columns = grid.count(phase.location(), 0);
            int rows = grid.count(phase.location(), 1);
            Scalars smooth = phase;
            for (int pass = 0; pass < SMOOTHINGS; pass++) {
                double[] means = new double[grid.size()];
                for (int j = 0; j < rows; j++) {
                    for (int i = 0; i < columns; i++) {
                        double sum = 0;
                        for (int b = -1; b <= 1; b++) {
                            for (int a = -1; a <= 1; a++) {
                                int weight = (2 - Math.abs(a)) * (2 - Math.abs(b));
                                sum += weight * smooth.at(Math.max(0, Math.min(columns - 1, i + a)), Math.max(0, Math.min(rows - 1, j + b)));
                            }
                        }
                        means[grid.index(i, j)] = sum / 16;
                    }
                }
                smooth = new Scalars(grid, phase.location(), means);
            }
            return smooth;
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

        /** Metal over a colour already painted; where there is none, the very same colour. */
        int metal(int rgb, double x, double y) {
            double full = smooth(METAL_FROM, METAL_TO, metal.sample(x, y));
            return full == 0 ? rgb : OkLab.ofRgb(rgb).towards(OkLab.ofRgb(metalColour(facing(x, y))), full).toRgb();
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
