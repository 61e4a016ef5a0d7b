package org.frond.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.frond.io.JsonFile;

/**
 * What has become of a case so far, as its file says.
 *
 * @param state   how it stands
 * @param reason  why it ended so; empty before it has
 * @param tries   how often it failed for a reason that may pass, or was begun and came no further
 * @param seconds wall-clock time of its runs that ended [s]
 * @param step    step of the checkpoint from which it was last begun; {@value #NO_STEP} where there was none
 */
record Outcome(State state, String reason, int tries, double seconds, long step) {

    /** Tries of a case that fails for reasons that may pass. */
    static final int MOST_TRIES = 3;
    static final long NO_STEP = -1;

    private static final int SCHEMA_VERSION = 1;

    /** How a case may stand. */
    enum State {
        /** Nothing was done yet. */
        WAITING,
        /** It was begun: it is running, or its program was killed. */
        BEGUN,
        COMPLETED, INTERRUPTED, FAILED, FAILED_PASSING;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static final Outcome NONE = new Outcome(State.WAITING, "", 0, 0, NO_STEP);

    static Outcome read(Path file) {
        if (!Files.exists(file)) {
            return NONE;
        }
        Map<String, Object> content = JsonFile.read(file);
        return new Outcome(State.valueOf(String.valueOf(content.get("state")).toUpperCase(Locale.ROOT).replace(' ', '_')),
                String.valueOf(content.get("reason")), ((Number) content.get("tries")).intValue(),
                ((Number) content.get("wall_clock_s")).doubleValue(), ((Number) content.getOrDefault("begun_from_step", NO_STEP)).longValue());
    }

    void write(Path file) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("state", state.toString());
        content.put("reason", reason);
        content.put("tries", tries);
        content.put("wall_clock_s", seconds);
        content.put("begun_from_step", step);
        JsonFile.write(file, "outcome", SCHEMA_VERSION, content);
    }

    /**
     * Begun, or begun again from a checkpoint. One that was killed or interrupted before it came to a new checkpoint has used a try:
     * its time, or its memory, may never suffice.
     */
    Outcome begun(long from) {
        boolean unfinished = state == State.BEGUN || state == State.INTERRUPTED;
        int used = !unfinished ? tries : from > step ? 0 : tries + 1;
        return used < MOST_TRIES ? new Outcome(State.BEGUN, "", used, seconds, from)
                : new Outcome(State.FAILED_PASSING, "was begun " + MOST_TRIES + " times and came no further than "
                        + (from < 0 ? "its start" : "step " + from) + ": each time it was killed or told to end before a new checkpoint",
                        used, seconds, from);
    }

    Outcome withoutTries() {
        return new Outcome(state, reason, 0, seconds, step);
    }

    /** After a run that took some time [s]. */
    Outcome after(CaseRunner.Ending ending, double took) {
        return new Outcome(State.valueOf(ending.state().name()), ending.reason(),
                ending.state() == CaseRunner.State.FAILED_PASSING ? tries + 1 : tries, seconds + took, step);
    }

    /** Whether it is at its end, and a sweep that goes on leaves it alone. */
    boolean isOver() {
        return state == State.COMPLETED || state == State.FAILED || state == State.FAILED_PASSING && tries >= MOST_TRIES;
    }

    /** Whether another sweep may bring it further: all but what is completed or would fail again. */
    boolean isMissing() {
        return state != State.COMPLETED && state != State.FAILED;
    }
}
