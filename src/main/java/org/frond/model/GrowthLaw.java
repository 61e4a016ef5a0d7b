package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/** Where metal reacts, what it presses with, and how it grows (docs/physics.md, Metal). */
public sealed interface GrowthLaw extends Bodies.Metal permits CrackFilling, FrontGrowth {

    /** Which law, and what it is told. */
    sealed interface Choice permits CrackFilling.Parameters, FrontGrowth.Parameters {
    }

    /** The law of a choice. */
    static GrowthLaw of(Kernels kernels, Grid grid, Damage damage, FractureLaw fracture, Choice choice) {
        if (choice instanceof FrontGrowth.Parameters front) {
            return new FrontGrowth(kernels, grid, damage, front);
        }
        return new CrackFilling(kernels, grid, damage, fracture, (CrackFilling.Parameters) choice);
    }

    /** Where metal can be: above 0 in such cells, as of the last {@link #react}. */
    @Override
    Buffer site();

    /** Reactive area per volume, per cell [1/m], as of the last {@link #react}. */
    @Override
    Buffer area();

    /** Pressure that the reaction feels, per cell [Pa], as of the last {@link #react}. */
    Buffer pressure();

    /** Finds the places open to metal at this state; they stay until the next call, whatever cracks meanwhile. */
    void locate(State state);

    /** {@linkplain #locate Locates} the metal, sets reactive area and pressure at this state, and what it presses with. */
    void react(State state, Mechanics mechanics);

    /** Sets what the metal, where it was last located, presses with at this state's displacement. */
    void press(State state, Mechanics mechanics);

    /** Adds to the energy per cell that drives damage [J/m^3] what the pressure of the last {@link #press} gains there. */
    void drive(State state, Buffer psi);

    /** Energy that the metal holds at the state of the last {@link #react} [J per depth in 2-D, J in 3-D]. */
    double energy(State state);

    /** How the pressure follows the current within a step, see {@link Potential.Reaction#follow}. */
    double follow(double dt, Kinetics kinetics);

    /** Volume that the cracks for metal have opened at this state [m^2 per depth in 2-D, m^3 in 3-D]. */
    double opening(State state);

    /**
     * Plates for dt and moves the metal.
     *
     * @param rate volume plated per volume and time, per cell [1/s]
     * @return how far the metal got in units of what one step should do at most: shares of an opening or of a front's width
     * @throws org.frond.solver.SolverException if the metal cannot be moved so that none is lost
     */
    double grow(State state, Mechanics mechanics, Buffer rate, double dt);

    /**
     * {@linkplain #react Reacts} at the state in which displacement and damage have settled after {@link #grow}, and says what
     * the metal's pressure has done since the {@link #react} before that.
     */
    Work finish(State state, Mechanics mechanics);

    /**
     * Work of the metal's pressure in a step [J per depth in 2-D, J in 3-D], by the trapezoidal rule.
     *
     * @param plating of the reaction, which plates against it
     * @param moved   what the metal lost on its way from where it was plated: heat
     * @param beyond  of the pressure that acts where the crack holds no metal of its own
     */
    record Work(double plating, double moved, double beyond) {
    }
}
