package org.frond.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.FractureSettings;
import org.frond.config.GridSettings;
import org.frond.config.OutputField;
import org.frond.config.OutputSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.CsvTable;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.measure.CrackAdvance;
import org.frond.measure.Front;
import org.frond.measure.GrainMap;
import org.frond.model.Fields;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.Potential;
import org.frond.model.State;
import org.frond.structure.Microstructure;

/**
 * Writes what a run does into its result folder: a history line per step, events, snapshots with their frames, and
 * checkpoints. What it remembers between steps is part of the checkpoint, so that a run that goes on writes the same
 * bytes as one that never stopped.
 */
final class Recorder implements AutoCloseable {

    /** A stretch of new crack is reported once it is this many ell long. */
    private static final double REPORTED_LENGTH = 3;
    /** Share of a distance or a time by which sums of cells and steps may miss it. */
    private static final double ROUNDING = 1e-9;

    private static final String DAMAGE_STORED = "reported damage";
    private static final String PRESSURE_STORED = "largest pressure ";
    private static final String CURRENT_STORED = "least current ";
    private static final String TIME_STORED = "last snapshot time";
    private static final String TIP_STORED = "last snapshot tip";
    private static final String RIGHT_TIP_STORED = "last snapshot right tip";

    private final ResultFolder folder;
    private final MicroModel model;
    private final Fronts fronts;
    private final Grid grid;
    private final Microstructure grains;
    private final GrainMap map;
    private final Scenery scenery;
    private final double boundaryWidth;
    private final double reportedLength;
    private final double snapshotAdvance;
    private final CsvTable history;
    private final CsvTable events;
    private final SnapshotSeries snapshots;
    private final double[] grainNumbers;
    private final double[] boundaryWeights;
    private final List<OutputField> further;
    private final double[] axes;
    private Memory memory;

    /**
     * What the recorder remembers between steps: of the last advances it reported and of the last snapshot.
     *
     * @param loads largest pressure and least current since the last advance from each origin
     */
    private record Memory(double[] reportedDamage, Map<CrackAdvance.Origin, Events.Load> loads, double lastTime,
            Fronts.Reach lastTip) {

        /** At the start of a run. */
        static Memory of(State start) {
            Map<CrackAdvance.Origin, Events.Load> loads = new EnumMap<>(CrackAdvance.Origin.class);
            for (CrackAdvance.Origin origin : CrackAdvance.Origin.values()) {
                loads.put(origin, Events.Load.NONE);
            }
            return new Memory(start.damage().toArray(), loads, 0, new Fronts.Reach(0, 0));
        }

        static Memory of(RunState stored) {
            Map<CrackAdvance.Origin, Events.Load> loads = new EnumMap<>(CrackAdvance.Origin.class);
            for (CrackAdvance.Origin origin : CrackAdvance.Origin.values()) {
                loads.put(origin, new Events.Load(stored.number(PRESSURE_STORED + Events.name(origin)),
                        stored.number(CURRENT_STORED + Events.name(origin))));
            }
            return new Memory(stored.array(DAMAGE_STORED), loads, stored.number(TIME_STORED),
                    new Fronts.Reach(stored.number(TIP_STORED), stored.number(RIGHT_TIP_STORED)));
        }

        Map<String, Double> numbers() {
            Map<String, Double> numbers = new LinkedHashMap<>();
            loads.forEach((origin, load) -> {
                numbers.put(PRESSURE_STORED + Events.name(origin), load.pressure());
                numbers.put(CURRENT_STORED + Events.name(origin), load.current());
            });
            numbers.put(TIME_STORED, lastTime);
            numbers.put(TIP_STORED, lastTip.left());
            numbers.put(RIGHT_TIP_STORED, lastTip.right());
            return numbers;
        }
    }

    private Recorder(ResultFolder folder, Config config, MicroModel model, Fronts fronts, Grid grid,
            Microstructure grains, String provenance, CsvTable history, CsvTable events, long snapshots, Memory memory) {
        this.folder = folder;
        this.model = model;
        this.fronts = fronts;
        this.grid = grid;
        this.grains = grains;
        this.map = new GrainMap(grid, grains.grain(), grains.boundaryDistance());
        this.scenery = new Scenery(Assembly.title(config), grid, grains);
        this.boundaryWidth = config.get(StructureSettings.BOUNDARY_WIDTH);
        this.reportedLength = REPORTED_LENGTH * config.get(FractureSettings.LENGTH);
        int planned = config.get(OutputSettings.SNAPSHOTS);
        this.snapshotAdvance = planned > 0 ? config.get(GridSettings.SIZE).get(0) / planned : Double.MAX_VALUE;
        this.history = history;
        this.events = events;
        this.snapshots = new SnapshotSeries(folder, config, grid, provenance, scenery::frame, snapshots);
        this.grainNumbers = Arrays.stream(grains.grain()).mapToDouble(number -> Math.max(0, number)).toArray();
        this.boundaryWeights = grains.boundaryWeight(boundaryWidth);
        this.further = config.get(OutputSettings.FIELDS);
        this.axes = further.contains(OutputField.AXIS) ? new Assembly(config).axes(grid, grains) : new double[0];
        this.memory = memory;
    }

    /** Starts a new folder and writes what is known before the first step. */
    static Recorder create(ResultFolder folder, Config config, MicroModel model, Fronts fronts, Grid grid,
            Microstructure grains, String provenance, State start) {
        AtomicFile.writeText(folder.config(), config.toYaml());
        AtomicFile.writeText(folder.provenance(), provenance);
        Recorder recorder = new Recorder(folder, config, model, fronts, grid, grains, provenance,
                CsvTable.create(folder.history(), History.columns(grid.dim())),
                CsvTable.create(folder.events(), Events.columns(grid.dim())), 0,
                Memory.of(start));
        recorder.checkpoint(start); // which need not wait for the snapshot
        recorder.snapshot(start);
        return recorder;
    }

    /**
     * Goes on in a folder from a stored state, to which {@code state} has been set; what was written after it is removed.
     * What may change when a run goes on, such as its end, changes in its record as well.
     */
    static Recorder resume(ResultFolder folder, Config config, MicroModel model, Fronts fronts, Grid grid,
            Microstructure grains, String provenance, RunState stored, State state) {
        long step = stored.whole("step");
        AtomicFile.writeText(folder.config(), config.toYaml());
        Memory memory = Memory.of(stored);
        Recorder recorder = new Recorder(folder, config, model, fronts, grid, grains, provenance,
                CsvTable.resume(folder.history(), History.columns(grid.dim()), step),
                CsvTable.resume(folder.events(), Events.columns(grid.dim()), step), stored.whole("snapshots"), memory);
        if (stored.whole("snapshots") == 0) {
            recorder.snapshot(state); // the run ended between its first checkpoint and its first snapshot
        }
        return recorder;
    }

    /** Writes an accepted step, after which the metal reaches as far as {@code front}. */
    MicroModel.Measures record(State state, TimeLoop.Accepted step, Fronts.Reach front) {
        State.Clock clock = state.clock();
        MicroModel.Measures measures = model.measure(state);
        history.append(History.row(clock, step, measures, front, releases(state)));
        for (TimeLoop.Refusal refusal : step.refusals()) {
            events.append(Events.plain(clock.step(), clock.time(), "refused step",
                    "of " + refusal.dt() + " s: " + refusal.reason()));
        }
        if (step.report().activated() > 0) {
            events.append(Events.plain(clock.step(), clock.time(), "site activated",
                    step.report().activated() + (step.report().activated() == 1 ? " site" : " sites")));
        }
        if (step.turned()) {
            events.append(Events.plain(clock.step(), clock.time(), "current reversed",
                    "reversal " + clock.cell().reversals()));
        }
        if (clock.stage().number() > step.stage()) {
            events.append(Events.plain(clock.step(), clock.time(), "stage ended", "stage " + (step.stage() + 1)));
        }
        reportAdvances(state, step.broke(), measures.meanPressure(), step.report().currents());
        if (isDue(clock, step.tip())) {
            snapshot(state);
        }
        return measures;
    }

    /** Energy release rates at the tips from the left and from the right electrode, in the plane. */
    private List<Double> releases(State state) {
        if (grid.dim() == 3) {
            return List.of();
        }
        Fronts.Tips tips = fronts.tips(state.damage(), Front.BROKEN);
        return Stream.of(tips.left(), tips.right()).map(tip -> tip.map(at -> model.releaseRate(state, at)).orElse(0.0)).toList();
    }

    private void reportAdvances(State state, boolean broke, double pressure, Potential.Currents currents) {
        Map<CrackAdvance.Origin, Events.Load> now = Map.of(
                CrackAdvance.Origin.LEFT, new Events.Load(pressure, -currents.dendrite()),
                CrackAdvance.Origin.RIGHT, new Events.Load(pressure, -currents.counterDendrite()),
                CrackAdvance.Origin.NEITHER, new Events.Load(pressure, Double.NaN));
        Map<CrackAdvance.Origin, Events.Load> loads = new EnumMap<>(memory.loads);
        loads.replaceAll((origin, load) -> load.and(now.get(origin)));
        memory = new Memory(memory.reportedDamage, loads, memory.lastTime, memory.lastTip);
        if (!broke) {
            return; // the field stays on the device
        }
        double[] damage = state.damage().toArray();
        List<CrackAdvance> advances =
                CrackAdvance.between(memory.reportedDamage, damage, map, boundaryWidth, reportedLength);
        State.Clock clock = state.clock();
        for (CrackAdvance made : advances) {
            Events.Load load = now.get(made.origin());
            events.append(Events.advance(clock.step(), clock.time(), made, loads.put(made.origin(), load), load));
        }
        if (!advances.isEmpty()) {
            memory = new Memory(CrackAdvance.reported(memory.reportedDamage, damage, advances), loads, memory.lastTime,
                    memory.lastTip);
        }
    }

    /** Notes something that happened to the run as a whole. */
    void event(State state, String event, String detail) {
        events.append(Events.plain(state.clock().step(), state.clock().time(), event, detail));
    }

    /** How far the crack reaches. */
    Fronts.Reach crackTip(State state) {
        return fronts.reach(state.damage(), Front.BROKEN);
    }

    /** How far the metal reaches. */
    Fronts.Reach metalFront(State state) {
        return fronts.reach(state.metal(), Front.METAL);
    }

    private boolean isDue(State.Clock clock, Fronts.Reach tip) {
        return clock.time() - memory.lastTime >= snapshots.interval() * (1 - ROUNDING)
                || tip.advanceSince(memory.lastTip) >= snapshotAdvance * (1 - ROUNDING) || snapshots.isAskedFor(clock.step());
    }

    /**
     * Takes a snapshot, unless there is one of this step already. It and its frame are written while the run goes on, see
     * {@link #await}.
     */
    void snapshot(State state) {
        State.Clock clock = state.clock();
        if (snapshots.count() > 0 && clock.time() == memory.lastTime) {
            return;
        }
        snapshots.take(clock, fields(state), Map.of("budgets.json", budgets(state)));
        memory = new Memory(memory.reportedDamage, memory.loads, clock.time(), crackTip(state));
    }

    /**
     * Waits until all snapshots are written.
     *
     * @throws RuntimeException what one of them failed with
     */
    void await() {
        snapshots.await();
    }

    /** Ends the film of all frames, if there are any, in the snapshots' thread; {@link #await} waits for it. */
    void film() {
        snapshots.film();
    }

    /** The picture of the end, for plane grids, drawn in the snapshots' thread; {@link #await} waits for it. */
    void hero(State state) {
        if (snapshots.draws()) {
            State.Clock clock = state.clock();
            Supplier<List<FieldData>> fields = fields(state);
            snapshots.picture(() ->
                    scenery.hero(folder.path().resolve("picture.png"), clock.time(), clock.step(), fields.get()));
        }
    }

    /** The fields at this state, on their way from the device. */
    private Supplier<List<FieldData>> fields(State state) {
        Map<Field, Supplier<double[]>> readings = new LinkedHashMap<>();
        state.fields().forEach(field -> readings.put(field, state.field(field).startReading()));
        for (OutputField field : further) {
            switch (field) {
                case STRAIN_ENERGY -> readings.put(Fields.STRAIN_ENERGY, model.strainEnergy(state).startReading());
                case CURRENT_DENSITY ->
                    readings.put(Fields.CURRENT_DENSITY.asVector(grid.dim()), model.currentDensity(state).startReading());
                case OVERPOTENTIAL -> readings.put(Fields.OVERPOTENTIAL, model.overpotential(state).startReading());
                case AXIS -> readings.put(Fields.AXIS, () -> axes);
                case STRESS, DISPLACEMENT, DAMAGE, POTENTIAL, CONCENTRATION, TEMPERATURE -> { } // are there in any case
            }
        }
        readings.put(Fields.STRESS, model.stress(state).startReading());
        readings.put(Fields.GRAIN, () -> grainNumbers);
        readings.put(Fields.BOUNDARY, () -> boundaryWeights);
        return () -> {
            List<FieldData> arrived = new ArrayList<>();
            readings.forEach((field, reading) -> {
                FieldData data = FieldData.of(grid, field, reading.get());
                if (field.equals(Fields.STRESS)) {
                    arrived.add(FieldData.of(grid, Fields.MEAN_STRESS, meanStress(data.values())));
                }
                if (!field.equals(Fields.STRESS) || further.contains(OutputField.STRESS)) {
                    arrived.add(data);
                }
            });
            return arrived;
        };
    }

    /** A third of the sum of the normal stresses, which come first [Pa]. */
    private double[] meanStress(double[] components) {
        double[] mean = new double[grid.size()];
        for (int n = 0; n < mean.length; n++) {
            for (int p = 0; p < 3; p++) {
                mean[n] += components[n + p * grid.size()] / 3;
            }
        }
        return mean;
    }

    private String budgets(State state) {
        MicroModel.Measures measures = model.measure(state);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("dendrite_charge", state.clock().dendriteCharge());
        content.put("planar_charge", state.clock().planarCharge());
        content.put("plated_volume", measures.platedVolume());
        content.put("ion_content", measures.ionContent());
        content.put("elastic_energy", measures.energies().elastic());
        content.put("crack_energy", measures.energies().crack());
        content.put("metal_energy", measures.energies().metal());
        content.put("mixing_energy", measures.energies().mixing());
        return JsonFile.text("budgets", 1, content);
    }

    /** Writes the full state and what this recorder remembers. */
    void checkpoint(State state) {
        await(); // it counts the snapshots there are
        history.force();
        events.force();
        folder.checkpoints().write(state.clock().step(), StoredState.of(state, Map.of(DAMAGE_STORED, memory.reportedDamage),
                Map.of("snapshots", snapshots.count()), memory.numbers()));
    }

    @Override
    public void close() {
        try (history; events) {
            snapshots.close();
        }
    }
}
