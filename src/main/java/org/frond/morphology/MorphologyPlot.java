package org.frond.morphology;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.frond.io.CsvRows;
import org.frond.measure.BoxCounting;
import org.frond.picture.HistoryPlot;
import org.frond.picture.LinePlot;

/** Draws the morphology of a run: heights and volumes over time, and counts of boxes over their size. */
final class MorphologyPlot {

    private MorphologyPlot() {
    }

    /** Heights, volumes, sizes of cracks, tips and dimensions over time, as far as there are any. */
    static Optional<BufferedImage> overTime(String title, CsvRows table, int dim) {
        Map<String, String> reach = new LinkedHashMap<>();
        reach.put("metal", Quantity.HEIGHT);
        reach.put("crack", Quantity.CRACK_REACH);
        reach.put("metal from the right", Quantity.RIGHT_HEIGHT);
        reach.put("crack from the right", Quantity.RIGHT_CRACK_REACH);
        Map<String, String> volumes = new LinkedHashMap<>();
        volumes.put("dendrites", Quantity.DENDRITE_VOLUME);
        volumes.put("with the film on the left", Quantity.TOTAL_VOLUME);
        volumes.put("isolated", Quantity.ISOLATED_METAL);
        Map<String, String> cracks = new LinkedHashMap<>();
        cracks.put("all", Quantity.CRACK_SIZE);
        cracks.put("filled", Quantity.FILLED_CRACK);
        cracks.put("empty", Quantity.EMPTY_CRACK);
        Map<String, String> tips = new LinkedHashMap<>();
        tips.put("metal", Quantity.METAL_TIPS);
        tips.put("cracks", Quantity.CRACK_TIPS);
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("metal", Quantity.METAL_DIMENSION);
        dimensions.put("cracks", Quantity.CRACK_DIMENSION);
        List<HistoryPlot.Graph> graphs = new ArrayList<>();
        graph(graphs, table, "Height", "m", reach);
        graph(graphs, table, "Volume", dim == 3 ? "m^3" : "m^2", volumes);
        graph(graphs, table, "Cracks", dim == 3 ? "m^2" : "m", cracks);
        graph(graphs, table, "Tips", "1", tips);
        graph(graphs, table, "Box dimension", "1", dimensions);
        return graphs.isEmpty() ? Optional.empty() : Optional.of(HistoryPlot.of(title, table.numbers("Time [s]"), graphs).render());
    }

    /** Adds the panel of those columns that hold anything. */
    private static void graph(List<HistoryPlot.Graph> graphs, CsvRows table, String label, String unit, Map<String, String> columns) {
        Map<String, double[]> lines = new LinkedHashMap<>();
        columns.forEach((name, column) -> {
            double[] values = table.numbers(column + " [" + unit + "]");
            if (Arrays.stream(values).anyMatch(value -> Double.isFinite(value) && value != 0)) {
                lines.put(name, values);
            }
        });
        if (!lines.isEmpty()) {
            graphs.add(new HistoryPlot.Graph(label, unit, lines));
        }
    }

    /** Counts of boxes over their edges, both logarithmic, with the lines fitted to them. */
    static Optional<BufferedImage> boxes(String title, Form form) {
        List<LinePlot.Line> lines = new ArrayList<>();
        form.metal().flatMap(PhaseForm::boxes).ifPresent(boxes -> add(lines, "metal", boxes, form.header().grid().h()));
        form.cracks().flatMap(PhaseForm::boxes).ifPresent(boxes -> add(lines, "cracks", boxes, form.header().grid().h()));
        return lines.isEmpty() ? Optional.empty()
                : Optional.of(new LinePlot(title, "log10 of the box edge in m", "log10 of the number of boxes", lines).render());
    }

    private static void add(List<LinePlot.Line> lines, String name, BoxCounting boxes, double h) {
        double[] x = boxes.counts().stream().mapToDouble(count -> Math.log10(count.size() * h)).toArray();
        double[] y = boxes.counts().stream().mapToDouble(count -> Math.log10(count.boxes())).toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        String interval = boxes.interval().map(found -> String.format(Locale.ROOT, " (%.2f to %.2f)", found.low(), found.high())).orElse("");
        lines.add(new LinePlot.Line(name, x, y, false));
        lines.add(new LinePlot.Line(String.format(Locale.ROOT, "%s: dimension %.2f%s", name, boxes.dimension(), interval), x,
                IntStream.range(0, x.length).mapToDouble(n -> meanY - boxes.dimension() * (x[n] - meanX)).toArray(), true));
    }
}
