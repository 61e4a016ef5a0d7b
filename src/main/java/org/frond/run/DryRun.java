package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.Preflight;
import org.frond.config.RunSettings;
import org.frond.device.CountingDevice;
import org.frond.device.Precision;
import org.frond.device.Workplace;
import org.frond.io.SnapshotFolder;
import org.frond.model.State;
import org.frond.solver.Kernels;

/**
 * The memory that a run takes: everything is built once on a device that only counts. It does not include what depends on the path of
 * cracks: the fields of each fluid, the window around a running tip, the grids of a body that is cut in pieces.
 *
 * @param bytes         of everything in double precision, cycles included, with which those in single precision are compared
 * @param bytesInSingle of cycles in single precision besides, there or on a device of their own; 0 without any
 * @param onTheWay      of Java's memory, on every device: a snapshot or a checkpoint on its way to the disk
 */
public record DryRun(double bytes, double bytesInSingle, double onTheWay) {

    /** Cells of a grid that is built as it is; a larger one is built with half as many along each axis, and scaled. */
    private static final double MOST_CELLS = 4e6;

    public static DryRun of(Config config) {
        List<Integer> cells = config.get(GridSettings.CELLS);
        if (cells.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b) > MOST_CELLS) {
            Config coarse = config.withCells(cells.stream().map(along -> (along + 1) / 2).toList());
            double ratio = (double) new Assembly(config).grid().size() / new Assembly(coarse).grid().size();
            DryRun counted = of(coarse);
            return new DryRun(ratio * counted.bytes, ratio * counted.bytesInSingle, ratio * counted.onTheWay);
        }
        CountingDevice inDouble = new CountingDevice();
        double onTheWay = build(config, Workplace.inDouble(inDouble));
        CountingDevice mixed = new CountingDevice();
        if (config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED) {
            build(config, Workplace.mixed(mixed));
        }
        return new DryRun(inDouble.bytes(), mixed.bytes(Precision.FLOAT), onTheWay);
    }

    /** All fields together [bytes]. */
    public double total() {
        return bytes + bytesInSingle;
    }

    /** What the processor takes of Java's memory [bytes]. */
    public double onProcessor() {
        return total() + onTheWay;
    }

    /** The same for people, one line per number. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(Preflight.line("memory", Preflight.bytes(total()))));
        if (bytesInSingle > 0) {
            lines.add(Preflight.line("of which cycles in single precision", Preflight.bytes(bytesInSingle)));
        }
        lines.add(Preflight.line("Java's memory for a snapshot or checkpoint", Preflight.bytes(onTheWay)));
        return lines;
    }

    /**
     * Builds what every run has: its problem, a state, the trial of the next one, and what a snapshot holds.
     *
     * @return bytes of Java's memory that a snapshot or a checkpoint takes: there is one of them at a time
     */
    static double build(Config config, Workplace place) {
        Problem problem = Problem.of(config, new Kernels(place, config.get(GridSettings.CELLS).size()));
        problem.state();
        State trial = problem.state();
        double snapshot = SnapshotFolder.bytesOnTheWay(trial.grid(), problem.output().fields(trial).keySet(), SnapshotSeries.storage(config));
        double checkpoint = trial.fields().stream().mapToDouble(field -> (double) Double.BYTES * trial.field(field).length()).sum();
        return Math.max(snapshot, checkpoint);
    }
}
