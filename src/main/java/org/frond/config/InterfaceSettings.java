package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Kinetics and energy of the interface between metal and electrolyte. */
public final class InterfaceSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "interface", "The reaction between metal and ceramic");

    /** How the work of the metal pressure is shared between the two directions of the reaction. */
    public enum MechanicalSplit {
        ALPHA, CATHODIC;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<Double> EXCHANGE_CURRENT_DENSITY = SECTION.quantity("exchangeCurrentDensity",
            QuantityKind.CURRENT_DENSITY, "10 A/m^2", Range.above(0), BASIC,
            "Exchange current density i0 of plating and stripping.",
            "assumption, 1 to 100 A/m^2; 10 ohm cm^2 of interface resistance (Bay et al. 2020) means 26 A/m^2");
    public static final Parameter<Double> ACTIVATION = SECTION.quantity("activation", QuantityKind.ENERGY, "0 eV",
            Range.atLeast(0), ADVANCED, "Activation energy of the exchange current density, which is given at 298.15 K.",
            "assumption: none known");
    public static final Parameter<Double> TRANSFER_COEFFICIENT = SECTION.number("transferCoefficient", "0.5",
            Range.inside(0, 1), ADVANCED, "Anodic transfer coefficient; the cathodic one is its complement to 1.",
            "assumption");
    public static final Parameter<Double> ENERGY = SECTION.quantity("energy", QuantityKind.SURFACE_ENERGY, "0.22 J/m^2",
            Range.atLeast(0), ADVANCED, "Interfacial energy of metal on ceramic.",
            "a choice, not a measurement; 0.1 to 0.5 J/m^2");
    public static final Parameter<MechanicalSplit> MECHANICAL_SPLIT = SECTION.choice("mechanicalSplit",
            MechanicalSplit.ALPHA, ADVANCED,
            "Pressure acts on both directions like the electrical work (alpha), or on plating alone (cathodic).",
            "Ganser et al. 2019: a modelling choice; cathodic is the literal form of Geng et al. 2023");

    private InterfaceSettings() {
    }
}
