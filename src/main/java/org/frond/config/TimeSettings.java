package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Time stepping. */
public final class TimeSettings {

    static final Section SECTION = new Section("time", "The time step and what limits it");

    public static final Parameter<Double> END = SECTION.requiredQuantity("end", QuantityKind.TIME, "10 min",
            Range.above(0), "Time at which the run ends.");
    public static final Parameter<Double> FIRST_STEP = SECTION.quantity("firstStep", QuantityKind.TIME, "0.01 s",
            Range.above(0), ADVANCED, "First time step.", "numerical choice");
    public static final Parameter<Double> MINIMUM_STEP = SECTION.quantity("minimumStep", QuantityKind.TIME, "1e-9 s",
            Range.above(0), ADVANCED, "Time step below which the run gives up.", "numerical choice");
    public static final Parameter<Double> MAXIMUM_STEP = SECTION.quantity("maximumStep", QuantityKind.TIME, "10 s",
            Range.above(0), BASIC, "Largest time step.", "numerical choice");
    public static final Parameter<Integer> MAXIMUM_STEPS = SECTION.whole("maximumSteps", "100000", Range.atLeast(1),
            ADVANCED, "Steps after which the run gives up.", "numerical choice");
    public static final Parameter<Double> GROWTH = SECTION.number("growth", "1.2", Range.aboveUpTo(1, 10), ADVANCED,
            "Factor by which an accepted time step may grow.", "numerical choice");
    public static final Parameter<Double> PRESSURE_STEP = SECTION.number("pressureStep", "0.2", Range.above(0),
            ADVANCED, "Largest change of the metal pressure in a step, in units of RT/Omega.",
            "a change of 1 is a factor e in the reaction rate");
    public static final Parameter<Double> CURRENT_STEP = SECTION.number("currentStep", "0.03", Range.above(0), ADVANCED,
            "Largest relative error of the current into cracks in a step, for the metal's pressure during the step is not known"
                    + " before the crack has moved.",
            "numerical choice: a bound of the relative error of a time or a charge");
    public static final Parameter<Double> FILL_STEP = SECTION.number("fillStep", "0.3", Range.above(0), ADVANCED,
            "Largest advance of the metal's front in a step, in units of metal.frontWidth (growth law front).", "prototype of the crack-filling law");
    public static final Parameter<Double> CRACK_STEP = SECTION.number("crackStep", "2", Range.above(0), ADVANCED,
            "Largest crack advance in a step, in units of fracture.length.", "numerical choice");

    private TimeSettings() {
    }
}
