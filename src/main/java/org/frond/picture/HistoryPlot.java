package org.frond.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * How numbers of a run went over time: panels below each other on one time axis, each with its own unit and any number
 * of lines.
 *
 * @param title  name of the run
 * @param time   simulated times [s], increasing
 * @param panels from top to bottom
 * @param marks  events, as lines through all panels
 * @param width  width in pixels; the height follows
 */
public record HistoryPlot(String title, double[] time, List<Graph> panels, List<Mark> marks, int width) {

    private static final int PANEL_HEIGHT = 270;
    private static final int TITLE_HEIGHT = 56;
    private static final float LINE_WIDTH = 2.2f;
    private static final int AXIS_HEIGHT = 56;
    private static final int MOST_TIMES = 10;
    private static final int GRID_ALPHA = 24;
    private static final int Y_TICK_SPACING = 48;
    private static final int AXIS_ROOM = 90;
    /** Okabe and Ito's colours, told apart by all eyes, darkest first. */
    private static final Color[] COLOURS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
        new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9)};

    /** Of events, in the order in which they are first met; told apart from those of lines. */
    private static final Color[] MARKS = {new Color(0xb3261e), new Color(0x7a5195), new Color(0x5c6f00), new Color(0x8a5a2b),
        new Color(0x3d5a80), new Color(0x66707c)};
    private static final double MARK_WIDTH = 1.2;
    private static final int MARK_ALPHA = 120;
    /** Where a panel's legend may be, which marks leave free. */
    private static final int LEGEND_HEIGHT = 46;
    private static final int PLOT_EDGE = 12;
    /** Marks of one kind nearer to each other than so many pixels are one. */
    private static final double CLOSEST_MARKS = 3;
    /** Smallest range of an axis, as a share of its values: rounding is not drawn as a curve. */
    private static final double NARROWEST = 1e-6;

    /**
     * An event.
     *
     * @param time simulated time [s]
     * @param name what it was
     */
    public record Mark(double time, String name) {
    }

    /**
     * One panel.
     *
     * @param label quantity, such as {@code Metal pressure}
     * @param unit  SI unit of all its lines, {@code "1"} when dimensionless
     * @param lines values over time by name, in the order of the legend; NaN leaves a gap
     */
    public record Graph(String label, String unit, Map<String, double[]> lines) {
    }

    public HistoryPlot {
        panels = List.copyOf(panels);
        marks = List.copyOf(marks);
        for (Graph graph : panels) {
            graph.lines().forEach((name, values) -> {
                if (values.length != time.length) {
                    throw new IllegalArgumentException("'" + name + "' has " + values.length + " values for "
                            + time.length + " times");
                }
            });
        }
        if (time.length == 0 || panels.isEmpty()) {
            throw new IllegalArgumentException("a plot needs at least one time and one panel");
        }
    }

    /** A plot of the usual width. */
    public static HistoryPlot of(String title, double[] time, List<Graph> panels) {
        return new HistoryPlot(title, time, panels, List.of(), Frame.WIDTH);
    }

    /** The same plot with events marked. */
    public HistoryPlot marks(List<Mark> events) {
        return new HistoryPlot(title, time, panels, events, width);
    }

    /** Draws the plot. */
    public BufferedImage render() {
        int height = TITLE_HEIGHT + PANEL_HEIGHT * panels.size() + AXIS_HEIGHT;
        try (Canvas canvas = new Canvas(width, height, Theme.LIGHT)) {
            canvas.text(title, 32, 38, 0, Typeface.BOLD.size(22), Theme.LIGHT.ink());
            UnitScale clock = UnitScale.of("s", time[time.length - 1]);
            double[] shown = scaled(time, clock);
            for (int n = 0; n < panels.size(); n++) {
                int top = TITLE_HEIGHT + n * PANEL_HEIGHT;
                Graphics2D part = (Graphics2D) canvas.graphics().create(0, top, width, PANEL_HEIGHT);
                XYChart chart = chart(panels.get(n), shown);
                chart.paint(part, width, PANEL_HEIGHT);
                part.dispose();
                timeAxis(canvas, chart, clock, top, n == panels.size() - 1);
                mark(canvas, chart, clock, top);
            }
            markNames(canvas);
            return canvas.image();
        }
    }

    private List<String> names() {
        return marks.stream().map(Mark::name).distinct().toList();
    }

    private static Color markColour(int kind) {
        return MARKS[Math.min(kind, MARKS.length - 1)];
    }

    /** A line through a panel for each event. */
    private void mark(Canvas canvas, XYChart chart, UnitScale clock, int top) {
        int below = chart.getStyler().isLegendVisible() ? LEGEND_HEIGHT : PLOT_EDGE;
        List<String> names = names();
        for (int kind = 0; kind < names.size(); kind++) {
            double last = Double.NEGATIVE_INFINITY;
            for (Mark mark : marks) {
                double x = Math.round(chart.getScreenXFromChart(mark.time() / clock.factor())) + 0.5;
                if (mark.name().equals(names.get(kind)) && x - last >= CLOSEST_MARKS) {
                    Color colour = markColour(kind);
                    canvas.stroke(new Line2D.Double(x, top + 12, x, top + PANEL_HEIGHT - below),
                            new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), MARK_ALPHA), MARK_WIDTH);
                    last = x;
                }
            }
        }
    }

    /** Which colour stands for which event, on the right of the title. */
    private void markNames(Canvas canvas) {
        List<String> names = names();
        double x = width - 32;
        for (int kind = names.size() - 1; kind >= 0; kind--) {
            canvas.text(names.get(kind), x, 38, 1, Typeface.REGULAR.size(15), Theme.LIGHT.faint());
            x -= canvas.width(names.get(kind), Typeface.REGULAR.size(15)) + 9;
            canvas.stroke(new Line2D.Double(Math.round(x) + 0.5, 24, Math.round(x) + 0.5, 42), markColour(kind), 2);
            x -= 22;
        }
    }

    /** Round times through all panels, written once below the last: the chart library's own would crowd. */
    private void timeAxis(Canvas canvas, XYChart chart, UnitScale clock, int top, boolean last) {
        Theme theme = Theme.LIGHT;
        double first = time[0];
        double end = time[time.length - 1];
        if (end > first) {
            for (Ticks.Tick tick : Ticks.between(first, end, clock.factor(), MOST_TIMES)) {
                double x = chart.getScreenXFromChart(tick.value() / clock.factor());
                canvas.stroke(new Line2D.Double(x, top + 12, x, top + PANEL_HEIGHT - 12), theme.ink(GRID_ALPHA), 1);
                if (last) {
                    canvas.text(tick.label(), x, top + PANEL_HEIGHT + 8, 0.5, Typeface.REGULAR.size(14), theme.faint());
                }
            }
        }
        if (last) {
            canvas.text("Time [" + clock.unit() + "]", width / 2.0, top + PANEL_HEIGHT + 34, 0.5,
                    Typeface.REGULAR.size(15), theme.ink());
        }
    }

    private XYChart chart(Graph graph, double[] times) {
        double largest = graph.lines().values().stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .map(Math::abs).max().orElse(0);
        UnitScale unit = UnitScale.of(graph.unit(), largest <= Rounding.of(graph.unit()) ? 0 : largest);
        String label = unit.unit().isEmpty() ? graph.label() : graph.label() + " [" + unit.unit() + "]";
        XYChart chart = new XYChartBuilder().width(width).height(PANEL_HEIGHT).yAxisTitle(label).build();
        style(chart.getStyler(), graph.lines().size() > 1);
        double least = graph.lines().values().stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .min().orElse(0);
        double most = graph.lines().values().stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .max().orElse(0);
        if (largest <= Rounding.of(graph.unit())) {
            chart.getStyler().setYAxisMin(-1 / unit.factor()).setYAxisMax(1 / unit.factor());
        } else if (least >= 0) {
            // what cannot be negative is drawn from zero; also keeps the ticks of equally spaced values round
            chart.getStyler().setYAxisMin(0.0);
        } else if (most - least <= NARROWEST * largest) {
            double half = largest / 2;
            chart.getStyler().setYAxisMin((least - half) / unit.factor()).setYAxisMax((most + half) / unit.factor());
        }
        graph.lines().forEach((name, values) -> {
            XYSeries series = chart.addSeries(name, times, scaled(values, unit));
            series.setMarker(times.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
            series.setLineStyle(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        });
        return chart;
    }

    private static void style(XYStyler styler, boolean legend) {
        Theme theme = Theme.LIGHT;
        styler.setChartBackgroundColor(theme.background()).setChartTitleVisible(false).setLegendVisible(legend)
                .setLegendPosition(Styler.LegendPosition.OutsideS).setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendBorderColor(theme.background(0)).setLegendBackgroundColor(theme.background(0)).setLegendPadding(10).setLegendFont(Typeface.REGULAR.size(15))
                .setLegendSeriesLineLength(26).setPlotBackgroundColor(theme.background())
                .setPlotBorderVisible(false).setSeriesColors(COLOURS).setChartFontColor(theme.ink())
                .setBaseFont(Typeface.REGULAR.size(14)).setChartTitleFont(Typeface.BOLD.size(16))
                .setAnnotationTextFont(Typeface.REGULAR.size(14)).setAnnotationTextPanelFont(Typeface.REGULAR.size(14))
                .setToolTipFont(Typeface.REGULAR.size(14)).setYAxisLeftWidthHint(AXIS_ROOM);
        styler.setAxisTitleFont(Typeface.REGULAR.size(15)).setAxisTickLabelsFont(Typeface.REGULAR.size(14))
                .setAxisTickLabelsColor(theme.faint()).setPlotGridLinesColor(new Color(0xe4e8ec))
                .setPlotGridLinesStroke(new BasicStroke(1)).setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false).setPlotMargin(0)
                .setXAxisTicksVisible(false).setXAxisTitleVisible(false).setPlotGridVerticalLinesVisible(false)
                .setYAxisTickMarkSpacingHint(Y_TICK_SPACING);
    }

    private static double[] scaled(double[] values, UnitScale scale) {
        return Arrays.stream(values).map(value -> value / scale.factor()).toArray();
    }
}
