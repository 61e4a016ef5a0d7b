package org.frond.run;

import java.io.PrintWriter;
import java.util.Locale;
import org.frond.io.RunStatus;
import org.frond.unit.QuantityKind;

/**
 * Tells the terminal how a run goes: one line that is drawn over on a terminal, and cut where that is narrow; one line
 * every {@value #LOG_SECONDS} seconds elsewhere.
 */
final class Progress {

    private static final long LOG_SECONDS = 10;
    private static final long DRAW_MILLIS = 200;
    private static final int BAR = 10;
    private static final String START_OF_LINE = "\r";
    private static final String CUT_LINES = "\u001b[?7l";
    private static final String WRAP_LINES = "\u001b[?7h";
    private static final String CLEAR_REST = "\u001b[K";
    private static final int DIGITS = 3;

    private final PrintWriter terminal;
    private final boolean interactive;
    private long lastNanos = System.nanoTime();

    Progress(PrintWriter terminal, boolean interactive) {
        this.terminal = terminal;
        this.interactive = interactive;
    }

    /** Tells of a step that took {@code dt} of simulated time [s], and how far the run is. */
    void step(RunStatus.Headway headway, double dt, StepReport report) {
        long now = System.nanoTime();
        if (now - lastNanos < (interactive ? DRAW_MILLIS * 1_000_000 : LOG_SECONDS * 1_000_000_000)) {
            return;
        }
        lastNanos = now;
        String line = String.format(Locale.ROOT, "%s %3.0f %%  t %s  step %d: %s  %s  %s left", bar(headway.done()),
                100 * headway.done(), QuantityKind.TIME.print(headway.time(), DIGITS), headway.step(), QuantityKind.TIME.print(dt, DIGITS),
                report.words(), Double.isNaN(headway.left()) ? "?" : duration(headway.left()));
        if (interactive) {
            terminal.print(START_OF_LINE + CUT_LINES + line + CLEAR_REST + WRAP_LINES);
        } else {
            terminal.println(line);
        }
        terminal.flush();
    }

    /** Ends the line that was drawn over. */
    void finish() {
        if (interactive) {
            terminal.print(START_OF_LINE + CLEAR_REST);
            terminal.flush();
        }
    }

    private static String bar(double done) {
        int full = (int) Math.round(done * BAR);
        return "[" + "#".repeat(full) + ".".repeat(BAR - full) + "]";
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < 60 ? whole + " s" : whole < 3600 ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }
}
