package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import org.frond.unit.QuantityKind;

/** Grains and conduction planes of the electrolyte. */
public final class StructureSettings {

    static final Section SECTION = new Section("structure", "Grains, conduction planes and where the ceramic is weak");

    /** How the domain is divided into grains. */
    public enum StructureKind {
        SINGLE_GRAIN, VORONOI;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** Where the axes of a polycrystal's grains may point. */
    public enum AxisSpread {
        IN_SPACE, IN_PLANE;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<StructureKind> KIND = SECTION.choice("kind", StructureKind.SINGLE_GRAIN, BASIC,
            "One grain, or a Voronoi polycrystal with random orientations, whose grains go on across periodic axes.", "numerical choice");
    public static final Parameter<Double> PLANE_ANGLE = SECTION.quantity("planeAngle", QuantityKind.ANGLE, "80 deg",
            Range.between(-Math.PI, Math.PI), BASIC,
            "Angle between the conduction plane and the electrode face in a single grain; 90 deg points straight at the counter electrode.",
            "assumption");
    public static final Parameter<Integer> GRAINS = SECTION.whole("grains", "30", Range.between(1, 10_000_000), BASIC,
            "Number of grains of a polycrystal.", "assumption");
    public static final Parameter<AxisSpread> AXES = SECTION.choice("axes", AxisSpread.IN_SPACE, ADVANCED,
            "Whether the normals of the conduction planes of a polycrystal point anywhere in space or lie in the plane x-y.",
            "a section through a real polycrystal: in space");
    public static final Parameter<Integer> RELAXATIONS = SECTION.whole("relaxations", "1", Range.between(0, 1000), ADVANCED,
            "Lloyd relaxations of the grains' seeds: 0 is the Poisson-Voronoi polycrystal, more makes grains more even.",
            "numerical choice");
    public static final Parameter<Integer> SEED = SECTION.whole("seed", "1", Range.atLeast(0), BASIC,
            "Seed of every random number of the run: grains, orientations, scatter.", "the user");
    public static final Parameter<Double> BOUNDARY_WIDTH = SECTION.quantity("boundaryWidth", QuantityKind.LENGTH,
            "0.3 um", Range.above(0), ADVANCED, "Width over which a grain boundary is smeared on the grid.",
            "numerical choice");
    public static final Parameter<Double> TOUGHNESS_SCATTER = SECTION.number("toughnessScatter", "0",
            Range.between(0, 0.9), ADVANCED,
            "Coefficient of variation of the local fracture energy; scatter pins the crack and lets it jump.",
            "assumption");
    public static final Parameter<Double> SCATTER_LENGTH = SECTION.quantity("scatterLength", QuantityKind.LENGTH,
            "1 um", Range.above(0), ADVANCED, "Correlation length of the scatter of the fracture energy.",
            "assumption");

    private StructureSettings() {
    }
}
