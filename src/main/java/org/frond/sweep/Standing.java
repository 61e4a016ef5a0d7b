package org.frond.sweep;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.io.CsvRows;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;

/**
 * How a study stands: each case with what it sets, what became of it and the numbers it left.
 *
 * @param study the study
 * @param cases as planned
 * @param rows  one for each case
 */
public record Standing(StudyFolder study, CsvRows cases, List<Row> rows) {

    /**
     * A case.
     *
     * @param cells   its line of {@code cases.csv}
     * @param outcome what has become of it
     * @param running whether somebody runs it now
     * @param summary of its run, as far as there is one
     */
    record Row(List<String> cells, Outcome outcome, boolean running, Map<String, Object> summary) {

        String name() {
            return cells.get(0);
        }

        /** In a word or two; a case whose program was killed is unfinished. */
        String state() {
            return outcome.state() != Outcome.State.BEGUN ? outcome.state().toString() : running ? "running" : "unfinished";
        }

        boolean isMissing() {
            return outcome.isMissing() && !running;
        }
    }

    /** Reads how a study stands now. */
    public static Standing read(StudyFolder study) {
        CsvRows cases = study.readCases();
        List<Row> rows = new ArrayList<>();
        try (Claims claims = Claims.open(study.claims())) {
            for (int n = 0; n < cases.rows().size(); n++) {
                List<String> cells = cases.rows().get(n);
                String name = cells.get(0);
                Outcome outcome = Outcome.read(study.outcome(name));
                boolean running = outcome.state() == Outcome.State.BEGUN && claims.isTaken(n);
                rows.add(new Row(cells, outcome, running, summary(study, name, outcome)));
            }
        }
        return new Standing(study, cases, rows);
    }

    /** The summary of the run that ended; one of an earlier part of it would be taken for the whole. */
    private static Map<String, Object> summary(StudyFolder study, String name, Outcome outcome) {
        boolean ended = outcome.state() != Outcome.State.WAITING && outcome.state() != Outcome.State.BEGUN;
        return ended && Files.exists(study.run(name).summary()) ? JsonFile.read(study.run(name).summary()) : Map.of();
    }

    /** Writes the table, the list of missing cases and, of an adaptive study, the boundary; their names. */
    public List<String> collect() {
        return Table.write(this);
    }

    /** How the study stands, in lines for a terminal. */
    public List<String> lines() {
        return StatusLines.of(this);
    }

    /** Whether somebody runs a case of it now. */
    public boolean isRunning() {
        return rows.stream().anyMatch(Row::running);
    }

    /** The cases of each state, in the order in which they first occur. */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        rows.forEach(row -> counts.merge(row.state(), 1, Integer::sum));
        return counts;
    }

    /** The result folders of the completed cases, in order. */
    public List<ResultFolder> completed() {
        return rows.stream().filter(row -> row.outcome().state() == Outcome.State.COMPLETED).map(row -> study.run(row.name())).toList();
    }

    /** Names of the cases that another sweep may bring further. */
    public List<String> missing() {
        return rows.stream().filter(Row::isMissing).map(Row::name).toList();
    }

    /** Lets the missing cases that failed three times be tried three times more. */
    public void forgetTries() {
        rows.stream().filter(row -> row.isMissing() && row.outcome().tries() > 0)
                .forEach(row -> row.outcome().withoutTries().write(study.outcome(row.name())));
    }
}
