package org.frond.config;

import static org.frond.config.Level.ADVANCED;

/** Tolerances and limits of the solvers. */
public final class SolverSettings {

    static final Section SECTION = new Section("solver", "Tolerances and limits of the solvers");

    public static final Parameter<Double> DAMAGE_TOLERANCE = SECTION.number("damageTolerance", "1e-3",
            Range.inside(0, 1), ADVANCED,
            "Largest change of d between two sweeps at which displacement and damage agree; 1e-4 for verification.",
            "numerical choice");
    public static final Parameter<Double> ENERGY_TOLERANCE = SECTION.number("energyTolerance", "1e-6",
            Range.inside(0, 1), ADVANCED,
            "Relative change of the energy between two sweeps at which displacement and damage agree.",
            "numerical choice");
    public static final Parameter<Integer> MAXIMUM_SWEEPS = SECTION.whole("maximumSweeps", "2000", Range.atLeast(1),
            ADVANCED, "Sweeps after which a step is rejected.", "numerical choice");
    public static final Parameter<Double> LINEAR_TOLERANCE = SECTION.number("linearTolerance", "1e-4",
            Range.inside(0, 1), ADVANCED, "Error of a sweep's linear solve for the displacement in the energy norm, relative to the solution's.",
            "numerical choice: the sweeps themselves converge to energyTolerance");
    public static final Parameter<Double> POTENTIAL_TOLERANCE = SECTION.number("potentialTolerance", "1e-9",
            Range.inside(0, 1), ADVANCED, "Newton correction of the potential that ends its solve [V].", "numerical choice");
    public static final Parameter<Integer> MAXIMUM_NEWTON = SECTION.whole("maximumNewton", "30", Range.atLeast(1),
            ADVANCED, "Newton iterations of the potential after which a step is rejected.", "numerical choice");

    private SolverSettings() {
    }
}
