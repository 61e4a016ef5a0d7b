package org.frond.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Lines over a common axis, such as a profile or a load-displacement curve; exact ones are dashed.
 *
 * @param title  what it shows
 * @param xLabel label of the axis
 * @param yLabel label of the values
 * @param lines  at least one
 */
public record LinePlot(String title, String xLabel, String yLabel, List<Line> lines) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final float LINE_WIDTH = 2.2f;
    private static final float[] DASHES = {7, 6};
    /** Okabe and Ito's colours, told apart by all eyes, darkest first. */
    private static final Color[] COLOURS = {new Color(0x0072b2), new Color(0xd55e00), new Color(0x009e73),
        new Color(0xcc79a7), new Color(0xe69f00), new Color(0x56b4e9)};
    /** Lines of fewer points than this show them. */
    private static final int FEW_POINTS = 12;

    /** One line; points that are not finite are left out. */
    public record Line(String name, double[] x, double[] y, boolean exact) {
    }

    public LinePlot {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a plot needs a line");
        }
    }

    /** Draws the plot. */
    public BufferedImage render() {
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, Theme.LIGHT)) {
            XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(xLabel)
                    .yAxisTitle(yLabel).build();
            style(chart.getStyler());
            for (Line line : lines) {
                add(chart, line);
            }
            Graphics2D part = (Graphics2D) canvas.graphics().create();
            chart.paint(part, WIDTH, HEIGHT);
            part.dispose();
            return canvas.image();
        }
    }

    private static void add(XYChart chart, Line line) {
        int[] finite = java.util.stream.IntStream.range(0, line.x.length)
                .filter(n -> Double.isFinite(line.x[n]) && Double.isFinite(line.y[n])).toArray();
        if (finite.length == 0) {
            return;
        }
        XYSeries series = chart.addSeries(line.name, Arrays.stream(finite).mapToDouble(n -> line.x[n]).toArray(),
                Arrays.stream(finite).mapToDouble(n -> line.y[n]).toArray());
        series.setMarker(finite.length < FEW_POINTS && !line.exact ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        series.setLineStyle(line.exact
                ? new BasicStroke(LINE_WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                : new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    static void style(XYStyler styler) {
        Theme theme = Theme.LIGHT;
        styler.setChartBackgroundColor(theme.background()).setLegendPosition(Styler.LegendPosition.InsideNW)
                .setLegendBorderColor(theme.background(0)).setLegendBackgroundColor(theme.background(190))
                .setLegendFont(Typeface.REGULAR.size(14)).setPlotBackgroundColor(theme.background())
                .setPlotBorderVisible(false).setSeriesColors(COLOURS).setChartFontColor(theme.ink())
                .setBaseFont(Typeface.REGULAR.size(14)).setChartTitleFont(Typeface.BOLD.size(18))
                .setAnnotationTextFont(Typeface.REGULAR.size(14)).setAnnotationTextPanelFont(Typeface.REGULAR.size(14))
                .setToolTipFont(Typeface.REGULAR.size(14)).setLocale(Locale.ROOT);
        styler.setAxisTitleFont(Typeface.REGULAR.size(15)).setAxisTickLabelsFont(Typeface.REGULAR.size(13))
                .setAxisTickLabelsColor(theme.faint()).setPlotGridLinesColor(new Color(0xe4e8ec))
                .setPlotGridLinesStroke(new BasicStroke(1)).setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false);
    }
}
