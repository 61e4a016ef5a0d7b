package org.frond.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.GridSettings;
import org.frond.config.MetalSettings;
import org.frond.config.Mistake;
import org.frond.config.Parameter;
import org.frond.config.ProblemKind;
import org.frond.config.Schema;
import org.frond.config.Study;
import org.frond.config.TimeSettings;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.picture.Picture;
import org.frond.picture.SpreadPlot;
import org.frond.unit.Numbers;

/**
 * The numerical error of a cell's results: the same cell on two or three grids, and with its time steps halved once or twice, as a
 * study of its own. What its time, charge and peak pressure make of that is told by {@link Richardson}. All lengths stay, the width
 * of a crack included: the error is that of the equations as they are, not of the smearing.
 */
public final class ErrorBars {

    /** Step limits that are halved; each length of a step follows from them. */
    private static final List<Parameter<Double>> STEPS = List.of(TimeSettings.FIRST_STEP, TimeSettings.MAXIMUM_STEP, TimeSettings.PRESSURE_STEP,
            TimeSettings.CURRENT_STEP, TimeSettings.CRACK_STEP);
    private static final double STEP_RATIO = 2;
    private static final int DIGITS = 4;
    private static final List<String> QUANTITIES = List.of("time_s", "dendrite_charge_C_per_m", "dendrite_charge_C", "peak_mean_pressure_Pa");

    private final StudyFolder folder;
    private final List<Standing.Row> grids;
    private final List<Standing.Row> steps;
    private final double gridRatio;

    /** A quantity with what grids and steps say of its error. */
    private record Quantity(String name, Richardson grid, Richardson steps) {

        double value() {
            return grid.values().get(0);
        }

        double error() {
            return grid.error() + steps.error();
        }
    }

    /** The error bars of a study that {@link #study} made, as it stands. */
    public ErrorBars(Standing standing) {
        this.folder = standing.study();
        int levels = (standing.rows().size() + 1) / 2;
        this.grids = standing.rows().subList(0, levels);
        this.steps = new ArrayList<>(List.of(standing.rows().get(0)));
        this.steps.addAll(standing.rows().subList(levels, standing.rows().size()));
        this.gridRatio = gridRatio(levels);
    }

    /** Three grids lie closer to each other than two: the third would be too dear. */
    private static double gridRatio(int levels) {
        return levels == 2 ? 2 : 1.5;
    }

    /**
     * The study: first the cell as given, then finer grids, then shorter steps.
     *
     * @param file     the configuration
     * @param config   the same as read, with the settings
     * @param settings that outrank it, of the form key=value
     * @param levels   grids, and lengths of steps: 2 or 3
     * @throws ConfigException if it is no cell, or its grid cannot be refined so
     */
    public static Study study(Path file, Config config, List<String> settings, int levels) {
        if (config.problem() != ProblemKind.CELL) {
            throw refuse(file, "", "is a body without a cell; error bars are those of a cell's time, charge and peak pressure");
        }
        int cases = 2 * levels - 1;
        Map<String, Study.Axis> axes = new LinkedHashMap<>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            Schema.find(parts[0].strip()).ifPresent(key -> axes.put(key.key(), constant(key, parts[1].strip(), cases)));
        }
        List<String> cells = new ArrayList<>();
        for (int n = 0; n < cases; n++) {
            cells.add(cells(file, config, n < levels ? Math.pow(gridRatio(levels), n) : 1));
        }
        axes.put(GridSettings.CELLS.key(), new Study.Listed(GridSettings.CELLS, cells));
        List<Parameter<Double>> halved = new ArrayList<>(STEPS);
        if (config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT) {
            halved.add(TimeSettings.FILL_STEP);
        }
        for (Parameter<Double> key : halved) {
            axes.put(key.key(), Study.Listed.of(key, IntStream.range(0, cases)
                    .mapToDouble(n -> config.get(key) / Math.pow(STEP_RATIO, Math.max(0, n - levels + 1))).toArray()));
        }
        return new Study(file, file, List.copyOf(axes.values()), new Study.Design(Study.DesignKind.LIST, 0, 1), Optional.empty());
    }

    private static Study.Axis constant(Parameter<?> key, String value, int cases) {
        return new Study.Listed(key, IntStream.range(0, cases).mapToObj(n -> value).toList());
    }

    private static String cells(Path file, Config config, double factor) {
        List<Integer> given = config.get(GridSettings.CELLS);
        if (given.stream().anyMatch(count -> count * factor != Math.rint(count * factor))) {
            throw refuse(file, GridSettings.CELLS.key(), "'" + join(given, String::valueOf) + "' times " + Numbers.print(factor)
                    + " is no number of cells; three grids need multiples of 4, or give --grids 2");
        }
        return join(given, count -> String.valueOf(Math.round(count * factor)));
    }

    private static <T> String join(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", "));
    }

    private static ConfigException refuse(Path file, String key, String message) {
        return new ConfigException(List.of(new Mistake(file.toString(), key, message)));
    }

    /**
     * Writes {@code refine.json}, {@code refine.csv} and {@code refine.png} into the study's folder, and the error bars into the
     * {@code summary.json} of the cell as given.
     *
     * @return what they say, in lines for a terminal
     */
    public List<String> write() {
        Optional<String> obstacle = obstacle();
        List<Quantity> quantities = obstacle.isPresent() ? List.of() : quantities();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("grid_ratio", gridRatio);
        content.put("step_ratio", STEP_RATIO);
        content.put("note", obstacle.orElse(""));
        content.put("quantities", quantities.stream().map(ErrorBars::document).toList());
        JsonFile.write(folder.path().resolve("refine.json"), "refine", 1, content);
        if (obstacle.isPresent()) {
            return List.of("No error bars: " + obstacle.get(), "Written to " + folder.path() + ": table.csv, refine.json");
        }
        CsvTable.write(folder.path().resolve("refine.csv"), table(quantities));
        Picture.write(folder.path().resolve("refine.png"), plot(quantities).render());
        Path summary = folder.run(grids.get(0).name()).summary();
        Map<String, Object> told = JsonFile.read(summary);
        told.put("error_bars", quantities.stream().collect(Collectors.toMap(Quantity::name, Quantity::error, (a, b) -> a, LinkedHashMap::new)));
        JsonFile.write(summary, "summary", 1, told);
        List<String> lines = new ArrayList<>(quantities.stream().flatMap(quantity -> lines(quantity).stream()).toList());
        lines.add("Written to " + folder.path() + ": table.csv, refine.json, refine.csv, refine.png, and to " + summary);
        return lines;
    }

    /** Why the cases cannot be compared. */
    private Optional<String> obstacle() {
        List<Standing.Row> all = new ArrayList<>(grids);
        all.addAll(steps.subList(1, steps.size()));
        Optional<Standing.Row> open = all.stream().filter(row -> row.outcome().state() != Outcome.State.COMPLETED).findFirst();
        if (open.isPresent()) {
            return open.map(row -> "case " + row.name() + " is " + row.state() + (row.outcome().reason().isEmpty() ? "" : ": " + row.outcome().reason()));
        }
        List<String> ends = all.stream().map(row -> row.summary().get(Table.OUTCOME) + " (" + row.outcome().reason() + ")").distinct().toList();
        return ends.size() == 1 ? Optional.empty() : Optional.of("grids or steps decide what comes out: " + String.join(", ", ends)
                + "; refine further, or move away from the boundary between them");
    }

    private List<Quantity> quantities() {
        return QUANTITIES.stream().filter(name -> grids.get(0).summary().containsKey(name))
                .map(name -> new Quantity(name, Richardson.of(values(grids, name), gridRatio), Richardson.of(values(steps, name), STEP_RATIO)))
                .toList();
    }

    private static List<Double> values(List<Standing.Row> rows, String name) {
        return rows.stream().map(row -> ((Number) row.summary().get(name)).doubleValue()).toList();
    }

    private static Map<String, Object> document(Quantity quantity) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("name", quantity.name);
        content.put("value", quantity.value());
        content.put("error_bar", quantity.error());
        content.put("grid", document(quantity.grid));
        content.put("steps", document(quantity.steps));
        return content;
    }

    private static Map<String, Object> document(Richardson estimate) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("values", estimate.values());
        estimate.order().ifPresent(order -> content.put("order", order));
        estimate.limit().ifPresent(limit -> content.put("limit", limit));
        content.put("error", estimate.error());
        content.put("note", estimate.note());
        return content;
    }

    private CsvRows table(List<Quantity> quantities) {
        List<String> headings = new ArrayList<>(List.of("quantity", "refined"));
        IntStream.range(0, grids.size()).forEach(level -> headings.add("level " + (level + 1)));
        headings.addAll(List.of("order", "limit", "error", "note"));
        List<List<String>> rows = new ArrayList<>();
        for (Quantity quantity : quantities) {
            rows.add(row(quantity.name, "grid", quantity.grid));
            rows.add(row(quantity.name, "steps", quantity.steps));
        }
        return new CsvRows(headings, rows);
    }

    private static List<String> row(String name, String refined, Richardson estimate) {
        List<String> cells = new ArrayList<>(List.of(name, refined));
        estimate.values().forEach(value -> cells.add(value.toString()));
        cells.addAll(List.of(text(estimate.order()), text(estimate.limit()), String.valueOf(estimate.error()), estimate.note()));
        return cells;
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? String.valueOf(number.getAsDouble()) : "";
    }

    private static List<String> lines(Quantity quantity) {
        return List.of(String.format(Locale.ROOT, "%s: %s +- %s", quantity.name, Numbers.print(quantity.value(), DIGITS),
                Numbers.print(quantity.error(), 2)), "  grid:  " + words(quantity.grid), "  steps: " + words(quantity.steps));
    }

    private static String words(Richardson estimate) {
        String values = join(estimate.values(), value -> Numbers.print(value, DIGITS));
        return values + (estimate.limit().isPresent() ? String.format(Locale.ROOT, " -> %s, observed order %.2f",
                Numbers.print(estimate.limit().getAsDouble(), DIGITS), estimate.order().orElseThrow()) : "; " + estimate.note());
    }

    /** All values over those of the cell as given, with the limits at 0. */
    private SpreadPlot plot(List<Quantity> quantities) {
        List<SpreadPlot.Line> lines = new ArrayList<>();
        for (Quantity quantity : quantities) {
            if (quantity.value() != 0) {
                lines.add(line(quantity.name + ", grid", quantity.grid, gridRatio));
                lines.add(line(quantity.name + ", steps", quantity.steps, STEP_RATIO));
            }
        }
        return new SpreadPlot(folder.path().getFileName().toString(), "Cell size or step over the given one", "Value over the one given", false,
                lines);
    }

    private static SpreadPlot.Line line(String name, Richardson estimate, double ratio) {
        List<double[]> points = new ArrayList<>();
        estimate.limit().ifPresent(limit -> points.add(new double[] {0, limit}));
        for (int level = estimate.values().size() - 1; level >= 0; level--) {
            points.add(new double[] {Math.pow(ratio, -level), estimate.values().get(level)});
        }
        double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = points.stream().mapToDouble(point -> point[1] / estimate.values().get(0)).toArray();
        return new SpreadPlot.Line(name, x, y, y, y);
    }
}
