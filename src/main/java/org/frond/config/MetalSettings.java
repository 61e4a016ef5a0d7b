package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Properties of the metal and the law by which it grows. */
public final class MetalSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "metal", "The plated metal");

    /** How plated metal takes its place. */
    public enum GrowthLaw {
        CRACK_FILLING, FRONT;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<GrowthLaw> LAW = SECTION.choice("law", GrowthLaw.CRACK_FILLING, BASIC,
            "Metal fills cracks and pries them open (crack-filling), or takes the place of what it grows into (front).",
            "prototype of the crack-filling law");
    public static final Parameter<Double> MOLAR_VOLUME = SECTION.quantity("molarVolume", QuantityKind.MOLAR_VOLUME,
            "23.78e-6 m^3/mol", Range.above(0), BASIC, "Molar volume of the metal, Omega.",
            "sodium, 23.7e-6 to 24e-6 m^3/mol; Geng et al. 2023 use 24e-6");
    public static final Parameter<Double> ION_VOLUME = SECTION.quantity("ionVolume", QuantityKind.MOLAR_VOLUME,
            "0 m^3/mol", Range.atLeast(0), ADVANCED, "Partial molar volume of the ion in the ceramic.",
            "rigid framework");
    public static final Parameter<Double> BULK_MODULUS = SECTION.quantity("bulkModulus", QuantityKind.PRESSURE,
            "6.3 GPa", Range.above(0), BASIC,
            "Bulk modulus of the metal; as a confined fluid it carries pressure only.",
            "sodium, 6.3 to 6.8 GPa; common knowledge, unverified");
    public static final Parameter<Double> YOUNGS_MODULUS = SECTION.quantity("youngsModulus", QuantityKind.PRESSURE,
            "4.6 GPa", Range.above(0), ADVANCED, "Young's modulus of the metal (growth law front).",
            "sodium, acoustic; 4 to 10 GPa");
    public static final Parameter<Double> POISSONS_RATIO = SECTION.number("poissonsRatio", "0.378",
            Range.inside(-1, 0.5), ADVANCED, "Poisson's ratio of the metal (growth law front).",
            "from 4.6 and 6.3 GPa");
    public static final Parameter<Double> SITE_DENSITY = SECTION.quantity("siteDensity", QuantityKind.CONCENTRATION,
            "4.205e4 mol/m^3", Range.above(0), ADVANCED, "Metal atoms per volume of metal, c_m.",
            "1 over the molar volume");
    public static final Parameter<Double> EIGENSTRAIN = SECTION.number("eigenstrain", "0.03", Range.between(-0.3, 0.3),
            ADVANCED, "Volumetric strain of deposition (growth law front).", "assumption, 0.003 to 0.3");
    public static final Parameter<Double> FLOW_RESISTANCE = SECTION.quantity("flowResistance", QuantityKind.FLOW_RESISTANCE,
            "0 Pa s/m", Range.atLeast(0), ADVANCED,
            "Pressure that moves the metal's front along an open crack, over its speed; 0: metal is always at the crack's tip.",
            "assumption: soft metal; 3e13 Pa s/m lets it follow at 13 um/s at 400 MPa");
    public static final Parameter<Double> FLOW_THRESHOLD = SECTION.quantity("flowThreshold", QuantityKind.PRESSURE,
            "0 Pa", Range.atLeast(0), ADVANCED, "Pressure below which the metal's front stands still.",
            "assumption; friction of a yielding plug: 2 x 0.1 MPa times its length over its thickness");
    public static final Parameter<Double> FRONT_WIDTH = SECTION.quantity("frontWidth", QuantityKind.LENGTH, "0.2 um",
            Range.above(0), ADVANCED, "Width delta of the metal front, zeta = (1 - tanh(x/(2 delta)))/2.",
            "numerical choice");
    public static final Parameter<Double> PRESSURE_DIFFUSIVITY = SECTION.quantity("pressureDiffusivity",
            QuantityKind.DIFFUSIVITY, "1e-9 m^2/s", Range.atLeast(0), ADVANCED,
            "How fast the soft metal evens out its filling along the crack.",
            "assumption: within 25 ms over 5 um; sodium yields at 0.2 MPa");
    public static final Parameter<Double> FILM_THICKNESS = SECTION.quantity("filmThickness", QuantityKind.LENGTH, "0 um",
            Range.atLeast(0), ADVANCED, "Metal on the plating electrode at the start (growth law front).",
            "numerical choice");
    public static final Parameter<Double> INTACT_SHARE = SECTION.number("intactShare", "0.05", Range.between(0, 1),
            ADVANCED, "Share of the reaction that runs where the electrolyte is intact (growth law front); 1: anywhere.",
            "assumption");
    public static final Parameter<Double> DIRECTED_SHARE = SECTION.number("directedShare", "1", Range.between(0, 1),
            ADVANCED, "Share of the eigenstrain along the normal of crack or electrode (growth law front).",
            "assumption");
    public static final Parameter<Boolean> STRAIGHT = SECTION.flag("straight", true, ADVANCED,
            "Whether the front's own motion by curvature is taken out (growth law front).",
            "Sun and Beckermann 2007");

    private MetalSettings() {
    }
}
