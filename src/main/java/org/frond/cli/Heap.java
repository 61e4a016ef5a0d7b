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
    /** Share of -Xmx that Java's serial collector counts as its memory: one of two survivor spaces, a thirtieth, is always empty. */
    private static final double COUNTED = 29.0 / 30;
    private static final double MEBIBYTE = 1 << 20;

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
                "the run needs %.2f GiB, but Java may take %.2f GiB here; make grid.cells smaller, or give Java more where there is more:"
                + " FROND_JAVA_OPTS=-Xmx%.0fm", SLACK * bytes / GIBIBYTE, most / GIBIBYTE, Math.ceil(SLACK * bytes / COUNTED / MEBIBYTE)));
    }
}
