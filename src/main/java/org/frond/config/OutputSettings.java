package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import org.frond.unit.QuantityKind;

/** What is written, and how often. */
public final class OutputSettings {

    static final Section SECTION = new Section("output", "What is written while the run goes on");

    public static final Parameter<Integer> SNAPSHOTS = SECTION.whole("snapshots", "60", Range.between(0, 1_000_000),
            BASIC, "Snapshots over the run at equal times, at which steps end; in a cell also when a crack has grown by the same"
                    + " share of the gap; 0 for none but the first and the last.", "numerical choice");
    public static final Parameter<Double> INTERVAL = SECTION.quantity("interval", QuantityKind.TIME, "0 s",
            Range.atLeast(0), ADVANCED,
            "Time between snapshots, at which steps end; where above 0 s it replaces output.snapshots.",
            "numerical choice");
    public static final Parameter<Integer> EVERY_STEPS = SECTION.whole("everySteps", "0", Range.atLeast(0), ADVANCED,
            "A further snapshot every so many steps; 0 for none.", "numerical choice");
    public static final Parameter<List<OutputField>> FIELDS = SECTION.someOf("fields", OutputField.class, "fields", BASIC,
            "Further fields of snapshots, besides those that are solved for, which are always there: the stress (with all six components, also"
            + " in the plane; always there in a body without a cell), the density of the strain energy, the density of the"
            + " current, the overpotential of a cell, and the axis of each grain, the normal of its conduction planes.");
    public static final Parameter<Precision> NUMBERS = SECTION.choice("numbers", Precision.DOUBLE, ADVANCED,
            "Numbers of snapshots: double keeps every bit; single has about 7 digits and takes half the disk. Checkpoints and tables keep"
                    + " every bit.", "numerical choice");
    public static final Parameter<Boolean> FRAMES = SECTION.flag("frames", true, BASIC,
            "Whether a picture is drawn of every snapshot.", "numerical choice");
    public static final Parameter<Boolean> ANIMATION = SECTION.flag("animation", true, BASIC,
            "Whether the pictures are joined to an animation.", "numerical choice");
    public static final Parameter<Double> CHECKPOINT_EVERY = SECTION.quantity("checkpointEvery", QuantityKind.TIME,
            "5 min", Range.atLeast(0), ADVANCED, "Wall-clock time between checkpoints; 0 s writes one every step.",
            "numerical choice");
    public static final Parameter<Optional<Integer>> KEEP_CHECKPOINTS = SECTION.unless("keepCheckpoints", "all",
            new Kind.Whole(Range.between(1, 1_000_000)), "2", "How many of the newest checkpoints are kept, or all: from each the run can"
                    + " go on, and another one start (--from).");

    /** How exactly snapshots are stored. */
    public enum Precision {
        DOUBLE, SINGLE;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    private OutputSettings() {
    }
}
