package org.frond.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.RunSettings;
import org.frond.config.Spelling;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.ResultFolder;
import org.frond.io.SnapshotFolder;
import org.frond.picture.ColourRange;
import org.frond.picture.Extremes;
import org.frond.picture.Frame;
import org.frond.picture.Panel;
import org.frond.picture.PictureException;
import org.frond.picture.Scene;
import org.frond.picture.SpacePicture;
import org.frond.picture.Still;
import org.frond.picture.Surface;

/** Draws the snapshots of a run without a browser: every quantity that the page shows, in the same colours. */
public final class Renderer {

    private static final String DISPLACEMENT = "displacement";

    private final List<Shot> shots;
    private final String title;

    /**
     * What can be drawn.
     *
     * @param id   name in options
     * @param unit SI unit, {@code "1"} when dimensionless
     * @param what one sentence
     * @param labels whether its values are labels, each with a colour of its own
     */
    public record Shown(String id, String unit, String what, boolean labels) {
    }

    /**
     * Lists the snapshots of a run.
     *
     * @throws PictureException if there are none
     */
    public Renderer(ResultFolder folder) {
        List<Path> files = folder.snapshots().files();
        if (files.isEmpty()) {
            throw new PictureException(folder.path() + ": has no snapshots to draw");
        }
        shots = files.stream().map(Renderer::shot).toList();
        title = title(folder);
    }

    private static Shot shot(Path file) {
        SnapshotFolder.Moment moment = SnapshotFolder.readMoment(file);
        return new Shot(file.getFileName().toString(), file, moment.number(), moment.step(), moment.time());
    }

    private static String title(ResultFolder folder) {
        String name = String.valueOf(folder.path().toAbsolutePath().normalize().getFileName());
        try {
            return Optional.of(Config.read(folder.config(), List.of()).get(RunSettings.TITLE)).filter(words -> !words.isEmpty()).orElse(name);
        } catch (ConfigException ofAnotherVersion) {
            return name;
        }
    }

    /** How many snapshots there are. */
    public int count() {
        return shots.size();
    }

    /** The number in its file's name of the snapshot at a place. */
    public int number(int place) {
        return shots.get(place).number();
    }

    /** The simulated time of the snapshot at a place [s]. */
    public double time(int place) {
        return shots.get(place).time();
    }

    /** The place of the snapshot of a number, if there is one. */
    public Optional<Integer> numbered(int number) {
        return IntStream.range(0, shots.size()).filter(place -> shots.get(place).number() == number).boxed().findFirst();
    }

    /** The place of the snapshot nearest to a time [s]. */
    public int nearest(double time) {
        return IntStream.range(0, shots.size()).boxed().min((one, other) ->
                Double.compare(Math.abs(time(one) - time), Math.abs(time(other) - time))).orElseThrow();
    }

    /** The grid of the last snapshot. */
    public Grid grid() {
        return last().grid();
    }

    /** What the last snapshot can show. */
    public List<Shown> shown() {
        return last().quantities().stream().map(quantity -> new Shown(quantity.id(), quantity.unit(), quantity.description(),
                quantity.look().labels())).toList();
    }

    /** What there is to be drawn under that name. */
    public Shown shown(String id) {
        return shown().stream().filter(shown -> shown.id().equals(id)).findFirst().orElseThrow(() -> unknown("field", id, ids(last())));
    }

    /** The ids of overlays. */
    public static List<String> overlays() {
        return Stream.of(Overlay.values()).map(Overlay::id).toList();
    }

    private OpenShot last() {
        return new OpenShot(shots.get(shots.size() - 1));
    }

    private static PictureException unknown(String what, String found, Collection<String> names) {
        String suggestion = Spelling.suggest(found, names);
        return new PictureException("there is no " + what + " '" + found + "'"
                + (suggestion.isEmpty() ? "; there are: " + String.join(", ", names) : suggestion));
    }

    /** The picture of the snapshot at a place, in which colours cover values of it alone or of the whole run. */
    public Still frame(int place, Drawing drawing) {
        Still frame = unscaled(place, drawing);
        return drawing.range() instanceof Drawing.Span.WholeRun ? frame.within(ranges(drawing)) : frame;
    }

    /** The values that colours cover in all pictures of a run, by quantity. */
    public Map<String, ColourRange> ranges(Drawing drawing) {
        Map<String, Extremes> extremes = new LinkedHashMap<>();
        Map<String, ColourRange> ranges = new LinkedHashMap<>();
        for (int place = 0; place < shots.size(); place++) {
            Still frame = unscaled(place, drawing);
            frame.extremes().forEach((quantity, found) -> extremes.merge(quantity, found, Extremes::and));
            ranges.putAll(frame.ranges(extremes));
        }
        return ranges;
    }

    private Still unscaled(int place, Drawing drawing) {
        Shot shot = shots.get(place);
        OpenShot open = new OpenShot(shot);
        return drawing.space().isPresent() ? inSpace(shot, open, drawing, drawing.space().get()) : inPlane(shot, open, drawing);
    }

    private Frame inPlane(Shot shot, OpenShot open, Drawing drawing) {
        Grid plane = drawing.cut().of(open.grid());
        List<Panel> panels = drawing.quantities().stream().map(id -> inPlane(open, id, drawing)).toList();
        String words = drawing.cut().words(open.grid());
        String above = drawing.title().orElse(title);
        Scene scene = new Scene(above.isEmpty() || words.isEmpty() ? above : above + ", " + words, shot.time(), shot.step(), plane, Optional.empty());
        return scene.frame(panels).theme(drawing.theme()).width(drawing.width()).text(drawing.em());
    }

    private SpacePicture inSpace(Shot shot, OpenShot open, Drawing drawing, Drawing.Space space) {
        Optional<int[]> grains = open.field(Overlay.GRAINS.field()).map(field -> Arrays.stream(field.values()).mapToInt(number -> (int) number).toArray());
        SpacePicture picture = SpacePicture.of(new Scene(drawing.title().orElse(title), shot.time(), shot.step(), open.grid(), grains), surfaces(open, space.levels()))
                .camera(space.camera()).clips(space.clips()).theme(drawing.theme()).width(drawing.width()).text(drawing.em());
        return drawing.quantities().stream().findFirst().map(id -> picture.field(panel(open, id, drawing))).orElse(picture);
    }

    /** Those asked for, or metal and crack where there are any. */
    private static List<Surface> surfaces(OpenShot open, List<Drawing.Level> levels) {
        List<Surface> surfaces = new ArrayList<>();
        if (levels.isEmpty()) {
            Stream.of("metal", "damage").forEach(name -> open.field(name).ifPresent(field -> surfaces.add(Surface.find(name).orElseThrow().apply(field))));
        }
        for (Drawing.Level level : levels) {
            Quantity quantity = quantity(open, level.quantity());
            FieldData values = open.values(quantity);
            int n = surfaces.size();
            surfaces.add(Surface.find(quantity.id()).map(kind -> kind.apply(values).at(level.value())).orElseGet(() ->
                    Surface.of(values, level.value(), quantity.label().toLowerCase(Locale.ROOT), n)));
        }
        if (surfaces.isEmpty()) {
            throw new PictureException("the run has neither metal nor crack; name a surface, such as --surface \"" + ids(open).get(0)
                    + "=LEVEL\", or a plane by --slice");
        }
        surfaces.sort(Comparator.comparingDouble(surface -> -surface.opacity()));
        return surfaces;
    }

    private static List<String> ids(OpenShot open) {
        return open.quantities().stream().map(Quantity::id).toList();
    }

    private static Quantity quantity(OpenShot open, String id) {
        return open.quantity(id).orElseThrow(() -> unknown("field", id, ids(open)));
    }

    /** A field of the whole body or in a plane of it, in its colours. */
    private static Panel panel(OpenShot open, String id, Drawing drawing) {
        Quantity quantity = quantity(open, id);
        Panel panel = Panel.of(open.values(quantity), drawing.colours().orElse(quantity.look().map()))
                .title((quantity.label() + "  " + quantity.symbol()).strip());
        if (quantity.look().labels()) {
            panel = panel.asLabels();
        }
        if (drawing.range() instanceof Drawing.Span.Fixed fixed) {
            panel = panel.range(fixed.values());
        } else if (drawing.range() instanceof Drawing.Span.Usual && quantity.look().fixed()) {
            panel = panel.range(0, 1);
        }
        return panel;
    }

    /** With its lines, and in the shape that is asked for. */
    private static Panel inPlane(OpenShot open, String id, Drawing drawing) {
        Panel whole = panel(open, id, drawing);
        Panel panel = whole.data(drawing.cut().of(open.grid(), whole.data()));
        for (Overlay overlay : overlays(open, drawing)) {
            panel = panel.lines(overlay.ink(), open.lines(overlay, drawing.cut()));
        }
        if (drawing.deformed().isPresent()) {
            if (open.grid().dim() > 2) {
                throw new PictureException("--deformed: the deformed shape is drawn of plane runs only");
            }
            FieldData displacement = open.field(DISPLACEMENT).orElseThrow(() ->
                    new PictureException("--deformed: the snapshots have no field '" + DISPLACEMENT + "'"));
            panel = panel.deformed(new Panel.Deformed(displacement, drawing.deformed().get()));
        }
        return panel;
    }

    /** Those asked for, which must be there, or the usual ones that are. */
    private static List<Overlay> overlays(OpenShot open, Drawing drawing) {
        if (drawing.overlays().isEmpty()) {
            return Stream.of(Overlay.GRAINS, Overlay.METAL).filter(overlay -> open.field(overlay.field()).isPresent()).toList();
        }
        List<Overlay> chosen = drawing.overlays().get().stream().map(id ->
                Overlay.find(id).orElseThrow(() -> unknown("overlay", id, overlays()))).toList();
        chosen.stream().filter(overlay -> open.field(overlay.field()).isEmpty()).findFirst().ifPresent(overlay -> {
            throw new PictureException("--overlay " + overlay.id() + ": the snapshots have no field '" + overlay.field() + "'");
        });
        return chosen;
    }
}
