package org.frond.run;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.frond.grid.Field;
import org.frond.io.ResultException;
import org.frond.io.RunState;
import org.frond.model.State;

/**
 * A model's state as a checkpoint contains it: its fields and its clock, and what the run itself remembers, sorted by name so that
 * equal states give equal files.
 */
final class StoredState {

    private static final String TRENDS = "trends";
    /** Numbers of a trend: its region's name, yield, area, length, growth, slope, climb. */
    private static final int TREND = 7;

    private StoredState() {
    }

    /** Several memories in one, by name. */
    static RunState joined(List<RunState> parts) {
        Map<String, double[]> arrays = new TreeMap<>();
        Map<String, Long> longs = new TreeMap<>();
        Map<String, Double> doubles = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        for (RunState part : parts) {
            texts.putAll(part.texts());
            arrays.putAll(part.arrays());
            longs.putAll(part.longs());
            doubles.putAll(part.doubles());
        }
        return new RunState(arrays, longs, doubles, texts);
    }

    /** The state with what is remembered in addition. */
    static RunState of(State state, List<RunState> memories) {
        State.Clock clock = state.clock();
        RunState remembered = joined(memories);
        Map<String, double[]> allArrays = new TreeMap<>(state.toArrays());
        allArrays.putAll(remembered.arrays());
        Map<String, Long> allLongs = new TreeMap<>(remembered.longs());
        allLongs.put("step", clock.step());
        allLongs.put("rejected", clock.rejected());
        allLongs.put("direction", (long) clock.cell().direction());
        allLongs.put("reversals", clock.cell().reversals());
        allLongs.put("stage", clock.stage().number());
        Map<String, Double> allDoubles = new TreeMap<>(remembered.doubles());
        allDoubles.put("time", clock.time());
        allDoubles.put("next step", clock.nextStep());
        allDoubles.put("dendrite charge", clock.dendriteCharge());
        allDoubles.put("planar charge", clock.planarCharge());
        allDoubles.put("voltage", clock.cell().voltage());
        allDoubles.put("counter dendrite charge", clock.cell().counterDendrite());
        allDoubles.put("counter planar charge", clock.cell().counterPlanar());
        allDoubles.put("turnover", clock.cell().turnover());
        allDoubles.put("stage start", clock.stage().began());
        allDoubles.put("stage charge", clock.stage().charge());
        allDoubles.put("electrical work", clock.works().electrical());
        allDoubles.put("conduction heat", clock.works().conduction());
        allDoubles.put("reaction heat", clock.works().reaction());
        allDoubles.put("diffusion heat", clock.works().diffusion());
        allDoubles.put("plating work", clock.works().plating());
        allDoubles.put("moving heat", clock.works().moved());
        allArrays.put(TRENDS, numbers(clock.trends()));
        return new RunState(allArrays, allLongs, allDoubles, remembered.texts());
    }

    /**
     * Puts the stored fields and clock into a state.
     *
     * @throws ResultException if a field is missing or is of another grid
     */
    static void restore(RunState stored, State state) {
        for (Field field : state.fields()) {
            int length = state.field(field).length();
            if (stored.array(field.name()).length != length) {
                throw new ResultException("the checkpoint has the field " + field.name() + " with " + stored.array(field.name()).length
                        + " numbers, where this grid has " + length);
            }
        }
        state.fromArrays(stored.arrays());
        state.setClock(new State.Clock(stored.number("time"), stored.whole("step"), stored.number("next step"),
                stored.number("dendrite charge"), stored.number("planar charge"), stored.whole("rejected"),
                new State.Cell(stored.number("voltage"), stored.number("counter dendrite charge"),
                        stored.number("counter planar charge"), stored.number("turnover"),
                        (int) stored.whole("direction"), stored.whole("reversals")),
                new State.Stage(stored.whole("stage"), stored.number("stage start"), stored.number("stage charge")),
                new State.Works(stored.number("electrical work"), stored.number("conduction heat"),
                        stored.number("reaction heat"), stored.number("diffusion heat"), stored.number("plating work"),
                        stored.number("moving heat")),
                trends(stored.array(TRENDS))));
    }

    private static double[] numbers(State.Trends trends) {
        return trends.byName().entrySet().stream().flatMapToDouble(entry -> DoubleStream.of(entry.getKey(), entry.getValue().yield(),
                entry.getValue().area(), entry.getValue().length(), entry.getValue().growth(),
                entry.getValue().slope(), entry.getValue().climb())).toArray();
    }

    private static State.Trends trends(double[] numbers) {
        if (numbers.length % TREND != 0) {
            throw new ResultException("the checkpoint's trends are " + numbers.length + " numbers, where each has " + TREND);
        }
        SortedMap<Integer, State.Trend> byName = new TreeMap<>();
        for (int n = 0; n < numbers.length; n += TREND) {
            byName.put((int) numbers[n], new State.Trend(numbers[n + 1], numbers[n + 2], numbers[n + 3], numbers[n + 4],
                    numbers[n + 5], numbers[n + 6]));
        }
        return new State.Trends(byName);
    }
}
