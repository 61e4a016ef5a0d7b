package org.frond.morphology;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.DamagedFileException;
import org.frond.io.FolderException;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.measure.CrackAdvance;
import org.frond.measure.CrackPath;
import org.frond.measure.GrainMap;
import org.frond.measure.Kink;
import org.frond.measure.Particle;
import org.frond.measure.Point;
import org.frond.measure.Skeleton;
import org.frond.measure.TipRadius;
import org.frond.picture.Picture;

/** What metal and cracks of a run look like, snapshot by snapshot: as a table, as a document with all parts, and as plots. */
public final class Morphology {

    private static final int SCHEMA_VERSION = 1;
    /** Width of grain boundaries in the unit of {@link SnapshotFields#grains}. */
    private static final double BOUNDARY_WIDTH = 1;

    private final ResultFolder folder;
    private final List<Measured> measured = new ArrayList<>();
    /** Of the last snapshot; those before it are no longer needed, and are as large as their fields. */
    private Optional<Form> last = Optional.empty();
    private final List<String> warnings = new ArrayList<>();
    private final Optional<Constants> constants;

    /** What is written of a snapshot: its row, and its part of the document. */
    private record Measured(List<String> cells, Map<String, Object> parts) {
    }

    private Morphology(ResultFolder folder) {
        this.folder = folder;
        this.constants = constants();
    }

    /**
     * Measures all snapshots of a run; those that are damaged are left out with a warning.
     *
     * @param window box sizes of dimensions, unless the standard ones
     * @throws FolderException if there is nothing to measure
     */
    public static Morphology of(ResultFolder folder, Optional<BoxWindow> window) {
        Morphology morphology = new Morphology(folder);
        morphology.measure(window);
        return morphology;
    }

    private Optional<Constants> constants() {
        try {
            return Optional.of(Constants.of(Config.read(folder.config(), List.of())));
        } catch (ConfigException ofAnotherVersion) {
            warnings.add(folder.config() + " cannot be read by this version: crack sizes, advances and the total volume are left out");
            return Optional.empty();
        }
    }

    private void measure(Optional<BoxWindow> window) {
        List<Path> files = folder.snapshots().files();
        if (files.isEmpty()) {
            throw new FolderException(folder.path(), "has no snapshots to measure; output.snapshots in its configuration says how many are taken");
        }
        Optional<double[]> reported = Optional.empty();
        for (Path file : files) {
            SnapshotFields fields;
            try {
                fields = SnapshotFields.read(folder.snapshots(), file);
            } catch (DamagedFileException damaged) {
                warnings.add(damaged.getMessage() + "; it is left out");
                continue;
            }
            if (fields.metal().isEmpty() && fields.damage().isEmpty()) {
                throw new FolderException(folder.path(), "has neither metal nor cracks: there is nothing to measure");
            }
            Optional<List<CrackAdvance>> advances = Optional.empty();
            Optional<double[]> damage = fields.damage();
            Optional<GrainMap> grains = fields.grains();
            if (damage.isPresent() && grains.isPresent() && constants.isPresent()) {
                double[] before = reported.orElse(damage.get());
                List<CrackAdvance> found = CrackAdvance.between(before, damage.get(), grains.get(), BOUNDARY_WIDTH,
                        CrackAdvance.LEAST_LENGTH * constants.get().length());
                advances = Optional.of(found);
                reported = Optional.of(found.isEmpty() ? before : CrackAdvance.reported(before, damage.get(), found));
            }
            Form form = Form.of(fields, constants, window.map(asked -> asked.on(fields.grid(), folder.path())), last, advances);
            measured.add(new Measured(cells(form), described(form)));
            last = Optional.of(form);
        }
        if (last.isEmpty()) {
            throw new FolderException(folder.path(), "has no snapshot that can be read: " + warnings.get(warnings.size() - 1));
        }
    }

    /** The folder of the run. */
    public Path folder() {
        return folder.path();
    }

    /** What was left out, a line each. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Number of snapshots measured. */
    public int snapshots() {
        return measured.size();
    }

    private Form last() {
        return last.orElseThrow();
    }

    private static List<Quantity> quantities(Form form) {
        return Quantity.all(form.header().grid().dim());
    }

    /** The table, one row per snapshot. */
    public CsvRows table() {
        return new CsvRows(Stream.concat(Stream.of("Snapshot", "Step", "Time [s]"),
                quantities(last()).stream().map(quantity -> quantity.column().heading())).toList(), measured.stream().map(Measured::cells).toList());
    }

    private static List<String> cells(Form form) {
        return Stream.concat(Stream.of(String.valueOf(form.header().number()), String.valueOf(form.header().step()), String.valueOf(form.header().time())),
                quantities(form).stream().map(quantity -> quantity.text(form))).toList();
    }

    /**
     * Writes or replaces table and document in the run's folder.
     *
     * @return their names
     */
    public List<String> write() {
        CsvTable.write(folder.morphology(), table());
        JsonFile.write(folder.morphologyParts(), "morphology", SCHEMA_VERSION, document());
        return List.of(folder.morphology().getFileName().toString(), folder.morphologyParts().getFileName().toString());
    }

    /**
     * Draws heights and volumes over time, and the box counts of the last snapshot, into the run's folder.
     *
     * @return names of the pictures; without one of which there is nothing to draw
     */
    public List<String> plot() {
        Map<String, Optional<BufferedImage>> pictures = new LinkedHashMap<>();
        pictures.put("morphology.png", MorphologyPlot.overTime(name(), table(), last().header().grid().dim()));
        pictures.put("dimension.png", MorphologyPlot.boxes(name(), last()));
        List<String> drawn = new ArrayList<>();
        pictures.forEach((name, picture) -> picture.ifPresent(image -> {
            Picture.write(folder.path().resolve(name), image);
            drawn.add(name);
        }));
        return drawn;
    }

    private String name() {
        return folder.path().toAbsolutePath().normalize().getFileName().toString();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("run", name());
        document.put("dimensions", last().header().grid().dim());
        document.put("cell_size_m", last().header().grid().h());
        Map<String, Object> meanings = new LinkedHashMap<>();
        quantities(last()).forEach(quantity -> meanings.put(quantity.key(), quantity.column().description()));
        document.put("quantities", meanings);
        document.put("left_out", warnings);
        document.put("snapshots", measured.stream().map(Measured::parts).toList());
        return document;
    }

    private static Map<String, Object> described(Form form) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("snapshot", form.header().number());
        one.put("step", form.header().step());
        one.put("time_s", form.header().time());
        for (Quantity quantity : quantities(form)) {
            double value = quantity.value().applyAsDouble(form);
            if (!Double.isNaN(value)) {
                one.put(quantity.key(), value);
            }
        }
        form.metal().ifPresent(metal -> phase(one, "metal", metal, form.metalTips()));
        form.cracks().ifPresent(cracks -> phase(one, "crack", cracks, form.crackTips()));
        form.radius().ifPresent(radius -> one.put("foremost_tip", radius(radius)));
        form.kinks().ifPresent(kinks -> one.put("kinks", kinks.stream().map(Morphology::kink).toList()));
        one.put("particles", form.particles().stream().map(Morphology::particle).toList());
        form.advances().ifPresent(advances -> one.put("advance_events", advances.stream().map(Morphology::advance).toList()));
        return one;
    }

    private static void phase(Map<String, Object> one, String name, PhaseForm form, List<Double> speeds) {
        form.boxes().ifPresent(boxes -> one.put(name + "_boxes", boxes.counts().stream()
                .map(count -> Map.of("edge_cells", count.size(), "boxes", count.boxes())).toList()));
        form.lines().ifPresent(lines -> {
            one.put(name + "_tip_list", IntStream.range(0, lines.tips().size()).mapToObj(n -> tip(lines.tips().get(n), n < speeds.size()
                    ? Optional.of(speeds.get(n)) : Optional.empty())).toList());
            one.put(name + "_branch_list", lines.branches().stream().map(Morphology::branch).toList());
            one.put(name + "_branch_angles_rad", lines.angles());
            one.put(name + "_web_cell_areas_m2", lines.holes().stream().map(Skeleton.Hole::area).toList());
        });
    }

    private static Map<String, Object> tip(Skeleton.Tip tip, Optional<Double> speed) {
        Map<String, Object> one = place(tip.at());
        one.put("half_width_m", tip.halfWidth());
        speed.ifPresent(value -> one.put("speed_m_per_s", value));
        return one;
    }

    private static Map<String, Object> branch(Skeleton.Branch branch) {
        CrackPath path = branch.path();
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("length_m", branch.length());
        one.put("from_m", List.of(path.mouth().x(), path.mouth().y()));
        one.put("to_m", List.of(path.tip().x(), path.tip().y()));
        return one;
    }

    private static Map<String, Object> radius(TipRadius radius) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("radius_m", radius.radius());
        one.put("error_m", radius.error());
        one.put("points", radius.crossings());
        return one;
    }

    private static Map<String, Object> kink(Kink kink) {
        Map<String, Object> one = place(kink.at());
        one.put("angle_rad", kink.angle());
        one.put("place", kink.place().name().toLowerCase(Locale.ROOT));
        one.put("from_grain", kink.fromGrain());
        one.put("to_grain", kink.toGrain());
        return one;
    }

    private static Map<String, Object> particle(Particle particle) {
        Map<String, Object> one = place(particle.centre());
        one.put(particle.dim() == 3 ? "volume_m3" : "volume_m2", particle.volume());
        one.put(particle.dim() == 3 ? "surface_m2" : "surface_m", particle.surface());
        one.put("sphericity", particle.sphericity());
        one.put("equivalent_diameter_m", particle.equivalentDiameter());
        return one;
    }

    private static Map<String, Object> advance(CrackAdvance advance) {
        Map<String, Object> one = place(advance.to());
        one.put("from_electrode", advance.origin().name().toLowerCase(Locale.ROOT));
        one.put("length_m", advance.length());
        one.put("intergranular_share", advance.intergranular());
        one.put("mode", advance.mode().name().toLowerCase(Locale.ROOT));
        one.put("grains_entered", List.copyOf(advance.grainsEntered()));
        return one;
    }

    private static Map<String, Object> place(Point at) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("x_m", at.x());
        one.put("y_m", at.y());
        one.put("z_m", at.z());
        return one;
    }
}
