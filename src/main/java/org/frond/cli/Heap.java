package org.frond.cli;

import java.util.Locale;
import java.util.Optional;

/**
 * What Java may take of this machine's memory: fields that the processor computes live there.
 *
 * @param most bytes at most
 */
record Heap(double most) {

    private static final double GIBIBYTE = 1 << 30;
    /** Java needs some memory for what are no fields. */
    private static final double SLACK = 1.2;

    /** Here. */
    static Heap here() {
        return new Heap(Runtime.getRuntime().maxMemory());
    }

    /** Why a run of so many bytes does not fit when the processor computes it, with what to do; empty if it does. */
    Optional<String> lacks(double bytes) {
        return bytes <= most ? Optional.empty() : Optional.of(String.format(Locale.ROOT,
                "the run needs %.1f GiB, but Java may take %.1f GiB here; make grid.cells smaller, or give Java more where there is more:"
                + " FROND_JAVA_OPTS=-Xmx%.0fg", bytes / GIBIBYTE, most / GIBIBYTE, Math.ceil(SLACK * bytes / GIBIBYTE)));
    }
}
