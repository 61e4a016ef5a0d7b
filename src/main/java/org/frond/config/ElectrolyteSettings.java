package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Elasticity and ion conduction of the electrolyte. Defaults: sodium beta-alumina at room temperature. */
public final class ElectrolyteSettings {

    static final Section SECTION = new Section("electrolyte", "The ceramic: elasticity and conduction");

    /** Which elastic constants describe a grain. */
    public enum Elasticity {
        ISOTROPIC, HEXAGONAL, CUBIC;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<Elasticity> ELASTICITY = SECTION.choice("elasticity", Elasticity.ISOTROPIC, BASIC,
            "Isotropic (youngsModulus, poissonsRatio), hexagonal about the normal of the conduction plane (c11 ... c44), or cubic with one"
            + " cube axis along that normal and another out of the plane of a body in 2-D (c11, c12, c44).",
            "numerical choice");
    public static final Parameter<Double> YOUNGS_MODULUS = SECTION.quantity("youngsModulus", QuantityKind.PRESSURE,
            "210 GPa", Range.above(0), BASIC, "Young's modulus.",
            "polycrystalline beta''-alumina, 190 to 220 GPa; common knowledge, unverified");
    public static final Parameter<Double> POISSONS_RATIO = SECTION.number("poissonsRatio", "0.25",
            Range.inside(-1, 0.5), BASIC, "Poisson's ratio.",
            "polycrystalline beta''-alumina, 0.22 to 0.28; common knowledge, unverified");
    public static final Parameter<Double> C11 = SECTION.quantity("c11", QuantityKind.PRESSURE, "330 GPa",
            Range.above(0), ADVANCED, "Stiffness C11 in the conduction plane; along all axes of a cubic crystal.", "assumption, +-30 %");
    public static final Parameter<Double> C33 = SECTION.quantity("c33", QuantityKind.PRESSURE, "200 GPa",
            Range.above(0), ADVANCED, "Stiffness C33 along the normal of the conduction plane; C11 of a cubic crystal.",
            "assumption, +-30 %");
    public static final Parameter<Double> C12 = SECTION.quantity("c12", QuantityKind.PRESSURE, "130 GPa", Range.any(),
            ADVANCED, "Stiffness C12; C66 of a hexagonal crystal is (C11 - C12)/2.", "assumption, +-30 %");
    public static final Parameter<Double> C13 = SECTION.quantity("c13", QuantityKind.PRESSURE, "80 GPa", Range.any(),
            ADVANCED, "Stiffness C13; C12 of a cubic crystal.", "assumption, +-30 %");
    public static final Parameter<Double> C44 = SECTION.quantity("c44", QuantityKind.PRESSURE, "60 GPa", Range.above(0),
            ADVANCED, "Shear stiffness C44 between conduction planes.", "assumption, +-30 %");
    public static final Parameter<Double> CONDUCTIVITY = SECTION.quantity("conductivity", QuantityKind.CONDUCTIVITY,
            "1.19 S/m", Range.above(0), BASIC, "Ionic conductivity in the conduction plane.",
            "Heinz et al. 2021, (8.537e5/T) exp(-0.20 eV/kT) S/m at 298.15 K; single crystals 1 to 18 S/m");
    public static final Parameter<Double> CONDUCTIVITY_ACTIVATION = SECTION.quantity("conductivityActivation",
            QuantityKind.ENERGY, "0.2 eV", Range.atLeast(0), ADVANCED,
            "Activation energy of conductivity times temperature in a grain; conductivity is given at 298.15 K.",
            "Heinz et al. 2021");
    public static final Parameter<Double> CONDUCTIVITY_RATIO = SECTION.number("conductivityRatio", "0.01",
            Range.between(1e-3, 1), ADVANCED, "Conductivity across the conduction plane over that in it.",
            "assumption, 1e-4 to 1e-2; below 1e-3 the discrete equations lose accuracy");
    public static final Parameter<Double> DIFFUSIVITY = SECTION.quantity("diffusivity", QuantityKind.DIFFUSIVITY,
            "3.5e-11 m^2/s", Range.above(0), ADVANCED, "Diffusivity of the mobile ion in the conduction plane.",
            "Nernst-Einstein from 1.19 S/m, no Haven ratio");
    public static final Parameter<Double> DIFFUSIVITY_ACTIVATION = SECTION.quantity("diffusivityActivation",
            QuantityKind.ENERGY, "0.2 eV", Range.atLeast(0), ADVANCED,
            "Activation energy of the diffusivity, which is given at 298.15 K.", "that of the conductivity (Nernst-Einstein)");
    public static final Parameter<Double> SITE_DENSITY = SECTION.quantity("siteDensity", QuantityKind.CONCENTRATION,
            "8.99e3 mol/m^3", Range.above(0), ADVANCED, "Mobile ions per volume of ceramic, c0.",
            "5 Na per cell of a = 5.614, c = 33.85 angstrom; +-15 %");
    public static final Parameter<Double> TRANSFERENCE_NUMBER = SECTION.number("transferenceNumber", "0.95",
            Range.aboveUpTo(0, 1), ADVANCED, "Share of the current carried by the metal ion.",
            "assumption, 0.9 to 0.99");
    public static final Parameter<Double> BOUNDARY_CONDUCTIVITY = SECTION.quantity("boundaryConductivity",
            QuantityKind.CONDUCTIVITY, "2.1e-3 S/m", Range.above(0), ADVANCED,
            "Ionic conductivity of a grain boundary.", "Heinz et al. 2021, (4.786e5/T) exp(-0.35 eV/kT) S/m at 300 K");
    public static final Parameter<Double> BOUNDARY_ACTIVATION = SECTION.quantity("boundaryActivation",
            QuantityKind.ENERGY, "0.35 eV", Range.atLeast(0), ADVANCED,
            "Activation energy of conductivity times temperature in a grain boundary; its conductivity is given at 298.15 K.",
            "Heinz et al. 2021");
    public static final Parameter<Double> BOUNDARY_THICKNESS = SECTION.quantity("boundaryThickness",
            QuantityKind.LENGTH, "2 nm", Range.above(0), ADVANCED,
            "Physical thickness of a grain boundary; its resistance is smeared over structure.boundaryWidth.",
            "assumption, 1 to 5 nm");

    private ElectrolyteSettings() {
    }
}
