package org.frond.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.ConfigException;
import org.frond.config.Mistake;
import org.frond.config.Spelling;
import org.frond.config.Study;
import org.frond.io.CsvRows;
import org.frond.picture.ClassMap;
import org.frond.picture.Picture;
import org.frond.picture.SpreadPlot;
import org.frond.unit.Numbers;

/** The pictures of a study, drawn from its table: a map of what comes out over two keys, and curves of columns against a key. */
public final class StudyPictures {

    private static final int DIGITS = 4;
    private static final int MOST_LINES = 6;
    private static final int FIRST_KEY = 1;
    /** Values with a tick of their own, where they lie by their size. */
    private static final int MOST_TICKS = 6;
    /** Columns drawn where nobody asks for others. */
    private static final List<String> USUAL = List.of("time_s", "peak_mean_pressure_Pa", "largest_lead_m");

    private static final String FAILED = "failed";
    private static final String NONE_YET = "none yet";
    private static final List<String> NOT_AT_AN_END = List.of(FAILED, NONE_YET);

    private final StudyFolder folder;
    private final Study study;
    private final CsvRows table;

    /** The pictures of a study as it stands. */
    public StudyPictures(Standing standing) {
        this.folder = standing.study();
        this.study = folder.readStudy();
        this.table = Table.of(standing);
    }

    /** Draws the map over the first two keys, and curves of the usual columns against the first. */
    public List<String> drawUsual() {
        List<String> drawn = new ArrayList<>();
        if (study.axes().size() > 1) {
            Picture.write(folder.path().resolve("map.png"), map().render());
            drawn.add("map.png");
        }
        for (String column : USUAL) {
            if (table.headings().contains(column) && isNumeric(FIRST_KEY) && Arrays.stream(results(column)).anyMatch(Double::isFinite)) {
                drawn.add(draw(column, table.headings().get(FIRST_KEY)));
            }
        }
        return drawn;
    }

    /**
     * Draws a column against a key.
     *
     * @param asked {@code column:key}, or a column alone, which is drawn against the first key
     */
    public String drawCurve(String asked) {
        int colon = asked.indexOf(':');
        String column = column(asked, colon < 0 ? asked : asked.substring(0, colon));
        return draw(column, colon < 0 ? table.headings().get(FIRST_KEY) : column(asked, asked.substring(colon + 1)));
    }

    /** Refuses a curve of which the table has no column, before anything is written. */
    public void requireColumns(String asked) {
        Stream.of(asked.split(":", 2)).forEach(name -> column(asked, name));
    }

    /** The column of a name, with or without its unit. */
    private String column(String asked, String name) {
        return table.headings().stream().filter(heading -> heading.equals(name) || heading.startsWith(name + " [")).findFirst()
                .orElseThrow(() -> new ConfigException(List.of(new Mistake("--curve " + asked, "", "the table has no column '" + name + "'"
                        + Spelling.suggest(name, table.headings())))));
    }

    private String draw(String column, String key) {
        String name = "curve-" + column.replaceAll("[^A-Za-z0-9._-]+", "-") + "-" + key.replaceAll(" \\[.*", "").replaceAll("[^A-Za-z0-9._-]+",
                "-") + ".png";
        Picture.write(folder.path().resolve(name), curve(column, key).render());
        return name;
    }

    /** A line for each value of the first other key, each point with the least and the largest of what all cases there came to: those at their end. */
    SpreadPlot curve(String column, String key) {
        int keyIndex = table.headings().indexOf(key);
        int other = IntStream.rangeClosed(FIRST_KEY, study.axes().size()).filter(n -> n != keyIndex).findFirst().orElse(-1);
        List<String> values = other < 0 ? List.of() : table.texts(table.headings().get(other)).stream().distinct().toList();
        boolean apart = other > 0 && values.size() <= MOST_LINES && !study.design().kind().isDrawn();
        double[] x = numbers(key);
        double[] y = results(column);
        Map<String, Map<Double, List<Double>>> found = new LinkedHashMap<>();
        for (int n = 0; n < x.length; n++) {
            if (Double.isFinite(x[n]) && Double.isFinite(y[n])) {
                String line = apart ? table.headings().get(other).replaceAll(" \\[.*", "") + " = " + table.rows().get(n).get(other)
                        + unit(table.headings().get(other)) : column;
                found.computeIfAbsent(line, any -> new TreeMap<>()).computeIfAbsent(x[n], any -> new ArrayList<>()).add(y[n]);
            }
        }
        List<SpreadPlot.Line> lines = new ArrayList<>();
        found.forEach((line, points) -> lines.add(new SpreadPlot.Line(line, points.keySet().stream().mapToDouble(at -> at).toArray(),
                each(points, all -> all.stream().mapToDouble(value -> value).average().orElseThrow()),
                each(points, all -> all.stream().mapToDouble(value -> value).min().orElseThrow()),
                each(points, all -> all.stream().mapToDouble(value -> value).max().orElseThrow()))));
        if (lines.isEmpty()) {
            throw new ConfigException(List.of(new Mistake(folder.table().toString(), column, "has no number to draw against " + key)));
        }
        boolean logarithmic = keyIndex <= study.axes().size() && keyIndex > 0 && study.axes().get(keyIndex - 1).isLogarithmic();
        return new SpreadPlot(folder.path().getFileName().toString(), key, column, logarithmic, lines);
    }

    private static String unit(String heading) {
        return heading.contains(" [") ? " " + heading.substring(heading.indexOf(" [") + 2, heading.length() - 1) : "";
    }

    private static double[] each(Map<Double, List<Double>> points, ToDoubleFunction<List<Double>> of) {
        return points.values().stream().mapToDouble(of).toArray();
    }

    private double[] numbers(String heading) {
        return table.texts(heading).stream().mapToDouble(StudyPictures::number).toArray();
    }

    /** The same of what came out; NaN of a case that is not at its end, or failed on the way there. */
    private double[] results(String heading) {
        double[] numbers = numbers(heading);
        return IntStream.range(0, numbers.length).mapToDouble(n -> NOT_AT_AN_END.contains(outcome(table.rows().get(n))) ? Double.NaN : numbers[n])
                .toArray();
    }

    /** The number that a cell holds; NaN where it holds none. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException none) {
            return Double.NaN;
        }
    }

    private boolean isNumeric(int column) {
        return Arrays.stream(numbers(table.headings().get(column))).allMatch(Double::isFinite);
    }

    /** What came out over the first two keys; over the others and repetitions it is counted. */
    ClassMap map() {
        Scale x = new Scale(FIRST_KEY);
        Scale y = new Scale(FIRST_KEY + 1);
        Map<List<Double>, Map<String, Integer>> counts = new LinkedHashMap<>();
        for (List<String> row : table.rows()) {
            counts.computeIfAbsent(List.of(x.at(row), y.at(row)), place -> new TreeMap<>()).merge(outcome(row), 1, Integer::sum);
        }
        List<ClassMap.Patch> patches = new ArrayList<>();
        counts.forEach((place, count) -> patches.add(new ClassMap.Patch(place.get(0), place.get(1), x.width(y), y.width(x), count)));
        return new ClassMap(folder.path().getFileName().toString(), x.axis(), y.axis(), patches, borders(x, y));
    }

    /** Where an adaptive study over two keys has found one outcome to give way to another. */
    private List<ClassMap.Border> borders(Scale x, Scale y) {
        if (study.design().search().isEmpty() || study.axes().size() != 2) {
            return List.of();
        }
        boolean alongX = study.axes().get(0).key().equals(study.design().search().get().along());
        Scale own = alongX ? x : y;
        Scale other = alongX ? y : x;
        Map<List<String>, List<ClassMap.Interval>> found = new LinkedHashMap<>();
        for (Refinement.Crossing crossing : new Refinement(study, table).crossings()) {
            found.computeIfAbsent(List.of(crossing.below(), crossing.above()), any -> new ArrayList<>()).add(new ClassMap.Interval(
                    other.at(crossing.others().get(0)), own.at(crossing.value()), own.at(crossing.lower()), own.at(crossing.upper())));
        }
        return found.values().stream().map(points -> new ClassMap.Border(alongX, points.stream()
                .sorted(Comparator.comparing(ClassMap.Interval::at)).toList())).toList();
    }

    /** The class of a case, or how it stands where it has none. */
    private String outcome(List<String> row) {
        String state = row.get(table.headings().indexOf(Table.STATE));
        String found = Table.classOf(table, row);
        return !found.isEmpty() ? found : state.startsWith("failed") ? FAILED : Table.isCompleted(table, row) ? state : NONE_YET;
    }

    /** Where the values of a key lie on an axis from 0 to 1: side by side where they are few, else by their size. */
    private final class Scale {

        private final int column;
        private final boolean sideBySide;
        private final List<String> values;
        private final boolean logarithmic;
        private final double least;
        private final double most;

        Scale(int column) {
            this.column = column;
            this.sideBySide = study.design().kind().hasSharedValues() || !isNumeric(column);
            this.values = sideBySide ? ordered() : List.of();
            this.logarithmic = study.axes().get(column - 1).isLogarithmic();
            double[] all = sideBySide ? new double[] {0, 1} : numbers(table.headings().get(column));
            this.least = scaled(Arrays.stream(all).min().orElse(0));
            this.most = scaled(Arrays.stream(all).max().orElse(1));
        }

        /** All values, numbers by their size, others in the order of the table. */
        private List<String> ordered() {
            List<String> there = table.texts(table.headings().get(column)).stream().distinct().toList();
            return isNumeric(column) ? there.stream().sorted((a, b) -> Double.compare(number(a), number(b))).toList() : there;
        }

        private double scaled(double value) {
            return logarithmic && !sideBySide ? Math.log(value) : value;
        }

        double at(List<String> row) {
            return at(row.get(column));
        }

        double at(String text) {
            return sideBySide ? (values.indexOf(text) + 0.5) / values.size() : at(number(text));
        }

        /** The place of a number on an axis by size. */
        double at(double number) {
            return place(scaled(number));
        }

        private List<Double> distinct() {
            return Arrays.stream(numbers(table.headings().get(column))).distinct().boxed().toList();
        }

        private double place(double scaled) {
            double margin = 0.04;
            return most > least ? margin + (1 - 2 * margin) * (scaled - least) / (most - least) : 0.5;
        }

        double width(Scale other) {
            return sideBySide && other.sideBySide ? 1.0 / values.size() : 0;
        }

        ClassMap.Axis axis() {
            Map<Double, String> ticks = new TreeMap<>();
            if (sideBySide) {
                for (int n = 0; n < values.size(); n++) {
                    String text = values.get(n);
                    ticks.put((n + 0.5) / values.size(), Double.isFinite(number(text)) ? Numbers.print(number(text), DIGITS) : text);
                }
            } else if (distinct().size() <= MOST_TICKS) {
                distinct().forEach(value -> ticks.put(at(value), Numbers.print(value, DIGITS)));
            } else {
                for (double share : new double[] {0, 0.25, 0.5, 0.75, 1}) {
                    double scaled = least + share * (most - least);
                    ticks.put(place(scaled), Numbers.print(logarithmic ? Math.exp(scaled) : scaled, DIGITS));
                }
            }
            return new ClassMap.Axis(table.headings().get(column), ticks);
        }
    }
}
