package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** The phase field of fracture. */
public final class FractureSettings {

    static final Section SECTION = Section.of(Section.Use.FIELD, "fracture", "The crack phase field d: 0 intact, 1 broken");

    /** What cracks are. */
    public enum Law {
        PHASE_FIELD, DOMAIN;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** Which crack surface density regularises the crack. */
    public enum CrackSurface {
        AT1, AT2
    }

    /** How healing is ruled out. */
    public enum Irreversibility {
        BOUNDS, HISTORY;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** Which part of the elastic energy drives and is degraded by damage. */
    public enum Split {
        ORTHOGONAL, HYBRID, NONE;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<Law> LAW = SECTION.choice("law", Law.PHASE_FIELD, BASIC,
            "A crack is where the energy of the phase field is least (phase-field), or a path through the grains that is laid when the one"
            + " before it is full of metal (domain, with section domain; for cells of half a millimetre).",
            "domain: Geng et al. 2023, macroscopic model");
    public static final Parameter<CrackSurface> SURFACE = SECTION.choice("surface", CrackSurface.AT1, BASIC,
            "Crack surface density: AT1 has an elastic limit, AT2 damages from zero load.",
            "AT2 softens the ceramic under high pressure");
    public static final Parameter<Irreversibility> IRREVERSIBILITY = SECTION.choice("irreversibility",
            Irreversibility.BOUNDS, ADVANCED,
            "Damage may not fall: bounds on d, or the history of the driving energy (AT2 only).",
            "history: Miehe et al. 2010");
    public static final Parameter<Split> SPLIT = SECTION.choice("split", Split.ORTHOGONAL, ADVANCED,
            "Tension-compression split of the elastic energy; orthogonal holds for anisotropic stiffness.",
            "orthogonal: He and Shao 2019");
    public static final Parameter<Double> LENGTH = SECTION.quantity("length", QuantityKind.LENGTH, "0.6 um",
            Range.above(0), BASIC,
            "Regularisation length ell of the crack; at least two cells, four for 3 % of the energy.",
            "numerical choice");
    public static final Parameter<Double> CLEAVAGE_ENERGY = SECTION.quantity("cleavageEnergy",
            QuantityKind.SURFACE_ENERGY, "2 J/m^2", Range.above(0), BASIC,
            "Fracture energy along the conduction plane.",
            "assumption, 0.28 to 2.8 J/m^2 (K_Ic 0.25 to 0.8 MPa m^1/2)");
    public static final Parameter<Double> ENERGY_RATIO = SECTION.number("energyRatio", "10", Range.between(1, 100),
            BASIC, "Fracture energy across the conduction planes over that along them.",
            "Geng et al. 2023 set strength ten times lower along the planes; in energy 10 to 100");
    public static final Parameter<Double> BOUNDARY_ENERGY = SECTION.quantity("boundaryEnergy",
            QuantityKind.SURFACE_ENERGY, "2 J/m^2", Range.above(0), BASIC, "Fracture energy of grain boundaries.",
            "Geng et al. 2023: comparable with the conduction planes");
    public static final Parameter<Boolean> GRID_CORRECTION = SECTION.flag("gridCorrection", true, ADVANCED,
            "Whether fracture energies are lowered by what a crack one cell wide costs more, 1 + h/(2 length) under AT2 and"
            + " 1 + 3 h/(8 length) under AT1.", "Bourdin, Francfort and Marigo 2008");
    public static final Parameter<Double> RESIDUAL_STIFFNESS = SECTION.number("residualStiffness", "1e-5",
            Range.between(1e-9, 1e-2), ADVANCED, "Share of the stiffness that a broken cell keeps.",
            "numerical choice");
    public static final Parameter<Double> FREEZE_ABOVE = SECTION.number("freezeAbove", "0.95", Range.aboveUpTo(0, 1),
            ADVANCED,
            "Damage above which the driving energy is frozen, so that the opening of broken cells does not drive their neighbours.",
            "prototype of the crack-filling law");

    private FractureSettings() {
    }
}
