package org.frond.bench;

import java.util.List;

/**
 * What was measured for one benchmark.
 *
 * @param name       the benchmark's name
 * @param problem    what is solved, in a line
 * @param unit       what is counted: cells or degrees of freedom
 * @param unknowns   how many of them there are
 * @param setup      time of what comes before the work and must be done again when coefficients change
 * @param times      time of the work: a step, a solve or a pass
 * @param bytes      bytes that the kernels move at least during the work
 * @param iterations linear iterations during the work; 0 where there are none
 * @param workUnits  traffic of the work in units of one application of the operator on the finest grid; 0 where there is none
 * @param memory     bytes of buffers
 * @param checks     numbers that the result must meet
 * @param parts      the kernels of one repetition, the most costly first
 */
public record Measurement(String name, String problem, String unit, long unknowns, Times setup, Times times, double bytes,
        double iterations, double workUnits, long memory, List<Check> checks, List<KernelClock.Entry> parts) {

    public Measurement {
        checks = List.copyOf(checks);
        parts = List.copyOf(parts);
    }

    /** Whether the result meets all its checks; otherwise its time counts for nothing. */
    public boolean passed() {
        return checks.stream().allMatch(Check::passed);
    }

    /** Unknowns per second of work. */
    public double rate() {
        return unknowns / times.median();
    }

    /** Bytes moved per second of work. */
    public double bandwidth() {
        return bytes / times.median();
    }
}
