package org.frond.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A quantity against another, each point with the spread of what was found there.
 *
 * @param title       what it shows
 * @param xLabel      label of the axis
 * @param yLabel      label of the values
 * @param logarithmic whether the axis to the right is logarithmic
 * @param lines       at least one
 */
public record SpreadPlot(String title, String xLabel, String yLabel, boolean logarithmic, List<Line> lines) {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final float LINE_WIDTH = 2.2f;
    private static final double BAR = 5;

    /**
     * One line.
     *
     * @param name  in the legend
     * @param x     increasing
     * @param y     mean of what was found there
     * @param least of it
     * @param most  of it
     */
    public record Line(String name, double[] x, double[] y, double[] least, double[] most) {
    }

    public SpreadPlot {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a plot needs a line");
        }
    }

    /** Draws the plot. */
    public BufferedImage render() {
        try (Canvas canvas = new Canvas(WIDTH, HEIGHT, Theme.LIGHT)) {
            XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(xLabel).yAxisTitle(yLabel).build();
            LinePlot.style(chart.getStyler());
            chart.getStyler().setXAxisLogarithmic(logarithmic).setYAxisMin(bound(false)).setYAxisMax(bound(true));
            for (Line line : lines) {
                XYSeries series = chart.addSeries(line.name, line.x, line.y);
                series.setMarker(SeriesMarkers.CIRCLE);
                series.setLineStyle(new BasicStroke(LINE_WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            }
            Graphics2D part = (Graphics2D) canvas.graphics().create();
            chart.paint(part, WIDTH, HEIGHT);
            part.dispose();
            Color[] colours = chart.getStyler().getSeriesColors();
            for (int n = 0; n < lines.size(); n++) {
                bars(canvas, chart, lines.get(n), colours[n % colours.length]);
            }
            return canvas.image();
        }
    }

    /** The end of the axis upwards: what was found and a little room. */
    private double bound(boolean upper) {
        double least = lines.stream().flatMapToDouble(line -> Arrays.stream(line.least)).min().orElse(0);
        double most = lines.stream().flatMapToDouble(line -> Arrays.stream(line.most)).max().orElse(1);
        double room = most > least ? (most - least) / 20 : Math.max(Math.abs(most) / 20, Double.MIN_NORMAL);
        return upper ? most + room : least >= 0 && least - room < 0 ? 0 : least - room;
    }

    private static void bars(Canvas canvas, XYChart chart, Line line, Color colour) {
        for (int n = 0; n < line.x.length; n++) {
            if (line.most[n] > line.least[n]) {
                double x = chart.getScreenXFromChart(line.x[n]);
                double low = chart.getScreenYFromChart(line.least[n]);
                double high = chart.getScreenYFromChart(line.most[n]);
                canvas.stroke(new Line2D.Double(x, low, x, high), colour, 1.4);
                canvas.stroke(new Line2D.Double(x - BAR, low, x + BAR, low), colour, 1.4);
                canvas.stroke(new Line2D.Double(x - BAR, high, x + BAR, high), colour, 1.4);
            }
        }
    }
}
