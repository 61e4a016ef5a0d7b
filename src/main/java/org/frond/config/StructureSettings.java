package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.frond.unit.QuantityKind;

/** Grains and conduction planes of the electrolyte. */
public final class StructureSettings {

    static final Section SECTION = new Section("structure", "Grains, conduction planes and where the ceramic is weak");

    /** How the domain is divided into grains. */
    public enum StructureKind {
        SINGLE_GRAIN, VORONOI, VOXELS;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** Where the axes of grains point. */
    public enum AxisSpread {
        IN_SPACE, IN_PLANE, ALIGNED;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<StructureKind> KIND = SECTION.choice("kind", StructureKind.SINGLE_GRAIN, BASIC,
            "One grain, a Voronoi polycrystal with random orientations, whose grains go on across periodic axes, or what a scan shows:"
            + " the voxels of structure.file, whose values are labels, each a grain (docs/structure.md).", "numerical choice");
    public static final Parameter<Double> PLANE_ANGLE = SECTION.quantity("planeAngle", QuantityKind.ANGLE, "80 deg",
            Range.between(-Math.PI, Math.PI), BASIC,
            "Angle between the conduction plane and the electrode face in a single grain, or of all grains with axes: aligned;"
            + " 90 deg points straight at the counter electrode.",
            "assumption");
    public static final Parameter<Integer> GRAINS = SECTION.whole("grains", "30", Range.between(1, 10_000_000), BASIC,
            "Number of grains of a polycrystal.", "assumption");
    public static final Parameter<AxisSpread> AXES = SECTION.choice("axes", AxisSpread.IN_SPACE, ADVANCED,
            "Whether the normals of the conduction planes of grains point anywhere in space (or where a scan says), lie in the plane"
            + " x-y, or are all as planeAngle says.",
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

    public static final Parameter<String> FILE = SECTION.text("file", "", Pattern.compile("[^\\p{Cc}]{0,1000}"),
            "the name of a file, or of a folder of slices", BASIC,
            "Scan of kind voxels: a TIFF of one page or many, a PNG, a folder of such slices, .raw, .npy, HDF5 (also of DREAM.3D), an EBSD"
            + " map (.ang, .ctf) or a raster tessellation of Neper (.tesr); looked up from the folder of the configuration.", "the user");
    public static final Parameter<String> SHA256 = SECTION.text("sha256", "", Pattern.compile("([0-9a-f]{64})?"),
            "64 hexadecimal digits", ADVANCED, "SHA-256 of what the scan must hold; a run writes down what it was. Of a folder that of its slices.",
            "what the file holds");
    public static final Parameter<String> DATASET = SECTION.text("dataset", "", Pattern.compile("[^\\p{Cc}]{0,1000}"),
            "the path of a dataset, such as /entry/labels", ADVANCED,
            "Dataset of an HDF5 file; without it the grains of DREAM.3D, or the only dataset.", "the only one there");
    public static final Parameter<Optional<List<Integer>>> SHAPE = SECTION.unless("shape", "none",
            new Kind.Several<>(new Kind.Whole(Range.between(1, 1 << 28)), 2, 3, "whole numbers"), "none",
            "Numbers along x, y and z in a .raw file, those along x next to each other.");
    public static final Parameter<RawType> TYPE = SECTION.choice("type", RawType.UINT8, ADVANCED, "Type of the numbers in a .raw file.",
            "the user");
    public static final Parameter<ByteOrder> BYTE_ORDER = SECTION.choice("byteOrder", ByteOrder.LITTLE, ADVANCED,
            "Order of the bytes of each number in a .raw file.", "most machines");
    public static final Parameter<Integer> SKIP = SECTION.whole("skip", "0", Range.atLeast(0), ADVANCED,
            "Bytes before the first number of a .raw file.", "no header");
    public static final Parameter<Optional<List<Integer>>> CROP = SECTION.unless("crop", "none",
            new Kind.Several<>(new Kind.Whole(Range.between(0, 1 << 28)), 4, 6, "whole numbers"), "none",
            "Voxels of the file that are taken: the first along x, y (and z), then the first that is not: [x0, y0, x1, y1] or"
            + " [x0, y0, z0, x1, y1, z1], counted from 0.");
    public static final Parameter<Integer> BIN = SECTION.whole("bin", "1", Range.between(1, 1000), ADVANCED,
            "Edge of the cubes (in the plane squares) of voxels that become one: of grey values their mean, of labels the most frequent.",
            "changes nothing");
    public static final Parameter<String> THRESHOLD = SECTION.text("threshold", "none",
            Pattern.compile("none|otsu|[0-9]{1,9}( *, *[0-9]{1,9}){0,15}"), "none, otsu, or up to 16 grey values", ADVANCED,
            "Where grey values are parted: a voxel's label is the number of levels that it reaches; otsu finds the level between two phases;"
            + " none: values are labels.", "changes nothing");
    public static final Parameter<Optional<Double>> VOXEL = SECTION.unless("voxel", "fitting",
            new Kind.Quantity(QuantityKind.LENGTH, Range.above(0)), "fitting",
            "Edge of a voxel of the file; fitting: what EBSD maps say, or that with which the voxels fill grid.size.");
    public static final Parameter<Extension> EXTENSION = SECTION.choice("extension", Extension.NONE, ADVANCED,
            "What lies beyond the voxels of a scan that is smaller than the body: the same again or its mirror image; with none it must fill it.",
            "changes nothing");

    /** Types of numbers in raw files. */
    public enum RawType {
        UINT8, INT8, UINT16, INT16, UINT32, INT32, FLOAT32, FLOAT64;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** Orders of the bytes of a number. */
    public enum ByteOrder {
        LITTLE, BIG;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    /** What lies beyond a scan. */
    public enum Extension {
        NONE, PERIODIC, MIRRORED;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    static {
        SECTION.rule(FILE, config -> config.get(KIND) == StructureKind.VOXELS && config.get(FILE).isEmpty()
                ? Optional.of("is missing: structure.kind voxels is what a scan shows") : Optional.empty());
        SECTION.rule(FILE, config -> config.get(KIND) != StructureKind.VOXELS && !config.get(FILE).isEmpty()
                ? Optional.of("is read with structure.kind: voxels only") : Optional.empty());
        SECTION.rule(CROP, config -> config.get(CROP).filter(crop -> crop.size() == 5)
                .map(crop -> "has 5 numbers; give [x0, y0, x1, y1], or [x0, y0, z0, x1, y1, z1] of a volume"));
        SECTION.rule(VOXEL, config -> config.get(EXTENSION) != Extension.NONE && config.get(VOXEL).isEmpty()
                ? Optional.of("is missing: how large a scan is that goes on beyond itself (structure.extension: " + config.get(EXTENSION)
                + ") nothing else says") : Optional.empty());
    }

    private StructureSettings() {
    }
}
