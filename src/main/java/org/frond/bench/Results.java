package org.frond.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of a suite on one device, as a table for people and as a document for machines.
 *
 * @param device        the device's name
 * @param precision     {@link #DOUBLE}, or {@link #MIXED} with multigrid cycles in single precision
 * @param copyBandwidth bytes per second of y = x, each value read once and written once: the measure of all kernels
 * @param measurements  one per benchmark
 */
public record Results(String device, String precision, double copyBandwidth, List<Measurement> measurements) {

    static final String DOUBLE = "double";
    static final String MIXED = "mixed";
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double MILLI = 1e-3;
    private static final String ROW = "%-26s %-6s %10s %10s  %-21s %9s %7s %7s %5s %7s %8s %7s";

    public Results {
        measurements = List.copyOf(measurements);
    }

    /** Whether every result meets its checks. */
    public boolean passed() {
        return measurements.stream().allMatch(Measurement::passed);
    }

    /** What stands above the table: where, how exactly, how fast a copy is there, and the names of the columns. */
    static List<String> heading(String device, String precision, double copyBandwidth) {
        return List.of(String.format(Locale.ROOT, "%s; precision %s; copy %.1f GB/s", device, precision, copyBandwidth / GIGA),
                String.format(Locale.ROOT, ROW, "case", "check", "setup ms", "ms", "[fastest - slowest]", "M/s", "GB/s",
                        "of copy", "its", "WU", "B per", "MiB").stripTrailing());
    }

    /** The line of a benchmark in the table, and one for each check that failed. */
    static List<String> lines(Measurement measured, double copyBandwidth) {
        List<String> lines = new ArrayList<>();
        Times times = measured.times();
        lines.add(String.format(Locale.ROOT, ROW, measured.name(), measured.passed() ? "ok" : "FAILED",
                measured.setup().repetitions() == 0 ? "" : number(measured.setup().median() / MILLI),
                number(times.median() / MILLI),
                "[" + number(times.fastest() / MILLI) + " - " + number(times.slowest() / MILLI) + "]",
                number(measured.rate() / MEGA), number(measured.bandwidth() / GIGA),
                Math.round(100 * measured.bandwidth() / copyBandwidth) + " %",
                measured.iterations() == 0 ? "" : number(measured.iterations()),
                measured.workUnits() == 0 ? "" : number(measured.workUnits()),
                number(measured.bytes() / measured.unknowns()), Long.toString(measured.memory() >> 20)).stripTrailing());
        measured.checks().stream().filter(check -> !check.passed()).forEach(check -> lines.add(String.format(Locale.ROOT,
                "  %s: expected %.12g, found %.12g, allowed %.1g of it", check.what(), check.expected(), check.found(),
                check.tolerance())));
        return lines;
    }

    /** Everything that was measured, by kernel as well. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("device", device);
        document.put("precision", precision);
        document.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        document.put("copyBandwidth [B/s]", copyBandwidth);
        document.put("passed", passed());
        document.put("cases", measurements.stream().map(this::document).toList());
        return document;
    }

    private Map<String, Object> document(Measurement each) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", each.name());
        document.put("problem", each.problem());
        document.put("passed", each.passed());
        document.put("checks", each.checks());
        document.put("unit", each.unit());
        document.put("unknowns", each.unknowns());
        document.put("setup [s]", each.setup());
        document.put("time [s]", each.times());
        document.put("rate [1/s]", each.rate());
        document.put("bytes per unknown", each.bytes() / each.unknowns());
        document.put("bandwidth [B/s]", each.bandwidth());
        document.put("fraction of copy", each.bandwidth() / copyBandwidth);
        document.put("iterations", each.iterations());
        document.put("work units", each.workUnits());
        document.put("memory [B]", each.memory());
        document.put("kernels", each.parts());
        return document;
    }

    /** Three digits that count. */
    private static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
