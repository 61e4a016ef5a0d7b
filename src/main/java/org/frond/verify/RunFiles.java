package org.frond.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.morphology.Morphology;

/**
 * The numbers that a run left: columns of its history and of its profiles, and its summary.
 *
 * @param folder where it lies
 * @param config what was run
 * @param plain  the same run on one thread of the processor, carried out when it is first asked for
 */
record RunFiles(ResultFolder folder, Config config, Supplier<RunFiles> plain) {

    /** Separates the name of a profile from its column. */
    private static final char OF_PROFILE = '/';
    private static final String OF_SUMMARY = "summary/";
    /** Stands before what an event is called and a column of the events. */
    private static final String OF_EVENTS = "events/";
    /** Stands before a column of what {@code frond measure} finds in the snapshots. */
    private static final String OF_MORPHOLOGY = "morphology/";
    /** Stands before a column of the same run on one thread of the processor. */
    private static final String OF_PLAIN = "processor/";

    /**
     * A column by its name, without its unit; {@code opening/Value} is a column of a profile, {@code summary/steps} a number
     * of the summary, {@code events/advance/Pressure after} a column of those events that have advance in their names,
     * {@code morphology/Crack tips} a column of what {@code frond measure} finds, {@code processor/Voltage} a column of the same run on one
     * thread of the processor.
     */
    double[] column(String name) {
        if (name.startsWith(OF_PLAIN)) {
            return plain.get().column(name.substring(OF_PLAIN.length()));
        }
        if (name.startsWith(OF_SUMMARY)) {
            return new double[] {summary(name.substring(OF_SUMMARY.length()))};
        }
        if (name.startsWith(OF_EVENTS)) {
            return events(name.substring(OF_EVENTS.length()));
        }
        if (name.startsWith(OF_MORPHOLOGY)) {
            CsvRows rows = Morphology.of(folder, Optional.empty()).table();
            return rows.numbers(heading(rows, name.substring(OF_MORPHOLOGY.length())));
        }
        int slash = name.indexOf(OF_PROFILE);
        Path file = slash < 0 ? folder.history()
                : folder.path().resolve("profiles").resolve(name.substring(0, slash) + ".csv");
        String wanted = name.substring(slash + 1);
        if (!Files.exists(file)) {
            throw new CaseException("there is no profile '" + name.substring(0, slash) + "'");
        }
        CsvRows rows = CsvTable.read(file);
        return rows.numbers(heading(rows, wanted));
    }

    private double[] events(String name) {
        int slash = name.indexOf(OF_PROFILE);
        if (slash < 0) {
            throw new CaseException("'" + OF_EVENTS + name + "' names no column: events/NAME/COLUMN");
        }
        CsvRows rows = CsvTable.read(folder.events());
        List<String> events = rows.texts("Event");
        List<String> cells = rows.texts(heading(rows, name.substring(slash + 1)));
        return IntStream.range(0, events.size()).filter(n -> events.get(n).contains(name.substring(0, slash)))
                .mapToDouble(n -> Double.parseDouble(cells.get(n))).toArray();
    }

    /** The heading of a column that is called so, whatever its unit. */
    private static String heading(CsvRows rows, String column) {
        return rows.headings().stream().filter(heading -> heading.equals(column) || heading.startsWith(column + " ["))
                .findFirst().orElseThrow(() -> new CaseException("there is no column '" + column + "'; there are "
                        + rows.headings()));
    }

    private double summary(String key) {
        Map<String, Object> summary = JsonFile.read(folder.summary());
        if (!(summary.get(key) instanceof Number number)) {
            throw new CaseException("the summary has no number '" + key + "'");
        }
        return number.doubleValue();
    }
}
