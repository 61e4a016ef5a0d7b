package org.frond.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * What Java may take of this machine's memory: fields that the processor computes live there, and all on their way to the disk.
 *
 * @param most bytes at most
 */
record Heap(double most) {

    private static final double GIBIBYTE = 1 << 30;
    /** What Java takes for what are no fields, and cannot use between large ones. */
    private static final double SLACK = 1.2;

    /** Here. */
    static Heap here() {
        return new Heap(Runtime.getRuntime().maxMemory());
    }

    /** How much of it fields may take [bytes]. */
    double forFields() {
        return most / SLACK;
    }

    /** Why fields of so many bytes do not fit, with what to do; empty if they do. */
    Optional<String> lacks(double bytes) {
        return bytes <= forFields() ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
                "the run needs %.1f GiB, but Java may take %.1f GiB here; make grid.cells smaller, or give Java more where there is more:"
                + " FROND_JAVA_OPTS=-Xmx%.0fg", SLACK * bytes / GIBIBYTE, most / GIBIBYTE, Math.ceil(SLACK * bytes / GIBIBYTE)));
    }
}
