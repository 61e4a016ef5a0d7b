package org.frond.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The state of a run: the fields that the parts of its model declare, on the device, and a few numbers. What a step computes
 * follows from the state alone, so that a state written and read again continues bit for bit.
 */
public final class State {

    private final Grid grid;
    private final Map<Field, Buffer> fields = new LinkedHashMap<>();
    private Clock clock = Clock.START;

    /**
     * The numbers of a state.
     *
     * @param time            simulated time [s]
     * @param step            accepted steps so far
     * @param nextStep        length the next step will try [s]; 0 before the first
     * @param dendriteCharge  charge that plated metal in the crack [C/m per depth in 2-D, C in 3-D]
     * @param planarCharge    charge that plated the film on the left electrode, same unit
     * @param rejected        steps rejected so far
     * @param cell            voltage and charges of the whole cell
     * @param stage           where the protocol stands
     * @param works           where the work of the terminals went
     * @param trends          how the cracks that hold metal have been going
     */
    public record Clock(double time, long step, double nextStep, double dendriteCharge, double planarCharge,
            long rejected, Cell cell, Stage stage, Works works, Trends trends) {

        static final Clock START = new Clock(0, 0, 0, 0, 0, 0, new Cell(0, 0, 0, 0, 0, 0), new Stage(0, 0, 0),
                new Works(0, 0, 0, 0, 0, 0), Trends.NONE);

        /** The clock with another length for the next step [s]. */
        public Clock withNextStep(double seconds) {
            return new Clock(time, step, seconds, dendriteCharge, planarCharge, rejected, cell, stage, works, trends);
        }

        /** The clock after a step that moved no charge, with the length of the next one [s] and the attempts refused. */
        public Clock advanced(double dt, double next, long refused) {
            return new Clock(time + dt, step + 1, next, dendriteCharge, planarCharge, rejected + refused, cell, stage, works, trends);
        }

        /** The clock after refused attempts at a step. */
        public Clock withRefused(long more) {
            return new Clock(time, step, nextStep, dendriteCharge, planarCharge, rejected + more, cell, stage, works, trends);
        }

        /** The clock at the start of a stage of the protocol. */
        public Clock atStage(long number) {
            return new Clock(time, step, nextStep, dendriteCharge, planarCharge, rejected, cell,
                    new Stage(number, time, 0), works, trends.atRest());
        }
    }

    /**
     * Works and heats since the start [J/m per depth in 2-D, J in 3-D]; docs/physics.md, Energy.
     *
     * @param electrical work of the terminals
     * @param conduction heat of conduction
     * @param reaction   heat of reaction
     * @param diffusion  heat of diffusion
     * @param plating    work of plating against the metal's pressure
     * @param moved      heat of the metal that moved
     */
    public record Works(double electrical, double conduction, double reaction, double diffusion, double plating, double moved) {
    }

    /**
     * How a crack that holds metal has been going, from which the next step is predicted.
     *
     * @param yield  share of a rise of the pressure that was left in the last step when the crack had given way: 1 where it holds
     * @param area   reactive area at the start of the last step [m per depth in 2-D, m^2 in 3-D]
     * @param length of the last step [s]
     * @param growth rate at which the area grew in the step before [1/s]
     * @param slope  how the volume plated per time and area changed with the felt pressure [m/s/Pa]; 0 where that is not known
     * @param climb  rate at which the felt pressure moved away from that at the step's start [Pa/s]
     */
    public record Trend(double yield, double area, double length, double growth, double slope, double climb) {

        static final Trend NONE = new Trend(1, 0, 0, 0, 0, 0);

        /** Longest step that is predicted, over the last one. */
        private static final double FARTHEST = 2;

        /** Rate at which the area grew in the last step, which has brought it to {@code now} [1/s]. */
        double growth(double now) {
            return area > 0 && now > 0 ? Math.log(now / area) / length : 0;
        }

        /**
         * Mean area of the coming step over that of its start: the area grows on at the smaller rate of the last two steps, and not at
         * all where they differ in sign, so that a crack that has run once is not expected to run again. Nothing is expected of a step
         * that is much longer than the last one.
         */
        double meanGrowth(double now, double dt) {
            double last = growth(now);
            double rate = last * growth > 0 && dt <= FARTHEST * length ? Math.copySign(Math.min(Math.abs(last), Math.abs(growth)), last) : 0;
            return rate == 0 ? 1 : Math.expm1(rate * dt) / (rate * dt);
        }
    }

    /** The trends of the regions of metal, each under the name it is recognised by ({@link Bodies#name}). */
    public record Trends(SortedMap<Integer, Trend> byName) {

        static final Trends NONE = new Trends(new TreeMap<>());

        public Trends {
            byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        }

        /** That of the region of a name. */
        Trend of(int name) {
            return byName.getOrDefault(name, Trend.NONE);
        }

        /** Those of cracks that are not expected to grow, as when the current changes. */
        Trends atRest() {
            SortedMap<Integer, Trend> resting = new TreeMap<>();
            byName.forEach((name, trend) -> resting.put(name, new Trend(trend.yield, 0, 0, 0, 0, 0)));
            return new Trends(resting);
        }

        /** With another one for the region of a name. */
        Trends with(int name, Trend trend) {
            SortedMap<Integer, Trend> more = new TreeMap<>(byName);
            more.put(name, trend);
            return new Trends(more);
        }
    }

    /**
     * The cell as its terminals see it.
     *
     * @param voltage         potential of the counter electrode against the plating one in the last step [V]
     * @param counterDendrite charge that plated metal in cracks at the right electrode, unit of the charges
     * @param counterPlanar   charge that plated the film on the right electrode
     * @param turnover        charge that has passed, regardless of its direction
     * @param direction       sign of the last current that had one, positive where it plated at the left electrode; 0 before
     *                        the first
     * @param reversals       how often the current has turned around
     */
    public record Cell(double voltage, double counterDendrite, double counterPlanar, double turnover, int direction,
            long reversals) {
    }

    /**
     * Where the protocol stands.
     *
     * @param number stage, from 0
     * @param began  time of its start [s]
     * @param charge charge passed since then, positive where it plates at the left electrode
     */
    public record Stage(long number, double began, double charge) {
    }

    /** A state, zero everywhere, of what the parts of a model declare. */
    public State(Kernels kernels, Grid grid, List<? extends Part> parts) {
        this.grid = grid;
        for (Part part : parts) {
            for (Field field : part.fields()) {
                fields.computeIfAbsent(field, declared -> kernels.vector(grid, declared.components()));
            }
        }
    }

    /** The grid the fields live on. */
    public Grid grid() {
        return grid;
    }

    /** The fields, in the order in which they are shown. */
    public Set<Field> fields() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** A field's values on the device. */
    public Buffer field(Field field) {
        Field declared = field.equals(Fields.DISPLACEMENT) ? field.asVector(grid.dim()) : field;
        Buffer buffer = fields.get(declared);
        if (buffer == null) {
            throw new IllegalArgumentException(field.name() + " is not part of the state");
        }
        return buffer;
    }

    public Buffer displacement() {
        return field(Fields.DISPLACEMENT);
    }

    public Buffer potential() {
        return field(Fields.POTENTIAL);
    }

    public Buffer concentration() {
        return field(Fields.CONCENTRATION);
    }

    /** Temperature, where a phase makes heat. */
    public Buffer temperature() {
        return field(Fields.TEMPERATURE);
    }

    public Buffer metal() {
        return field(Fields.METAL);
    }

    public Buffer damage() {
        return field(Fields.DAMAGE);
    }

    public Buffer plated() {
        return field(Fields.PLATED);
    }

    /** The metal's pressure, per cell. */
    public Buffer pressure() {
        return field(Fields.PRESSURE);
    }

    public Buffer path() {
        return field(Fields.PATH);
    }

    /** Closed share of the conduction planes, where they close. */
    public Buffer closed() {
        return field(Fields.CLOSED);
    }

    public Clock clock() {
        return clock;
    }

    public void setClock(Clock next) {
        this.clock = next;
    }

    /** Copies the values of another state of the same model. */
    public void copyFrom(State other) {
        fields.forEach((field, buffer) -> buffer.copyFrom(other.fields.get(field)));
        clock = other.clock;
    }

    /** All fields by name, in the grid's padded layout. */
    public Map<String, double[]> toArrays() {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        fields.forEach((field, buffer) -> arrays.put(field.name(), buffer.toArray()));
        return arrays;
    }

    /**
     * Replaces all fields.
     *
     * @throws IllegalArgumentException if a field is missing or has another size
     */
    public void fromArrays(Map<String, double[]> arrays) {
        fields.forEach((field, buffer) -> {
            double[] values = arrays.get(field.name());
            if (values == null || values.length != buffer.length()) {
                throw new IllegalArgumentException("the stored state has no field " + field.name() + " of this grid's size");
            }
            buffer.write(values);
        });
    }
}
