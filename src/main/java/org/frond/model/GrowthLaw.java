package org.frond.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * Where metal reacts, what it presses with, and how it grows (docs/physics.md, Metal). In a step a law is asked in this order:
 * {@link #react}, {@link #take}, {@link #begin}, then {@link #agrees} after each solution of the potential until it does,
 * {@link #grow}, {@link #finish} when displacement and damage are in equilibrium, and, once the metal has been located again, {@link #flows}.
 */
public sealed interface GrowthLaw extends Bodies.Metal, Part permits CrackFilling, DomainGrowth, FrontGrowth {

    /** Which law, and what it is told. */
    sealed interface Choice permits CrackFilling.Parameters, DomainGrowth.Parameters, FrontGrowth.Parameters {

        /** The law on a grid, in an electrolyte that cracks by a law of fracture. */
        GrowthLaw law(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture);
    }

    /** Reactive area per volume, per cell [1/m], as of the last {@link #react}. */
    Buffer area();

    /** Number of the connected metal that reacts in each cell, as of the last {@link #take}. */
    Buffer body();

    /** Pressure that the reaction feels, per cell [Pa]. */
    Buffer pressure();

    /** The largest current density that a cell's metal can give in the step begun, per cell [A/m^2]. */
    Buffer mostCurrent();

    /** {@inheritDoc} Every law keeps the metal phase, the volume plated and its pressure. */
    @Override
    default List<Field> fields() {
        return List.of(Fields.METAL, Fields.PLATED, Fields.PRESSURE);
    }

    /** Whether the law sets the damage itself; else that is where the energy is least. */
    default boolean setsDamage() {
        return false;
    }

    /** Changes the conductivity where the law says so: in cells whose damage is below {@code start} wholly, above {@code end} no more. */
    default void conduct(Buffer damage, Buffer tensor, double start, double end) {
        // most do not
    }

    /** Area of the cracks where the law knows it [m per depth in 2-D, m^2 in 3-D]; else it is that of the damage. */
    default OptionalDouble crackArea(State state) {
        return OptionalDouble.empty();
    }

    /** Paths that may grow on, where metal grows along paths. */
    default OptionalInt tips(State state) {
        return OptionalInt.empty();
    }

    /** The metal as a fluid in the crack: without regions where metal is none. */
    CrackFluid fluid();

    /** Finds where metal is and reacts at this state. */
    void react(State state, Mechanics mechanics);

    /** Sets what connected metal there is, and its pressure. */
    void take(State state, Mechanics mechanics, Bodies bodies);

    /**
     * Lets metal flow at once where nothing resists: a region that has parted in the step, and is squeezed where the crack between
     * has lost its metal, flows back into that. Returns whether any did; then the metal must be located again.
     */
    default boolean flows(State state, Mechanics mechanics, Equilibrium equilibrium) {
        return false;
    }

    /**
     * Begins a step of length dt.
     *
     * @param equilibrium tells how far the crack opens under a pressure that has not acted yet
     */
    void begin(State state, Mechanics mechanics, Equilibrium equilibrium, Kinetics kinetics, double dt);

    /**
     * Whether the pressure that the reaction felt is the one that follows from what it plates; if not, the pressure is a better
     * one now. A law whose metal presses with what it did at the start of the step agrees at once.
     *
     * @param rate volume plated per volume and time, per cell [1/s]
     */
    default boolean agrees(Buffer rate) {
        return true;
    }

    /**
     * Whether metal needs new cracks before it can grow on at these currents, which it then has: it must be located again, and the
     * potential solved for.
     *
     * @param rate volume plated per volume and time, per cell [1/s]
     */
    default boolean branches(State state, Buffer rate, Currents currents) {
        return false;
    }

    /** Length of the step begun [s]: what was asked for, or less where what the metal does ends it; as of the last {@link #branches}. */
    default double length(double asked) {
        return asked;
    }

    /** Largest rise of a pressure that the step begun is expected to bring [Pa]. */
    default double expectedRise() {
        return 0;
    }

    /** Completes the metal of a state at the start, whose cracks are at rest. */
    void start(State state);

    /** Keeps the pressure of a state in equilibrium as part of it. */
    void rest(State state);

    /** Prestress across a plane of what fills cells, for each unit of metal plated per volume [Pa]; 0 where metal has none. */
    default double prestressAcross() {
        return 0;
    }

    /** Sets stiffness and prestress of what fills cells, at this state's displacement. */
    void press(State state, Mechanics mechanics);

    /**
     * Plates for the step begun and moves the metal.
     *
     * @param rate volume plated per volume and time, per cell [1/s]; of the cells that metal is put into afterwards
     * @return how far the metal got in units of what one step should do at most: shares of an opening or of a front's width
     * @throws org.frond.solver.SolverException if the metal cannot be moved so that none is lost
     */
    double grow(State state, Mechanics mechanics, Buffer rate);

    /** Ends the step at the state in equilibrium. */
    Outcome finish(State state, Mechanics mechanics);

    /** Reactive area per volume of what the cells that metal is put into plate, per cell [1/m]. */
    Buffer platedArea();

    /** Energy that the metal holds at the state of the last {@link #take} [J per depth in 2-D, J in 3-D]. */
    double energy(State state);

    /** Volume that the cracks have opened at this state [m^2 per depth in 2-D, m^3 in 3-D]; 0 where metal needs none. */
    double opening(State state);

    /**
     * What a step did.
     *
     * @param work         of the metal's pressure
     * @param pressureRise largest rise of a pressure that was expected at the crack the step began with [Pa]
     * @param currentError relative error of the current: by how much the pressure during the step was not the one that it felt
     * @param trends       how the cracks have been going, by region
     */
    record Outcome(Work work, double pressureRise, double currentError, State.Trends trends) {
    }

    /**
     * Work of the metal's pressure in a step [J per depth in 2-D, J in 3-D], by the trapezoidal rule.
     *
     * @param plating of the reaction, which plates against it
     * @param moved   what the metal lost on its way from where it was plated, and in its own compression: heat
     */
    record Work(double plating, double moved) {
    }
}
