package org.frond.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.ResultFolder;
import org.frond.picture.HistoryPlot;
import org.frond.picture.Picture;

/** Draws the history of a run over time, as its problem asks. */
final class HistoryPicture {

    private static final String TIME = "Time [s]";

    private HistoryPicture() {
    }

    /** Draws the history in a folder; nothing where it has too few lines. */
    static void write(ResultFolder folder, String title, List<Output.Plot> plots) {
        if (plots.isEmpty()) {
            return;
        }
        CsvRows rows = CsvTable.read(folder.history());
        double[] time = rows.numbers(TIME);
        if (time.length < 2) {
            return;
        }
        List<HistoryPlot.Graph> graphs = plots.stream().map(plot -> {
            Map<String, double[]> lines = new LinkedHashMap<>();
            plot.lines().forEach((name, column) -> lines.put(name, rows.numbers(column + " [" + plot.unit() + "]")));
            return new HistoryPlot.Graph(plot.label(), plot.unit(), lines);
        }).toList();
        Picture.write(folder.path().resolve("history.png"), HistoryPlot.of(title, time, graphs).marks(marks(folder)).render());
    }

    /** What happened to the cell; refused steps are no events of it. */
    private static List<HistoryPlot.Mark> marks(ResultFolder folder) {
        CsvRows events = CsvTable.read(folder.events());
        double[] times = events.numbers(TIME);
        List<String> names = events.texts("Event");
        return IntStream.range(0, times.length).filter(n -> !names.get(n).equals(Event.REFUSED_STEP))
                .mapToObj(n -> new HistoryPlot.Mark(times[n], names.get(n))).toList();
    }
}
