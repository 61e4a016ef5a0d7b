package org.frond.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frond.config.Study;
import org.frond.io.AtomicFile;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;

/**
 * The table of a study: for each case what it sets, how it stands and why, the time it took, and all numbers of its
 * {@code summary.json}.
 */
final class Table {

    static final String STATE = "state";
    static final String OUTCOME = "class";
    private static final String REASON = "reason";
    private static final String WALL_CLOCK = "wall_clock_s";
    /** Numbers that say how a document is written, not what came out. */
    private static final Set<String> OF_THE_DOCUMENT = Set.of("schemaVersion", WALL_CLOCK);

    private Table() {
    }

    /** Writes {@code table.csv} and {@code missing.txt} of a study as it stands, and {@code boundary.csv} of an adaptive one. */
    static List<String> write(Standing standing) {
        StudyFolder folder = standing.study();
        CsvRows table = of(standing);
        CsvTable.write(folder.table(), table);
        List<String> missing = standing.missing();
        AtomicFile.writeText(folder.missing(), missing.isEmpty() ? "" : String.join("\n", missing) + "\n");
        List<Path> written = new ArrayList<>(List.of(folder.table(), folder.missing()));
        Study study = folder.readStudy();
        if (study.design().search().isPresent()) {
            CsvTable.write(folder.boundary(), new Refinement(study, table).boundary());
            written.add(folder.boundary());
        }
        return written.stream().map(file -> file.getFileName().toString()).toList();
    }

    static CsvRows of(Standing standing) {
        Set<String> numbers = new LinkedHashSet<>();
        standing.rows().forEach(row -> row.summary().forEach((key, value) -> {
            if ((value instanceof Number || value instanceof Boolean || isNotFinite(value)) && !OF_THE_DOCUMENT.contains(key)) {
                numbers.add(key);
            }
        }));
        List<String> headings = new ArrayList<>(standing.cases().headings());
        headings.addAll(List.of(STATE, OUTCOME, REASON, WALL_CLOCK));
        headings.addAll(numbers);
        List<List<String>> rows = new ArrayList<>();
        for (Standing.Row row : standing.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            cells.addAll(List.of(row.state(), text(row.summary(), OUTCOME), row.outcome().reason(),
                    row.outcome().seconds() == 0 ? "" : String.valueOf(row.outcome().seconds())));
            numbers.forEach(key -> cells.add(text(row.summary(), key)));
            rows.add(cells);
        }
        return new CsvRows(headings, rows);
    }

    /** Whether the case of a row has come to its end. */
    static boolean isCompleted(CsvRows table, List<String> row) {
        return row.get(table.headings().indexOf(STATE)).equals(Outcome.State.COMPLETED.toString());
    }

    /** The class of the case of a row; empty where it has none. Of what fails, that it is depleted is a result as well. */
    static String classOf(CsvRows table, List<String> row) {
        String found = row.get(table.headings().indexOf(OUTCOME));
        boolean failed = row.get(table.headings().indexOf(STATE)).equals(Outcome.State.FAILED.toString());
        return isCompleted(table, row) || failed && found.equals("depleted") ? found : "";
    }

    /** JSON has no word for these numbers, so they are texts there. */
    private static boolean isNotFinite(Object value) {
        return "NaN".equals(value) || "Infinity".equals(value) || "-Infinity".equals(value);
    }

    private static String text(Map<String, Object> summary, String key) {
        Object value = summary.get(key);
        return value == null ? "" : value.toString();
    }
}
