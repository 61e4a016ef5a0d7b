package org.frond.run;

import java.io.PrintWriter;
import java.util.Locale;
import org.frond.model.State;
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
    private final double end;
    private final long started = System.nanoTime();
    private long lastNanos;
    private double doneBefore = Double.NaN;

    /** Progress towards a simulated time [s], or an end of the problem's own. */
    Progress(PrintWriter terminal, boolean interactive, double end) {
        this.terminal = terminal;
        this.interactive = interactive;
        this.end = end;
        this.lastNanos = started;
    }

    /** Tells of a step that began at a time [s]. */
    void step(State.Clock clock, double began, StepReport report) {
        double done = Math.min(1, Math.max(clock.time() / end, report.share()));
        if (Double.isNaN(doneBefore)) {
            doneBefore = done;
        }
        long now = System.nanoTime();
        if (now - lastNanos < (interactive ? DRAW_MILLIS * 1_000_000 : LOG_SECONDS * 1_000_000_000)) {
            return;
        }
        lastNanos = now;
        String line = String.format(Locale.ROOT, "%s %3.0f %%  t %s  step %d: %s  %s  %s left", bar(done), 100 * done,
                QuantityKind.TIME.print(clock.time(), DIGITS), clock.step(), QuantityKind.TIME.print(clock.time() - began, DIGITS),
                report.words(), remaining(done));
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

    /** Wall-clock time to the end, as the part since the program was started took it. */
    private String remaining(double done) {
        double elapsed = (System.nanoTime() - started) / 1e9;
        return done > doneBefore ? duration(elapsed * (1 - done) / (done - doneBefore)) : "?";
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
