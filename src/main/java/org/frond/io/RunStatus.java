package org.frond.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run is doing, as {@code status.json} in its folder says: for those who watch it, and for a second one that would write
 * into the same folder.
 *
 * @param run      the run's own name for itself, the same in its provenance and checkpoints
 * @param state    what it is doing
 * @param headway  how far it is
 * @param reason   why it is over; empty while it is not
 * @param exitCode what the program ends with; empty while it does not
 * @param driver   the process that drives it
 * @param updated  when this was written
 */
public record RunStatus(String run, State state, Headway headway, String reason, OptionalInt exitCode, Driver driver, Instant updated) {

    private static final String SCHEMA = "status";
    private static final int SCHEMA_VERSION = 1;

    /** What a run is doing. */
    public enum State {
        /** Building its problem and looking for the equilibrium of the start. */
        STARTING,
        /** Making steps. */
        RUNNING,
        /** Over, at an end of its own. */
        ENDED,
        /** Stopped on request; it can go on. */
        STOPPED,
        /** Over, because it could not go on. */
        FAILED;

        /** Whether a process should be there. */
        boolean isAlive() {
            return this == STARTING || this == RUNNING;
        }
    }

    /**
     * How far a run is; NaN for what is not known yet.
     *
     * @param step           steps made
     * @param time           simulated time [s]
     * @param done           share of the way to the end, from 0 to 1
     * @param stepsPerSecond steps per second since the program was started
     * @param left           wall-clock time to the end, should it go on like that [s]
     */
    public record Headway(long step, double time, double done, double stepsPerSecond, double left) {
    }

    /**
     * A process.
     *
     * @param host    the machine
     * @param pid     its number there
     * @param started when it was started, which tells it from a later one of the same number
     */
    public record Driver(String host, long pid, Instant started) {

        /** A machine's clock may be set between two looks at the same process. */
        private static final Duration ROUNDING = Duration.ofSeconds(5);

        /** This process. */
        public static Driver here() {
            ProcessHandle own = ProcessHandle.current();
            return new Driver(Provenance.hostName(), own.pid(), own.info().startInstant().orElse(Instant.EPOCH));
        }

        /** Whether it is there; of another machine's processes nobody knows. */
        boolean isAliveHere() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(there -> there.info().startInstant())
                    .filter(start -> Duration.between(start, started).abs().compareTo(ROUNDING) < 0).isPresent();
        }

        @Override
        public String toString() {
            return "process " + pid + " on " + host;
        }
    }

    /** Whether its process is at work, as far as that can be told from here. */
    public boolean isGoingOn() {
        return state.isAlive() && (driver.host().equals(Driver.here().host()) ? driver.isAliveHere() : silence() < FolderLock.SILENCE);
    }

    /** Whether it should be at work, but its process is gone or has fallen silent. */
    public boolean isCutOff() {
        return state.isAlive() && !isGoingOn();
    }

    /** For how long it has said nothing [s]. */
    long silence() {
        return Duration.between(updated, Instant.now()).toSeconds();
    }

    /** The document. */
    public void write(Path file) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("run", run);
        content.put("state", state.name().toLowerCase(Locale.ROOT));
        content.put("step", headway.step());
        content.put("time_s", headway.time());
        putKnown(content, "done", headway.done());
        putKnown(content, "steps_per_s", headway.stepsPerSecond());
        putKnown(content, "eta_s", headway.left());
        content.put("reason", reason);
        exitCode.ifPresent(code -> content.put("exit_code", code));
        content.put("host", driver.host());
        content.put("pid", driver.pid());
        content.put("started", driver.started().toString());
        content.put("updated", updated.toString());
        JsonFile.write(file, SCHEMA, SCHEMA_VERSION, content);
    }

    private static void putKnown(Map<String, Object> content, String name, double value) {
        if (Double.isFinite(value)) {
            content.put(name, value);
        }
    }

    /** What a document says; empty where there is none that can be read, since it is rewritten every few seconds. */
    public static Optional<RunStatus> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> content = JsonFile.read(file);
            Object code = content.get("exit_code");
            return Optional.of(new RunStatus((String) content.get("run"),
                    State.valueOf(((String) content.get("state")).toUpperCase(Locale.ROOT)),
                    new Headway(((Number) content.get("step")).longValue(), number(content, "time_s"), number(content, "done"),
                            number(content, "steps_per_s"), number(content, "eta_s")),
                    (String) content.get("reason"), code == null ? OptionalInt.empty() : OptionalInt.of(((Number) code).intValue()),
                    new Driver((String) content.get("host"), ((Number) content.get("pid")).longValue(),
                            Instant.parse((String) content.get("started"))),
                    Instant.parse((String) content.get("updated"))));
        } catch (ResultException | ClassCastException | NullPointerException | IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static double number(Map<String, Object> content, String name) {
        return content.get(name) instanceof Number value ? value.doubleValue() : Double.NaN;
    }
}
