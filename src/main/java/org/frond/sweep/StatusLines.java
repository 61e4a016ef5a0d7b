package org.frond.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.frond.io.CsvRows;
import org.frond.io.RunStatus;

/** A study as it stands, in lines for a terminal: how many cases are in which state, and those that run or went wrong. */
final class StatusLines {

    private static final int MOST_SHOWN = 30;

    private StatusLines() {
    }

    static List<String> of(Standing standing) {
        Map<String, Integer> counts = standing.counts();
        List<String> lines = new ArrayList<>();
        lines.add(standing.rows().size() + " cases: " + counts.entrySet().stream().map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", ")));
        List<Standing.Row> shown = standing.rows().stream().filter(row -> row.outcome().state() != Outcome.State.WAITING
                && row.outcome().state() != Outcome.State.COMPLETED).toList();
        shown.stream().limit(MOST_SHOWN).forEach(row -> lines.add(line(standing, row)));
        if (shown.size() > MOST_SHOWN) {
            lines.add("  and " + (shown.size() - MOST_SHOWN) + " more; all are in the table that frond sweep collect writes");
        }
        if (standing.study().readStudy().design().search().isPresent()) {
            lines.addAll(boundary(standing));
        }
        return lines;
    }

    /** Where the outcome changes, the interval of the key first. */
    private static List<String> boundary(Standing standing) {
        CsvRows table = Table.of(standing);
        Refinement refinement = new Refinement(standing.study().readStudy(), table);
        List<String> lines = new ArrayList<>();
        List<Refinement.Crossing> crossings = refinement.crossings();
        crossings.stream().limit(MOST_SHOWN).forEach(crossing -> lines.add("  " + refinement.words(crossing)));
        if (crossings.size() > MOST_SHOWN) {
            lines.add("  and " + (crossings.size() - MOST_SHOWN) + " more; all are in boundary.csv");
        }
        return lines;
    }

    private static String line(Standing standing, Standing.Row row) {
        List<String> settings = new ArrayList<>();
        for (int n = 1; n < row.cells().size(); n++) {
            settings.add(standing.cases().headings().get(n) + " " + row.cells().get(n));
        }
        return String.format(Locale.ROOT, "  %s  %-14s %s%s", row.name(), row.state(), String.join(", ", settings),
                row.outcome().reason().isEmpty() ? headway(standing, row) : ": " + row.outcome().reason());
    }

    /** How far a case is that is running. */
    private static String headway(Standing standing, Standing.Row row) {
        return row.running() ? RunStatus.read(standing.study().run(row.name()).status()).map(status -> ": "
                + Listing.words(status.headway())).orElse("") : "";
    }
}
