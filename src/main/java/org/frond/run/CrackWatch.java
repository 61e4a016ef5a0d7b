package org.frond.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.RunState;
import org.frond.measure.CrackAdvance;
import org.frond.measure.GrainMap;
import org.frond.model.Currents;
import org.frond.model.State;
import org.frond.structure.Microstructure;

/** Reports stretches of new crack in a cell, with the pressure and the current before and after. */
final class CrackWatch {

    private static final String DAMAGE_STORED = "reported damage";
    private static final String PRESSURE_STORED = "largest pressure ";
    private static final String CURRENT_STORED = "least current ";

    private final GrainMap map;
    private final double boundaryWidth;
    private final double shortest;
    private double[] reportedDamage = new double[0];
    private Map<CrackAdvance.Origin, Load> loads = new EnumMap<>(CrackAdvance.Origin.class);

    /** What a crack advances under: the metal's mean pressure [Pa], and the current into its dendrite [A/m, A]. */
    private record Load(double pressure, double current) {

        /** Before anything has been seen. */
        static final Load NONE = new Load(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        /** The largest pressure and the least current of both. */
        Load and(Load other) {
            return new Load(Math.max(pressure, other.pressure), Math.min(current, other.current));
        }
    }

    /** Cracks smeared over a length, among the grains of a configuration. */
    static CrackWatch of(Config config, Microstructure grains, double smeared) {
        Grid grid = new Assembly(config).grid();
        return new CrackWatch(new GrainMap(grid, grains.grain(), grains.boundaryDistance()), config.get(StructureSettings.BOUNDARY_WIDTH),
                CrackAdvance.LEAST_LENGTH * smeared);
    }

    /**
     * A watch.
     *
     * @param map           the grains
     * @param boundaryWidth width of their boundaries [m]
     * @param shortest      length from which on a stretch is reported [m]
     */
    CrackWatch(GrainMap map, double boundaryWidth, double shortest) {
        this.map = map;
        this.boundaryWidth = boundaryWidth;
        this.shortest = shortest;
    }

    /** Begins with what is broken at a start. */
    void start(State state) {
        reportedDamage = state.damage().toArray();
        for (CrackAdvance.Origin origin : CrackAdvance.Origin.values()) {
            loads.put(origin, Load.NONE);
        }
    }

    /** Goes on from what was remembered. */
    void resume(RunState stored) {
        reportedDamage = stored.array(DAMAGE_STORED);
        for (CrackAdvance.Origin origin : CrackAdvance.Origin.values()) {
            loads.put(origin, new Load(stored.number(PRESSURE_STORED + name(origin)), stored.number(CURRENT_STORED + name(origin))));
        }
    }

    /** What was reported, and the largest pressure and least current since the last advance from each origin. */
    RunState memory() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        loads.forEach((origin, load) -> {
            numbers.put(PRESSURE_STORED + name(origin), load.pressure());
            numbers.put(CURRENT_STORED + name(origin), load.current());
        });
        return new RunState(Map.of(DAMAGE_STORED, reportedDamage), Map.of(), numbers, Map.of());
    }

    /** The columns of {@code events.csv} for what is measured of an advance. */
    static List<Column> columns(int dim) {
        String current = dim == 3 ? "A" : "A/m";
        return List.of(
                Column.text("Electrode", "left, right or neither: where the crack that advanced starts from"),
                Column.optional("Length", "m", "Length of an advance"),
                Column.optional("x", "m", "Where: the tip of an advance"),
                Column.optional("y", "m", "Where: the tip of an advance"),
                Column.optional("Pressure before", "Pa", "Largest mean metal pressure at a step's end since the last advance from there, before the step of this one"),
                Column.optional("Pressure after", "Pa", "Mean metal pressure at the end of the step"),
                Column.optional("Current before", current,
                        "Least current into the electrode's own dendrite likewise"),
                Column.optional("Current after", current, "Current into the electrode's own dendrite at the end of the step"));
    }

    /**
     * The advances at the end of a step.
     *
     * @param broke    whether any node broke in it; otherwise the damage stays on the device
     * @param pressure mean pressure of the metal [Pa]
     */
    List<Event> advances(State state, boolean broke, double pressure, Currents currents) {
        Map<CrackAdvance.Origin, Load> now = Map.of(
                CrackAdvance.Origin.LEFT, new Load(pressure, -currents.dendrite()),
                CrackAdvance.Origin.RIGHT, new Load(pressure, -currents.counterDendrite()),
                CrackAdvance.Origin.NEITHER, new Load(pressure, Double.NaN));
        if (!broke) {
            loads.replaceAll((origin, load) -> load.and(now.get(origin)));
            return List.of();
        }
        double[] damage = state.damage().toArray();
        List<CrackAdvance> advances = CrackAdvance.between(reportedDamage, damage, map, boundaryWidth, shortest);
        List<Event> events = new ArrayList<>();
        for (CrackAdvance made : advances) {
            Load after = now.get(made.origin());
            events.add(event(made, loads.get(made.origin()), after));
        }
        loads.replaceAll((origin, load) -> advances.stream().anyMatch(made -> made.origin() == origin) ? now.get(origin)
                : load.and(now.get(origin)));
        if (!advances.isEmpty()) {
            reportedDamage = CrackAdvance.reported(reportedDamage, damage, advances);
        }
        return events;
    }

    private static Event event(CrackAdvance advance, Load before, Load after) {
        String grains = advance.grainsEntered().stream().map(String::valueOf).collect(Collectors.joining(" "));
        String mode = advance.mode() == CrackAdvance.Mode.INTERGRANULAR ? "intergranular" : "transgranular";
        return new Event(mode + " advance", List.of(name(advance.origin()), advance.length(), advance.to().x(), advance.to().y(),
                known(before.pressure()), after.pressure(), known(before.current()), after.current()), grains.isEmpty() ? "" : "grains " + grains);
    }

    /** A run has seen nothing before its first step. */
    private static double known(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static String name(CrackAdvance.Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }
}
