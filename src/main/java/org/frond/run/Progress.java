package org.frond.run;

import java.io.PrintWriter;
import java.util.Locale;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * Tells the terminal how a run goes: one line that is drawn over on a terminal, one line every
 * {@value #LOG_SECONDS} seconds elsewhere.
 */
final class Progress {

    private static final long LOG_SECONDS = 10;
    private static final long DRAW_MILLIS = 200;
    private static final int BAR = 24;
    private static final int DIGITS = 3;

    private final PrintWriter terminal;
    private final boolean interactive;
    private final double gap;
    private final double end;
    private final double stopAt;
    private final long started = System.nanoTime();
    private long lastNanos;

    Progress(PrintWriter terminal, boolean interactive, double gap, double end, double stopAt) {
        this.terminal = terminal;
        this.interactive = interactive;
        this.gap = gap;
        this.end = end;
        this.stopAt = stopAt;
        this.lastNanos = started;
    }

    void step(State.Clock clock, TimeLoop.Accepted step, MicroModel.Measures measures, double front) {
        long now = System.nanoTime();
        if (now - lastNanos < (interactive ? DRAW_MILLIS * 1_000_000 : LOG_SECONDS * 1_000_000_000)) {
            return;
        }
        lastNanos = now;
        double done = Math.min(1, Math.max(clock.time() / end, Math.max(step.tip(), front) / (stopAt * gap)));
        double elapsed = (now - started) / 1e9;
        String line = String.format(Locale.ROOT, "%s %3.0f %%  %s  step %d of %s  crack %s  metal %s  %s  %s  left %s",
                bar(done), 100 * done, QuantityKind.TIME.print(clock.time(), DIGITS), clock.step(),
                QuantityKind.TIME.print(step.dt(), DIGITS), QuantityKind.LENGTH.print(step.tip(), DIGITS),
                QuantityKind.LENGTH.print(front, DIGITS), QuantityKind.PRESSURE.print(measures.maximumPressure(), DIGITS),
                limit(step), done > 0 ? duration(elapsed * (1 - done) / done) : "?");
        if (interactive) {
            terminal.print("\r\u001b[K" + line);
        } else {
            terminal.println(line);
        }
        terminal.flush();
    }

    /** Ends the line that was drawn over. */
    void finish() {
        if (interactive) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }

    private static String limit(TimeLoop.Accepted step) {
        return step.crackEvent() ? "crack runs" : step.report().sweeps() + " sweeps";
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
