package org.frond.run;

import java.io.PrintWriter;
import java.util.Locale;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
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
    private final double flaw;
    private final double across;
    private final double end;
    private final long started = System.nanoTime();
    private long lastNanos;
    private double doneBefore = Double.NaN;

    /**
     * Progress towards whichever end comes first.
     *
     * @param flaw   length of the flaw the crack starts from [m]
     * @param across reach of crack or metal at which the run ends [m]
     * @param end    simulated time at which it ends [s]
     */
    Progress(PrintWriter terminal, boolean interactive, double flaw, double across, double end) {
        this.terminal = terminal;
        this.interactive = interactive;
        this.flaw = flaw;
        this.across = across;
        this.end = end;
        this.lastNanos = started;
    }

    void step(State.Clock clock, TimeLoop.Accepted step, MicroModel.Measures measures, Fronts.Reach front) {
        double grown = (Math.max(step.tip().farther(), front.farther()) - flaw) / (across - flaw);
        double done = Math.min(1, Math.max(clock.time() / end, grown));
        if (Double.isNaN(doneBefore)) {
            doneBefore = done;
        }
        long now = System.nanoTime();
        if (now - lastNanos < (interactive ? DRAW_MILLIS * 1_000_000 : LOG_SECONDS * 1_000_000_000)) {
            return;
        }
        lastNanos = now;
        String line = String.format(Locale.ROOT, "%s %3.0f %%  t %s  step %d: %s  crack %s  metal %s, %s  %s  %s left",
                bar(done), 100 * done, QuantityKind.TIME.print(clock.time(), DIGITS), clock.step(),
                QuantityKind.TIME.print(step.dt(), DIGITS), QuantityKind.LENGTH.print(step.tip().farther(), DIGITS),
                QuantityKind.LENGTH.print(front.farther(), DIGITS), QuantityKind.PRESSURE.print(measures.meanPressure(), DIGITS),
                limit(step), remaining(done));
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

    private static String limit(TimeLoop.Accepted step) {
        return step.crackEvent() ? "crack runs" : step.report().sweeps() + " sweeps";
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
