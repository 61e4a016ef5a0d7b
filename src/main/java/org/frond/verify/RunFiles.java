package org.frond.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;

/**
 * The numbers that a run left: columns of its history and of its profiles, and its summary.
 *
 * @param folder where it lies
 * @param config what was run
 */
record RunFiles(ResultFolder folder, Config config) {

    /** Separates the name of a profile from its column. */
    private static final char OF_PROFILE = '/';
    private static final String OF_SUMMARY = "summary/";

    /**
     * A column by its name, without its unit; {@code opening/Value} is a column of a profile, {@code summary/steps} a number
     * of the summary.
     */
    double[] column(String name) {
        if (name.startsWith(OF_SUMMARY)) {
            return new double[] {summary(name.substring(OF_SUMMARY.length()))};
        }
        int slash = name.indexOf(OF_PROFILE);
        Path file = slash < 0 ? folder.history()
                : folder.path().resolve("profiles").resolve(name.substring(0, slash) + ".csv");
        String wanted = name.substring(slash + 1);
        if (!Files.exists(file)) {
            throw new CaseException("there is no profile '" + name.substring(0, slash) + "'");
        }
        CsvRows rows = CsvTable.read(file);
        List<String> found = rows.headings().stream()
                .filter(heading -> heading.equals(wanted) || heading.startsWith(wanted + " [")).toList();
        if (found.isEmpty()) {
            throw new CaseException("there is no column '" + wanted + "'; there are " + rows.headings());
        }
        return rows.numbers(found.get(0));
    }

    private double summary(String key) {
        Map<String, Object> summary = JsonFile.read(folder.summary());
        if (!(summary.get(key) instanceof Number number)) {
            throw new CaseException("the summary has no number '" + key + "'");
        }
        return number.doubleValue();
    }
}
