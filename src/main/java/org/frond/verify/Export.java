package org.frond.verify;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.io.AtomicFile;
import org.frond.io.Build;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * What a case gives to the collection of phase-field benchmarks at pages.nist.gov/pfhub: series as CSV files, and
 * {@code pfhub.yaml}, which describes them as github.com/usnistgov/pfhub-schema asks. Who contributes is left to whoever hands
 * it in.
 *
 * @param benchmark part of the benchmark, such as 1a
 * @param version   of its statement
 * @param files     by name, measures by the name of their column; those with a column {@code time} are described as time series,
 *                  others, such as cuts, lie beside them
 */
record Export(String benchmark, int version, Map<String, Map<String, String>> files) {

    private static final String SCHEMA = "https://github.com/usnistgov/pfhub-schema/tree/2b06531/project";
    private static final String TIME = "time";
    private static final int KIB = 1024;

    /**
     * A series ready to be written.
     *
     * @param name    of the file, without its ending; members of a family have their number in it
     * @param end     time at the end of the run
     * @param columns values by name, all of one length
     */
    record Table(String name, double end, Map<String, double[]> columns) {

        boolean isTimeSeries() {
            return columns.containsKey(TIME);
        }

        String csv() {
            StringBuilder text = new StringBuilder(String.join(",", columns.keySet())).append('\n');
            int rows = columns.values().iterator().next().length;
            for (int row = 0; row < rows; row++) {
                List<String> cells = new ArrayList<>();
                for (double[] column : columns.values()) {
                    cells.add(Double.toString(column[row]));
                }
                text.append(String.join(",", cells)).append('\n');
            }
            return text.toString();
        }
    }

    /** The tables of a family's runs. */
    List<Table> tables(List<RunFiles> members) {
        List<Table> tables = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            String number = members.size() == 1 ? "" : "_" + (member + 1);
            RunFiles run = members.get(member);
            files.forEach((name, measures) -> {
                Map<String, double[]> columns = new LinkedHashMap<>();
                measures.forEach((column, measure) -> columns.put(column, Measurement.series(measure, run::column)));
                if (columns.values().stream().mapToInt(values -> values.length).distinct().count() != 1) {
                    throw new CaseException("export." + name + ": its columns differ in length");
                }
                tables.add(new Table(name + number, run.column("summary/time_s")[0], columns));
            });
        }
        return tables;
    }

    /** Writes the files of a case into a folder. */
    void write(Path folder, CaseResult result) {
        for (Table table : result.tables()) {
            AtomicFile.writeText(folder.resolve(table.name() + ".csv"), table.csv());
        }
        DumperOptions block = new DumperOptions();
        block.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        AtomicFile.writeText(folder.resolve("pfhub.yaml"), "---\n" + new Yaml(block).dump(description(result)));
    }

    private Map<String, Object> description(CaseResult result) {
        String source = "configs/verification/" + result.posed().file().getFileName();
        List<Map<String, Object>> series = new ArrayList<>();
        for (Table table : result.tables().stream().filter(Table::isTimeSeries).toList()) {
            series.add(ordered("name", table.name() + ".csv", "format", "csv", "columns",
                    new ArrayList<>(table.columns().keySet())));
        }
        double end = result.tables().stream().mapToDouble(Table::end).max().orElse(0);
        return ordered("id", source, "benchmark_problem", benchmark, "benchmark_version", version,
                "date_created", LocalDate.now().toString(), "schema", ordered("url", SCHEMA),
                "summary", result.posed().title(), "contributors", List.of(),
                "framework", List.of(ordered("name", "Frond", "version", Build.version())),
                "implementation", ordered("url", source, "commit", Build.revision()),
                "results", ordered("file_timeseries", series,
                        "hardware", List.of(ordered("architecture", System.getProperty("os.arch"),
                                "cores", Runtime.getRuntime().availableProcessors(), "nodes", 1)),
                        "fictive_time", end, "memory_in_kb", memory(), "time_in_s", Math.round(result.seconds())));
    }

    /** Most memory that was in use so far [KiB]. */
    private static long memory() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / KIB;
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int n = 0; n < pairs.length; n += 2) {
            map.put((String) pairs[n], pairs[n + 1]);
        }
        return map;
    }
}
