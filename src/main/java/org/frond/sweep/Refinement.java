package org.frond.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.frond.config.ConfigException;
import org.frond.config.Mistake;
import org.frond.config.Spelling;
import org.frond.config.Study;
import org.frond.io.CsvRows;
import org.frond.unit.Numbers;

/**
 * Where the outcome of an adaptive study changes along its key, as far as its table shows, and which cases narrow this down next.
 * Each combination of the other keys and each repetition is a line of its own; wherever two neighbours on it differ, the next case
 * lies half-way between them. What comes next follows from the table alone, whoever asks and however often.
 */
final class Refinement {

    private static final int FIRST_KEY = 1;
    private static final int DIGITS = 4;
    /** As many as a range has, so that a mean reads as well as its ends. */
    private static final int MEAN_DIGITS = 12;

    private final Study study;
    private final Study.Search search;
    private final Study.Spaced axis;
    private final CsvRows table;
    /** Column of the key along which is searched. */
    private final int column;
    /** Equal parts of the range, as fine as the last halving. */
    private final int parts;
    private final List<Line> lines;

    /** A case on a line: its place along the key, that as the table has it, and what came of it if that is known. */
    private record Point(int place, String cell, Optional<String> outcome) {
    }

    /** The cases that differ by one key alone. */
    private record Line(List<String> others, SweepCase first, List<Point> points) {

        /** Neighbours with different outcomes; what failed tells nothing and lies between others. */
        List<Change> changes() {
            List<Point> known = points.stream().filter(point -> point.outcome.isPresent()).sorted(Comparator.comparing(Point::place)).toList();
            List<Change> changes = new ArrayList<>();
            for (int n = 1; n < known.size(); n++) {
                if (!known.get(n).outcome.equals(known.get(n - 1).outcome)) {
                    changes.add(new Change(known.get(n - 1), known.get(n)));
                }
            }
            return changes;
        }
    }

    /** Two neighbours; of a range that falls, the first has the larger value. */
    private record Change(Point from, Point to) {

        Place place(List<String> others, int number) {
            boolean rises = Double.parseDouble(from.cell) < Double.parseDouble(to.cell);
            return new Place(others, (rises ? from : to).outcome.orElseThrow(), (rises ? to : from).outcome.orElseThrow(), number);
        }
    }

    /**
     * Where an outcome gives way to another at a combination of the other keys, in units of the table.
     *
     * @param others      cells of the other keys
     * @param below       outcome at smaller values of the key
     * @param above       outcome at larger ones
     * @param value       mean over the repetitions; for a logarithmic range that of the logarithms
     * @param lower       it lies nowhere lower in any of them
     * @param upper       it lies nowhere higher
     * @param repetitions that show it
     * @param of          all repetitions
     */
    record Crossing(List<String> others, String below, String above, double value, double lower, double upper, int repetitions, int of) {
    }

    /**
     * A study as its table shows it.
     *
     * @param table all that is known of the cases, see {@link Table}
     * @throws ConfigException if the table has no column by which outcomes are told apart
     */
    Refinement(Study study, CsvRows table) {
        this.study = study;
        this.search = study.design().search().orElseThrow();
        this.table = table;
        int index = study.axes().stream().map(Study.Axis::key).toList().indexOf(search.along());
        this.axis = (Study.Spaced) study.axes().get(index);
        this.column = FIRST_KEY + index;
        this.parts = (axis.count() - 1) << search.halvings();
        this.lines = lines();
    }

    private List<Line> lines() {
        List<SweepCase> planned = SweepCase.of(study);
        Map<List<String>, Line> found = new LinkedHashMap<>();
        for (int n = 0; n < table.rows().size(); n++) {
            List<String> row = table.rows().get(n);
            SweepCase first = planned.get(Math.min(n, planned.size() - 1)); // lines begin among the cases of the start
            found.computeIfAbsent(others(row), any -> new Line(any, first, new ArrayList<>()))
                    .points.add(new Point(axis.place(row.get(column), parts), row.get(column), outcome(row)));
        }
        return List.copyOf(found.values());
    }

    /** What a case sets beside the key, the repetition included. */
    private List<String> others(List<String> row) {
        List<String> cells = new ArrayList<>(row.subList(FIRST_KEY, FIRST_KEY + study.axes().size() + (study.repeat().isPresent() ? 1 : 0)));
        cells.remove(column - FIRST_KEY);
        return cells;
    }

    private Optional<String> outcome(List<String> row) {
        Study.Criterion criterion = search.outcome();
        boolean completed = Table.isCompleted(table, row);
        int at = table.headings().indexOf(criterion.column());
        if (at < 0 && completed) {
            throw new ConfigException(List.of(new Mistake(study.file().toString(), "design.outcome", "the table has no column '"
                    + criterion.column() + "'" + Spelling.suggest(criterion.column(), table.headings()))));
        }
        return criterion.column().equals(Table.OUTCOME) ? criterion.of(Table.classOf(table, row))
                : completed ? criterion.of(row.get(at)) : Optional.empty();
    }

    /** The cases that come next; none where every change is known as closely as asked for. */
    List<SweepCase> next() {
        List<SweepCase> next = new ArrayList<>();
        int digits = table.rows().get(0).get(0).length();
        for (Line line : lines) {
            List<String> tried = new ArrayList<>(line.points.stream().map(point -> axis.at(point.place, parts)).toList());
            for (Change change : line.changes()) {
                String between = axis.at((change.from.place + change.to.place) / 2, parts);
                if (!tried.contains(between)) {
                    String name = String.format(Locale.ROOT, "%0" + digits + "d", table.rows().size() + next.size() + 1);
                    next.add(line.first.other(name, axis.key().key(), between));
                    tried.add(between);
                }
            }
        }
        return next;
    }

    /** Changes of one kind at one combination of the other keys; the second of a kind on a line is one of its own. */
    private record Place(List<String> others, String below, String above, int number) {
    }

    /** All changes, combination by combination, over the repetitions. */
    List<Crossing> crossings() {
        int keys = study.axes().size() - 1;
        Map<List<String>, Integer> repetitions = new LinkedHashMap<>();
        Map<Place, List<Change>> found = new LinkedHashMap<>();
        for (Line line : lines) {
            List<String> others = line.others.subList(0, keys);
            repetitions.merge(others, 1, Integer::sum);
            Set<Place> here = new HashSet<>();
            for (Change change : line.changes()) {
                int number = 1;
                while (!here.add(change.place(others, number))) {
                    number++;
                }
                found.computeIfAbsent(change.place(others, number), any -> new ArrayList<>()).add(change);
            }
        }
        List<Crossing> crossings = new ArrayList<>();
        found.forEach((place, changes) -> crossings.add(crossing(place, changes, repetitions.get(place.others))));
        return crossings;
    }

    private Crossing crossing(Place place, List<Change> changes, int of) {
        List<Double> ends = changes.stream().flatMap(change -> Stream.of(change.from, change.to)).map(point -> Double.valueOf(point.cell))
                .sorted().toList();
        double mean = changes.stream().mapToDouble(change -> (scaled(change.from) + scaled(change.to)) / 2).average().orElseThrow();
        return new Crossing(place.others, place.below, place.above, axis.isLogarithmic() ? Math.copySign(Math.exp(mean), ends.get(0)) : mean, ends.get(0),
                ends.get(ends.size() - 1), changes.size(), of);
    }

    private double scaled(Point point) {
        double value = Double.parseDouble(point.cell);
        return axis.isLogarithmic() ? Math.log(Math.abs(value)) : value;
    }

    /** A crossing in a line for a terminal. */
    String words(Crossing crossing) {
        List<String> keys = new ArrayList<>(table.headings().subList(FIRST_KEY, FIRST_KEY + study.axes().size()));
        String key = keys.remove(column - FIRST_KEY);
        List<String> settings = new ArrayList<>();
        for (int n = 0; n < keys.size(); n++) {
            settings.add(keys.get(n) + " " + crossing.others.get(n));
        }
        return crossing.below + " below " + key + " " + Numbers.print(crossing.lower, DIGITS) + " to " + Numbers.print(crossing.upper, DIGITS)
                + ", " + crossing.above + " above" + (settings.isEmpty() ? "" : ", at " + String.join(", ", settings))
                + (crossing.repetitions < crossing.of ? "; in " + crossing.repetitions + " of " + crossing.of + " repetitions" : "");
    }

    /** What {@code boundary.csv} holds. */
    CsvRows boundary() {
        String key = table.headings().get(column);
        int unit = key.indexOf(" [");
        String name = unit < 0 ? key : key.substring(0, unit);
        String suffix = unit < 0 ? "" : key.substring(unit);
        List<String> headings = new ArrayList<>(table.headings().subList(FIRST_KEY, FIRST_KEY + study.axes().size()));
        headings.remove(column - FIRST_KEY);
        headings.addAll(List.of("below", "above", key, name + " lower" + suffix, name + " upper" + suffix, "repetitions", "of"));
        List<List<String>> rows = new ArrayList<>();
        for (Crossing crossing : crossings()) {
            List<String> cells = new ArrayList<>(crossing.others);
            cells.addAll(List.of(crossing.below, crossing.above, Numbers.print(crossing.value, MEAN_DIGITS), Numbers.print(crossing.lower),
                    Numbers.print(crossing.upper), String.valueOf(crossing.repetitions), String.valueOf(crossing.of)));
            rows.add(cells);
        }
        return new CsvRows(headings, rows);
    }
}
