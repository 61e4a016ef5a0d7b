package org.frond.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
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
 * @param width  width in pixels; the height follows
 */
public record HistoryPlot(String title, double[] time, List<Graph> panels, int width) {

    private static final int PANEL_HEIGHT = 300;
    private static final int TITLE_HEIGHT = 56;
    private static final float LINE_WIDTH = 2.2f;
    private static final int X_TICK_SPACING = 150;
    private static final int Y_TICK_SPACING = 48;
    private static final int AXIS_ROOM = 90;
    /** Okabe and Ito's colours, told apart by all eyes, darkest first. */
    private static final Color[] COLOURS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
        new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9)};

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
        return new HistoryPlot(title, time, panels, Frame.WIDTH);
    }

    /** Draws the plot. */
    public BufferedImage render() {
        try (Canvas canvas = new Canvas(width, TITLE_HEIGHT + PANEL_HEIGHT * panels.size(), Theme.LIGHT)) {
            canvas.text(title, 32, 38, 0, Typeface.BOLD.size(22), Theme.LIGHT.ink());
            UnitScale clock = UnitScale.of("s", time[time.length - 1]);
            double[] shown = scaled(time, clock);
            for (int n = 0; n < panels.size(); n++) {
                Graphics2D part = (Graphics2D) canvas.graphics().create(0, TITLE_HEIGHT + n * PANEL_HEIGHT, width,
                        PANEL_HEIGHT);
                chart(panels.get(n), shown, "Time [" + clock.unit() + "]", n == panels.size() - 1)
                        .paint(part, width, PANEL_HEIGHT);
                part.dispose();
            }
            return canvas.image();
        }
    }

    private XYChart chart(Graph graph, double[] times, String timeLabel, boolean last) {
        double largest = graph.lines().values().stream().flatMapToDouble(Arrays::stream).filter(Double::isFinite)
                .map(Math::abs).max().orElse(0);
        UnitScale unit = UnitScale.of(graph.unit(), largest);
        String label = unit.unit().isEmpty() ? graph.label() : graph.label() + " [" + unit.unit() + "]";
        XYChart chart = new XYChartBuilder().width(width).height(PANEL_HEIGHT).yAxisTitle(label)
                .xAxisTitle(last ? timeLabel : "").build();
        style(chart.getStyler(), graph.lines().size() > 1);
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
                .setLegendPosition(Styler.LegendPosition.InsideNW).setLegendBorderColor(theme.background(0))
                .setLegendBackgroundColor(theme.background(190)).setLegendFont(Typeface.REGULAR.size(15))
                .setLegendSeriesLineLength(26).setPlotBackgroundColor(theme.background())
                .setPlotBorderVisible(false).setSeriesColors(COLOURS).setChartFontColor(theme.ink())
                .setBaseFont(Typeface.REGULAR.size(14)).setChartTitleFont(Typeface.BOLD.size(16))
                .setAnnotationTextFont(Typeface.REGULAR.size(14)).setAnnotationTextPanelFont(Typeface.REGULAR.size(14))
                .setToolTipFont(Typeface.REGULAR.size(14)).setYAxisLeftWidthHint(AXIS_ROOM);
        styler.setAxisTitleFont(Typeface.REGULAR.size(15)).setAxisTickLabelsFont(Typeface.REGULAR.size(14))
                .setAxisTickLabelsColor(theme.faint()).setPlotGridLinesColor(new Color(0xe4e8ec))
                .setPlotGridLinesStroke(new BasicStroke(1)).setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false).setPlotMargin(0)
                .setXAxisTickMarkSpacingHint(X_TICK_SPACING).setYAxisTickMarkSpacingHint(Y_TICK_SPACING);
    }

    private static double[] scaled(double[] values, UnitScale scale) {
        return Arrays.stream(values).map(value -> value / scale.factor()).toArray();
    }
}
