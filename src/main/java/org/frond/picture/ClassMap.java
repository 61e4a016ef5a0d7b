package org.frond.picture;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What comes out over two quantities: a patch of colour for each place that was tried, in shares where it was tried several times and
 * not always the same came out.
 *
 * @param title  above the map
 * @param x      axis to the right
 * @param y      axis upwards
 * @param patches what came out where
 * @param borders where one class gives way to another, as far as that was looked for
 */
public record ClassMap(String title, Axis x, Axis y, List<Patch> patches, List<Border> borders) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 640;
    private static final int LEFT = 120;
    private static final int TOP = 70;
    private static final int RIGHT = 210;
    private static final int BOTTOM = 80;
    private static final double GAP = 1.5;
    private static final double DISC = 15;
    private static final double BAR = 5;
    private static final int LEGEND_STEP = 26;
    private static final int MOST_TICKS = 12;
    /** Okabe and Ito's colours, told apart by all eyes; grey where a run failed, pale where there is none yet. */
    private static final Map<String, Color> KNOWN = Map.of("stable", new Color(0x009e73), "dendrite", new Color(0xe69f00),
            "crack-led short", new Color(0xd55e00), "metal short", new Color(0xcc79a7), "depleted", new Color(0x56b4e9),
            "failed", new Color(0x7a828c), "none yet", new Color(0xe4e8ec));
    private static final List<Color> FURTHER = List.of(new Color(0x0072b2), new Color(0xf0e442), new Color(0x1b2430));

    /**
     * An axis.
     *
     * @param label quantity and unit
     * @param ticks places from 0 to 1 and what is written there
     */
    public record Axis(String label, Map<Double, String> ticks) {
    }

    /**
     * What came out at a place.
     *
     * @param x      middle, from 0 to 1
     * @param y      middle, from 0 to 1
     * @param width  share of the map's width; 0 for a disc
     * @param height share of the map's height
     * @param counts how often each class came out
     */
    public record Patch(double x, double y, double width, double height, Map<String, Integer> counts) {
    }

    /**
     * Where one class gives way to another along an axis.
     *
     * @param alongX whether it was looked for along x, else along y
     * @param points in the order of the other axis
     */
    public record Border(boolean alongX, List<Interval> points) {

        public Border {
            points = List.copyOf(points);
        }
    }

    /**
     * A point of a border, everything from 0 to 1.
     *
     * @param at    along the other axis
     * @param value along its own
     * @param lower it lies nowhere lower
     * @param upper it lies nowhere higher
     */
    public record Interval(double at, double value, double lower, double upper) {
    }

    public ClassMap {
        patches = List.copyOf(patches);
        borders = List.copyOf(borders);
    }

    /** Draws the map. */
    public BufferedImage render() {
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, Theme.LIGHT)) {
            canvas.text(title, LEFT, 40, 0, Typeface.BOLD.size(18), Theme.LIGHT.ink());
            List<String> classes = classes();
            patches.forEach(patch -> draw(canvas, patch, classes));
            borders.forEach(border -> draw(canvas, border));
            canvas.stroke(new Rectangle2D.Double(LEFT, TOP, plotWidth(), plotHeight()), Theme.LIGHT.ink(60), 1);
            axes(canvas);
            legend(canvas, classes);
            return canvas.image();
        }
    }

    private static double plotWidth() {
        return WIDTH - LEFT - RIGHT;
    }

    private static double plotHeight() {
        return HEIGHT - TOP - BOTTOM;
    }

    /** All classes, those that are known in their own order. */
    private List<String> classes() {
        TreeSet<String> there = new TreeSet<>();
        patches.forEach(patch -> there.addAll(patch.counts().keySet()));
        List<String> ordered = new ArrayList<>(List.of("stable", "dendrite", "crack-led short", "metal short", "depleted"));
        there.stream().filter(name -> !KNOWN.containsKey(name)).forEach(ordered::add);
        ordered.addAll(List.of("failed", "none yet"));
        ordered.retainAll(there);
        return ordered;
    }

    private static Color colour(String name, List<String> classes) {
        List<String> unknown = classes.stream().filter(other -> !KNOWN.containsKey(other)).toList();
        return KNOWN.containsKey(name) ? KNOWN.get(name) : FURTHER.get(unknown.indexOf(name) % FURTHER.size());
    }

    /** Shares lie side by side in a rectangle, and as sectors in a disc. */
    private static void draw(Canvas canvas, Patch patch, List<String> classes) {
        double all = patch.counts().values().stream().mapToInt(Integer::intValue).sum();
        double done = 0;
        for (String name : classes) {
            double share = patch.counts().getOrDefault(name, 0) / all;
            if (share > 0) {
                canvas.fill(patch.width() > 0 ? strip(patch, done, share) : sector(patch, done, share), colour(name, classes));
            }
            done += share;
        }
        if (patch.width() == 0) {
            canvas.stroke(new Ellipse2D.Double(LEFT + patch.x() * plotWidth() - DISC / 2, TOP + (1 - patch.y()) * plotHeight() - DISC / 2,
                    DISC, DISC), Theme.LIGHT.ink(120), 1);
        }
    }

    private static double screenX(double x) {
        return LEFT + x * plotWidth();
    }

    private static double screenY(double y) {
        return TOP + (1 - y) * plotHeight();
    }

    /** A line through its points, each with its interval. */
    private static void draw(Canvas canvas, Border border) {
        Path2D.Double line = new Path2D.Double();
        for (Interval point : border.points) {
            double x = screenX(border.alongX ? point.value : point.at);
            double y = screenY(border.alongX ? point.at : point.value);
            if (line.getCurrentPoint() == null) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
            double low = border.alongX ? screenX(point.lower) : screenY(point.lower);
            double high = border.alongX ? screenX(point.upper) : screenY(point.upper);
            for (Line2D bar : border.alongX
                    ? List.of(new Line2D.Double(low, y, high, y), new Line2D.Double(low, y - BAR, low, y + BAR), new Line2D.Double(high, y - BAR, high, y + BAR))
                    : List.of(new Line2D.Double(x, low, x, high), new Line2D.Double(x - BAR, low, x + BAR, low), new Line2D.Double(x - BAR, high, x + BAR, high))) {
                canvas.stroke(bar, Theme.LIGHT.ink(), 1.4);
            }
        }
        if (border.points.size() > 1) {
            canvas.stroke(line, Theme.LIGHT.ink(), 2.2);
        }
    }

    private static Shape strip(Patch patch, double from, double share) {
        double width = patch.width() * plotWidth() - 2 * GAP;
        double height = patch.height() * plotHeight() - 2 * GAP;
        return new Rectangle2D.Double(LEFT + patch.x() * plotWidth() - width / 2 + from * width,
                TOP + (1 - patch.y()) * plotHeight() - height / 2, share * width, height);
    }

    private static Shape sector(Patch patch, double from, double share) {
        return new Arc2D.Double(LEFT + patch.x() * plotWidth() - DISC / 2, TOP + (1 - patch.y()) * plotHeight() - DISC / 2, DISC, DISC,
                90 - 360 * from, -360 * share, share == 1 ? Arc2D.CHORD : Arc2D.PIE);
    }

    private void axes(Canvas canvas) {
        List<Map.Entry<Double, String>> along = thinned(x.ticks());
        for (Map.Entry<Double, String> tick : along) {
            double at = LEFT + tick.getKey() * plotWidth();
            canvas.stroke(new Line2D.Double(at, TOP + plotHeight(), at, TOP + plotHeight() + 4), Theme.LIGHT.faint(), 1);
            canvas.text(tick.getValue(), at, TOP + plotHeight() + 21, 0.5, Typeface.REGULAR.size(13), Theme.LIGHT.faint());
        }
        for (Map.Entry<Double, String> tick : thinned(y.ticks())) {
            double at = TOP + (1 - tick.getKey()) * plotHeight();
            canvas.stroke(new Line2D.Double(LEFT - 4, at, LEFT, at), Theme.LIGHT.faint(), 1);
            canvas.text(tick.getValue(), LEFT - 9, at + 5, 1, Typeface.REGULAR.size(13), Theme.LIGHT.faint());
        }
        canvas.text(x.label(), LEFT + plotWidth() / 2, HEIGHT - 26, 0.5, Typeface.REGULAR.size(15), Theme.LIGHT.ink());
        canvas.text(y.label(), LEFT, TOP - 10, 0, Typeface.REGULAR.size(15), Theme.LIGHT.ink());
    }

    /** Every tick, or as many as have room. */
    private static List<Map.Entry<Double, String>> thinned(Map<Double, String> ticks) {
        List<Map.Entry<Double, String>> all = new ArrayList<>(ticks.entrySet());
        int stride = 1 + (all.size() - 1) / MOST_TICKS;
        List<Map.Entry<Double, String>> kept = new ArrayList<>();
        for (int n = 0; n < all.size(); n += stride) {
            kept.add(all.get(n));
        }
        return kept;
    }

    private static void legend(Canvas canvas, List<String> classes) {
        double left = LEFT + plotWidth() + 22;
        for (int n = 0; n < classes.size(); n++) {
            double top = TOP + n * LEGEND_STEP;
            canvas.fill(new Rectangle2D.Double(left, top, 15, 15), colour(classes.get(n), classes));
            canvas.text(classes.get(n), left + 23, top + 13, 0, Typeface.REGULAR.size(14), Theme.LIGHT.ink());
        }
    }
}
