package org.frond.run;

import org.frond.io.RunStatus;
import org.frond.model.State;

/** How far a run is on its way, and how fast it goes: by the steps since the first one that the program has made. */
final class Pace {

    private static final double NANOS = 1e9;

    private final double end;
    private long started;
    private RunStatus.Headway first = new RunStatus.Headway(0, 0, Double.NaN, Double.NaN, Double.NaN);

    /** Towards a simulated time [s], or an end of the problem's own. */
    Pace(double end) {
        this.end = end;
    }

    /** How far it is after a step, when {@code share} of the way to the problem's own end lies behind it. */
    RunStatus.Headway at(State.Clock clock, double share) {
        double done = Math.min(1, Math.max(clock.time() / end, share));
        if (Double.isNaN(first.done())) {
            started = System.nanoTime();
            first = new RunStatus.Headway(clock.step(), clock.time(), done, Double.NaN, Double.NaN);
            return first;
        }
        double elapsed = (System.nanoTime() - started) / NANOS;
        return new RunStatus.Headway(clock.step(), clock.time(), done, (clock.step() - first.step()) / elapsed,
                done > first.done() ? elapsed * (1 - done) / (done - first.done()) : Double.NaN);
    }
}
