package org.frond.cli;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Spelling;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.picture.Camera;
import org.frond.picture.ColourMap;
import org.frond.picture.ColourRange;
import org.frond.picture.Cut;
import org.frond.picture.Film;
import org.frond.picture.Frame;
import org.frond.picture.Movie;
import org.frond.picture.Mp4;
import org.frond.picture.Picture;
import org.frond.picture.PictureException;
import org.frond.picture.SpacePicture;
import org.frond.picture.Still;
import org.frond.picture.Theme;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityException;
import org.frond.unit.QuantityKind;
import org.frond.view.Drawing;
import org.frond.view.Renderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond render}: draws fields of a result as a picture or a movie. */
@Command(name = "render", mixinStandardHelpOptions = true,
        description = "Draws fields of a result: a picture (.png, .svg) of one snapshot, or a movie (.gif, .mp4) of all.",
        footer = {"", "Examples:", "  frond render results/wedge-crack --list", "  frond render results/wedge-crack --field damage,metal",
            "  frond render results/wedge-crack --field mean_stress --range \"-100 MPa,100 MPa\" --out stress.gif",
            "  frond render results/wedge-crack --field damage --width \"85 mm\" --font-size 8 --title \"\" --out figure.svg",
            "A run in space is drawn as lit surfaces of metal and crack, with --field beside three planes of that field:",
            "  frond render results/in-space --field mean_stress --camera \"-30 deg,20 deg\" --clip \"z=10 um\""})
final class RenderCommand implements Callable<Integer> {

    private static final List<String> STILLS = List.of("png", "svg");
    private static final List<String> MOVIES = List.of("gif", "mp4");
    private static final double MM_PER_INCH = 25.4;
    private static final double POINTS_PER_INCH = 72;
    /** Of a screen, as style sheets count: the size of a picture in pixels as an SVG. */
    private static final double SCREEN_DPI = 96;
    private static final int LEAST_WIDTH = 100;
    private static final int LARGEST_WIDTH = 16_384;
    private static final double DEFAULT_FONT_SIZE = 8;
    private static final int DEFAULT_DPI = 300;
    private static final int DEFAULT_FRAME_RATE = 10;
    private static final int HIGHEST_FRAME_RATE = 100;

    @Parameters(paramLabel = "DIR", description = "Result folder.")
    private Path folder;

    @Option(names = "--list", description = "Lists the fields that can be drawn, and draws nothing.")
    private boolean list;

    @Option(names = "--field", split = ",", paramLabel = "NAME", description = "What to draw; several are drawn side by side (--list tells the names).")
    private final List<String> fields = new ArrayList<>();

    @Option(names = "--at", paramLabel = "NUMBER|TIME", description = "The snapshot, by its number or by a time such as \"2 s\", to which the"
            + " nearest is taken (default: the last).")
    private Optional<String> at = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "A .png, .svg, .gif or .mp4 file (default: pictures/FIELD-NUMBER.png in the"
            + " result folder). .mp4 needs ffmpeg on the PATH.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--width", paramLabel = "WIDTH", description = "Pixels, or a length for print, such as \"85 mm\" (default: 1600).")
    private Optional<String> width = Optional.empty();

    @Option(names = "--dpi", paramLabel = "DPI", description = "Pixels per inch, with a width for print (default: " + DEFAULT_DPI + ").")
    private Optional<Integer> dpi = Optional.empty();

    @Option(names = "--font-size", paramLabel = "POINTS", description = "Size of the text, with a width for print (default: 8).")
    private Optional<Double> fontSize = Optional.empty();

    @Option(names = "--colours", paramLabel = "MAP", completionCandidates = Candidates.ColourMaps.class,
            description = "Colour map: ${COMPLETION-CANDIDATES} (default: that of the field).")
    private Optional<String> colours = Optional.empty();

    @Option(names = "--range", paramLabel = "RANGE", description = "Values at the ends of the colours: two with their unit, such as"
            + " \"0 MPa,50 MPa\"; auto: nearly all of what is drawn; run: nearly all of all snapshots (default: 0 to 1 for phases, auto for the rest).")
    private Optional<String> range = Optional.empty();

    @Option(names = "--overlay", split = ",", paramLabel = "LINES", completionCandidates = Candidates.Overlays.class,
            description = "Lines over the fields: ${COMPLETION-CANDIDATES} (default: metal and grains, where there are any).")
    private final List<String> overlays = new ArrayList<>();

    @Option(names = "--deformed", paramLabel = "FACTOR", description = "Draws cells where they have moved to, with the displacement times a factor.")
    private Optional<Double> deformed = Optional.empty();

    @Option(names = "--slice", paramLabel = "AXIS[=PLACE]", description = "One plane of a run in space instead of its surfaces, such as x (in its middle) or"
            + " \"z=5 um\".")
    private Optional<String> slice = Optional.empty();

    @Option(names = "--surface", split = ",", paramLabel = "NAME=LEVEL", description = "Surface in space on which a field has a value, such as"
            + " \"potential=50 mV\"; several are separated by commas (default: metal=0.5 and damage=0.75, where there are any).")
    private final List<String> surfaces = new ArrayList<>();

    @Option(names = "--camera", paramLabel = "AZIMUTH,ELEVATION", description = "From where a run in space is seen: angles to the right of the z axis,"
            + " and above it (default: \"32 deg,24 deg\").")
    private Optional<String> camera = Optional.empty();

    @Option(names = "--clip", split = ",", paramLabel = "AXIS=PLACE", description = "Cuts away what lies before a plane of a run in space, such as"
            + " \"z=5 um\"; several are separated by commas.")
    private final List<String> clips = new ArrayList<>();

    @Option(names = "--title", paramLabel = "TEXT", description = "Above the picture; \"\" for none (default: the title of the run).")
    private Optional<String> title = Optional.empty();

    @Option(names = "--dark", description = "On a dark ground, for talks.")
    private boolean dark;

    @Option(names = "--frame-rate", paramLabel = "N", description = "Snapshots per second of a movie (default: " + DEFAULT_FRAME_RATE + ").")
    private Optional<Double> frameRate = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ResultFolder result = ViewCommand.results(List.of(folder)).get(0);
        try {
            Renderer renderer = new Renderer(result);
            if (list) {
                renderer.shown().forEach(shown -> spec.commandLine().getOut().printf(Locale.ROOT, "%-26s %-9s %s%n", shown.id(),
                        shown.unit().equals("1") ? "" : shown.unit(), shown.what()));
            } else {
                Path file = draw(renderer, result);
                spec.commandLine().getOut().println("wrote " + file);
            }
        } catch (PictureException problem) {
            throw bad(problem.getMessage());
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        return ExitCode.OK;
    }

    private static CommandException bad(String message) {
        return new CommandException(ExitCode.BAD_INPUT, message);
    }

    private Path draw(Renderer renderer, ResultFolder result) {
        Optional<Drawing.Space> space = space(renderer);
        if (fields.isEmpty() && space.isEmpty()) {
            throw bad("--field: what to draw is missing; " + folder + " has: " + String.join(", ", names(renderer)));
        }
        if (colours.isPresent() || range.isPresent()) {
            fields.stream().map(renderer::shown).filter(Renderer.Shown::labels).findFirst().ifPresent(shown -> {
                throw bad((colours.isPresent() ? "--colours" : "--range") + ": the values of " + shown.id() + " are labels, each with a colour of its own");
            });
        }
        Optional<String> ending = out.map(RenderCommand::ending);
        boolean movie = ending.filter(MOVIES::contains).isPresent();
        Sizes sizes = sizes();
        Drawing drawing = new Drawing(fields, map(), span(renderer), chosenOverlays(), deformed.map(RenderCommand::factor), cut(renderer.grid()),
                space, title, dark ? Theme.DARK : Theme.LIGHT, sizes.width(), sizes.em());
        if (movie && at.isPresent()) {
            throw bad("--at: a movie shows all snapshots");
        }
        if (!movie && frameRate.isPresent()) {
            throw bad("--frame-rate: belongs to a movie; give --out a name that ends in .gif or .mp4");
        }
        int place = at.map(text -> place(renderer, text)).orElse(renderer.count() - 1);
        String shown = fields.isEmpty() ? "surfaces" : String.join("+", fields);
        Path file = out.orElseGet(() -> result.pictures().resolve(shown + String.format(Locale.ROOT, "-%06d.png", renderer.number(place))))
                .toAbsolutePath();
        requirePlace(file);
        if (movie) {
            movie(renderer, drawing, file, ending.get());
            return file;
        }
        Still frame = renderer.frame(place, drawing);
        if (ending.filter("svg"::equals).isPresent()) {
            AtomicFile.writeText(file, frame.svg(sizes.millimetres()));
        } else {
            Picture.write(file, frame.render(), sizes.dpi());
        }
        return file;
    }

    private void requirePlace(Path file) {
        if (Files.isDirectory(file) || out.isPresent() && !Files.isDirectory(file.getParent())) {
            throw bad("--out " + out.map(Path::toString).orElse(file.toString()) + ": " + (Files.isDirectory(file) ? "is a folder; give a file"
                    : "its folder does not exist"));
        }
    }

    private void movie(Renderer renderer, Drawing drawing, Path file, String ending) {
        double rate = frameRate.orElse((double) DEFAULT_FRAME_RATE);
        if (!(rate > 0) || rate > HIGHEST_FRAME_RATE) {
            throw bad("--frame-rate " + rate + ": lies between 0 and " + HIGHEST_FRAME_RATE);
        }
        Map<String, ColourRange> ranges = renderer.ranges(drawing);
        try (Movie movie = ending.equals("gif") ? new Film(file, rate) : new Mp4(ffmpeg(), file, rate)) {
            for (int place = 0; place < renderer.count(); place++) {
                BufferedImage image = renderer.frame(place, drawing).within(ranges).render();
                movie.add(image);
            }
            movie.complete();
        }
    }

    private Path ffmpeg() {
        return Mp4.ffmpeg(Optional.ofNullable(System.getenv("PATH")).orElse("")).orElseThrow(() ->
                bad("--out " + out.map(Path::toString).orElse("") + ": .mp4 needs the program ffmpeg, which is not on the PATH; .gif needs nothing"));
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!STILLS.contains(ending) && !MOVIES.contains(ending)) {
            throw bad("--out " + file + ": the name of a picture ends in .png or .svg, of a movie in .gif or .mp4");
        }
        return ending;
    }

    private static List<String> names(Renderer renderer) {
        return renderer.shown().stream().map(Renderer.Shown::id).toList();
    }

    /**
     * Sizes of a picture.
     *
     * @param width       pixels
     * @param em          size of the text in pixels
     * @param dpi         pixels per inch
     * @param millimetres width in print
     */
    private record Sizes(int width, double em, double dpi, double millimetres) {
    }

    private Sizes sizes() {
        String text = width.orElse(String.valueOf(Frame.WIDTH)).strip();
        boolean pixels = text.matches("\\d{1,9}");
        if (pixels && (dpi.isPresent() || fontSize.isPresent())) {
            throw bad((dpi.isPresent() ? "--dpi" : "--font-size") + ": belongs to a width for print, such as --width \"85 mm\"");
        }
        double perInch = pixels ? SCREEN_DPI : dpi.orElse(DEFAULT_DPI);
        double points = fontSize.orElse(DEFAULT_FONT_SIZE);
        if (perInch < 1 || !(points > 0)) {
            throw bad((perInch < 1 ? "--dpi " + dpi.orElse(0) : "--font-size " + points) + ": must be more than 0");
        }
        double millimetres = pixels ? Integer.parseInt(text) * MM_PER_INCH / SCREEN_DPI : 1000 * quantity("--width", QuantityKind.LENGTH, text);
        long wide = Math.round(millimetres * perInch / MM_PER_INCH);
        if (wide < LEAST_WIDTH || wide > LARGEST_WIDTH) {
            throw bad("--width " + text + ": that is " + wide + " pixels; a picture has " + LEAST_WIDTH + " to " + LARGEST_WIDTH);
        }
        return new Sizes((int) wide, pixels ? Frame.EM : points * perInch / POINTS_PER_INCH, perInch, millimetres);
    }

    private static double quantity(String option, QuantityKind kind, String text) {
        try {
            return kind.parse(text);
        } catch (QuantityException problem) {
            throw bad(option + " " + text + ": " + problem.getMessage());
        }
    }

    private static double factor(double given) {
        if (!(given > 0) || Double.isInfinite(given)) {
            throw bad("--deformed " + given + ": must be a number above 0");
        }
        return given;
    }

    private Optional<ColourMap> map() {
        return colours.map(name -> ColourMap.all().stream().filter(map -> map.name().equals(name)).findFirst().orElseThrow(() -> {
            List<String> names = ColourMap.all().stream().map(ColourMap::name).toList();
            String suggestion = Spelling.suggest(name, names);
            return bad("there is no colour map '" + name + "'" + (suggestion.isEmpty() ? "; there are: " + String.join(", ", names) : suggestion));
        }));
    }

    private Optional<List<String>> chosenOverlays() {
        if (overlays.contains("none")) {
            if (overlays.size() > 1) {
                throw bad("--overlay: none goes with no other");
            }
            return Optional.of(List.of());
        }
        return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays);
    }

    private Drawing.Span span(Renderer renderer) {
        if (range.isEmpty()) {
            return new Drawing.Span.Usual();
        }
        String text = range.get();
        List<String> ends = List.of(text.split(",", -1));
        if (ends.size() != 2) {
            return switch (text) {
                case "auto" -> new Drawing.Span.Automatic();
                case "run" -> new Drawing.Span.WholeRun();
                default -> throw bad("--range " + text + ": give auto, run, or two values such as \"0 MPa,50 MPa\"");
            };
        }
        List<String> units = fields.stream().map(renderer::shown).map(Renderer.Shown::unit).distinct().toList();
        if (units.size() > 1) {
            throw bad("--range " + text + ": the fields have different units: " + String.join(", ", units));
        }
        double low = value("--range", ends.get(0), units.get(0));
        double high = value("--range", ends.get(1), units.get(0));
        if (!(high > low)) {
            throw bad("--range " + text + ": the second value must be the larger one");
        }
        return new Drawing.Span.Fixed(new ColourRange(low, high));
    }

    private static double value(String option, String text, String unit) {
        try {
            return unit.equals("1") ? Numbers.parse(text.strip()) : QuantityKind.of("value", "1 " + unit, unit).parse(text);
        } catch (QuantityException problem) {
            throw bad(option + " " + text.strip() + ": " + problem.getMessage());
        }
    }

    private static int place(Renderer renderer, String text) {
        if (text.matches("\\d{1,9}")) {
            return renderer.numbered(Integer.parseInt(text)).orElseThrow(() -> bad("--at " + text + ": there is no snapshot of that number; they go from "
                    + renderer.number(0) + " to " + renderer.number(renderer.count() - 1)));
        }
        return renderer.nearest(quantity("--at", QuantityKind.TIME, text));
    }

    private Cut cut(Grid grid) {
        if (slice.isEmpty()) {
            return Cut.middle(grid);
        }
        String text = slice.get();
        if (grid.dim() == 2) {
            throw bad("--slice " + text + ": the run is plane");
        }
        int axis = axis(text);
        if (axis < 0 || !(text.length() == 1 || isPlace(text))) {
            throw bad("--slice " + text + ": give an axis and a place across it, such as x or \"z=5 um\"");
        }
        Cut cut = new Cut(axis, text.length() == 1 ? grid.cells(axis) / 2 : (int) Math.floor(cells("--slice", text, grid)));
        if (!cut.isIn(grid)) {
            throw beyond("--slice", text, axis, grid);
        }
        return cut;
    }

    private static int axis(String text) {
        return "xyz".indexOf(text.isEmpty() ? '?' : text.charAt(0));
    }

    private static boolean isPlace(String text) {
        return text.length() > 2 && text.charAt(1) == '=';
    }

    /** The place in a text such as "z=5 um", in cell widths. */
    private static double cells(String option, String text, Grid grid) {
        return quantity(option, QuantityKind.LENGTH, text.substring(2)) / grid.h();
    }

    private static CommandException beyond(String option, String text, int axis, Grid grid) {
        double length = new BigDecimal(grid.cells(axis) * grid.h()).round(MathContext.DECIMAL32).doubleValue(); // without the product's round-off
        return bad(option + " " + text + ": the body ends at " + QuantityKind.LENGTH.print(length));
    }

    /** How a run in space is drawn as a whole; nothing of a plane run, or where one plane of it is asked for. */
    private Optional<Drawing.Space> space(Renderer renderer) {
        Grid grid = renderer.grid();
        boolean whole = grid.dim() > 2 && slice.isEmpty();
        Map<String, Boolean> ofSpace = Map.of("--surface", !surfaces.isEmpty(), "--camera", camera.isPresent(), "--clip", !clips.isEmpty());
        Map<String, Boolean> ofPlanes = Map.of("--overlay", !overlays.isEmpty(), "--deformed", deformed.isPresent());
        (whole ? ofPlanes : ofSpace).forEach((option, given) -> {
            if (given) {
                throw bad(option + ": " + (whole ? "belongs to one plane of a run in space; give --slice" : slice.isPresent() && grid.dim() > 2
                        ? "has no effect in one plane; leave --slice away" : "the run is plane"));
            }
        });
        if (!whole) {
            return Optional.empty();
        }
        if (fields.size() > 1) {
            throw bad("--field: one field is shown beside the surfaces, in three planes; more of them in one plane, by --slice");
        }
        if (fields.isEmpty() && (colours.isPresent() || range.isPresent())) {
            throw bad((colours.isPresent() ? "--colours" : "--range") + ": belongs to a field; give --field");
        }
        return Optional.of(new Drawing.Space(camera.map(RenderCommand::camera).orElse(Camera.USUAL), clips.stream().map(text -> clip(text, grid)).toList(),
                surfaces.stream().map(text -> level(text, renderer)).toList()));
    }

    private static Camera camera(String text) {
        String[] angles = text.split(",", -1);
        if (angles.length != 2) {
            throw bad("--camera " + text + ": give two angles, such as \"32 deg,24 deg\"");
        }
        double elevation = quantity("--camera", QuantityKind.ANGLE, angles[1]);
        if (Math.abs(elevation) > Math.PI / 2) {
            throw bad("--camera " + text + ": the second angle lies between -90 deg and 90 deg");
        }
        return new Camera(quantity("--camera", QuantityKind.ANGLE, angles[0]), elevation);
    }

    private static SpacePicture.Clip clip(String text, Grid grid) {
        int axis = axis(text);
        if (axis < 0 || !isPlace(text)) {
            throw bad("--clip " + text + ": give an axis and a place across it, such as \"z=5 um\"");
        }
        double place = cells("--clip", text, grid);
        if (!(place > 0) || place >= grid.cells(axis)) {
            throw beyond("--clip", text, axis, grid);
        }
        return new SpacePicture.Clip(axis, place);
    }

    private static Drawing.Level level(String text, Renderer renderer) {
        String[] parts = text.split("=", 2);
        Renderer.Shown shown = renderer.shown(parts[0].strip());
        if (shown.labels()) {
            throw bad("--surface " + text + ": the values of " + shown.id() + " are labels");
        }
        if (parts.length < 2) {
            String example = shown.id() + "=0.5" + (shown.unit().equals("1") ? "" : " " + shown.unit());
            throw bad("--surface " + text + ": give the value on it as well, such as \"" + example + "\"");
        }
        return new Drawing.Level(shown.id(), value("--surface " + shown.id() + " =", parts[1], shown.unit()));
    }
}
