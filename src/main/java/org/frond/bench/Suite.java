package org.frond.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.device.Profile;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;

/** The benchmarks of {@code frond bench}, as docs/performance.md describes them. */
public final class Suite {

    private static final int REPETITIONS = 5;
    private static final int QUICK_REPETITIONS = 3;
    private static final double WARM_UP = 1;
    private static final double STIFF = 1e4;
    private static final double SOFT = 1e-4;

    private final List<Benchmark> benchmarks;
    private final boolean quick;

    private Suite(List<Benchmark> benchmarks, boolean quick) {
        this.benchmarks = benchmarks;
        this.quick = quick;
    }

    /**
     * Everything; or, if {@code quick}, a selection of small problems that ends within a minute or two.
     *
     * @param mixed whether multigrid cycles are in single precision: then only what has cycles
     */
    public static Suite of(boolean quick, boolean mixed) {
        List<Benchmark> all = mixed ? new ArrayList<>() : explicit(quick);
        all.addAll(solves(quick));
        return new Suite(List.copyOf(all), quick);
    }

    private static List<Benchmark> explicit(boolean quick) {
        List<Benchmark> all = new ArrayList<>();
        for (ExplicitUpdate.Equation equation : ExplicitUpdate.Equation.values()) {
            all.add(new ExplicitUpdate(equation, 2, 1024, 50));
            all.add(new ExplicitUpdate(equation, 3, 128, 20));
            if (!quick) {
                all.add(new ExplicitUpdate(equation, 2, 4096, 10));
                all.add(new ExplicitUpdate(equation, 3, 320, 10));
            }
        }
        return all;
    }

    private static List<Benchmark> solves(boolean quick) {
        List<Benchmark> all = new ArrayList<>();
        for (double inside : quick ? new double[] {STIFF} : new double[] {1, STIFF, SOFT}) {
            all.add(new JumpConduction(2, 512, inside));
            all.add(new JumpConduction(3, 64, inside));
        }
        if (!quick) {
            all.add(new JumpConduction(2, 2048, STIFF));
            all.add(new JumpConduction(3, 128, STIFF));
        }
        all.add(new StiffInclusion(2, 512, STIFF));
        if (!quick) {
            all.add(new StiffInclusion(2, 512, SOFT));
            all.add(new StiffInclusion(3, 64, STIFF));
            all.add(new StiffInclusion(3, 64, SOFT));
        }
        all.add(quick ? new NotchedTension(144, 2) : new NotchedTension(288, 6.3));
        all.add(new CoupledStep(256));
        if (!quick) {
            all.add(new CoupledStep(1024));
        }
        return all;
    }

    /** Names of groups and of single benchmarks, for {@link #only}. */
    public List<String> names() {
        return Stream.concat(benchmarks.stream().map(Benchmark::family).distinct(), benchmarks.stream().map(Benchmark::name))
                .toList();
    }

    /** Those with one of the given names, or of a group with such a name; all for no names. */
    public Suite only(List<String> wanted) {
        return new Suite(benchmarks.stream()
                .filter(one -> wanted.isEmpty() || wanted.contains(one.name()) || wanted.contains(one.family()))
                .collect(Collectors.toUnmodifiableList()), quick);
    }

    /**
     * Runs the benchmarks one after another.
     *
     * @param place   where
     * @param profile learns from the devices how long each kernel takes
     * @param sources the kernels that they run
     * @param table   is told the lines of the table as they come
     */
    public Results run(Workplace place, Profile profile, List<KernelSource> sources, Consumer<String> table) {
        int repetitions = quick ? QUICK_REPETITIONS : REPETITIONS;
        double copy = new Workbench(place, profile, sources, repetitions, WARM_UP).copyBandwidth();
        String precision = place.cycles().isPresent() ? Results.MIXED : Results.DOUBLE;
        Results.heading(place.name(), precision, copy).forEach(table);
        List<Measurement> measurements = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            Measurement measurement = benchmark.measure(new Workbench(place, profile, sources, repetitions, WARM_UP));
            measurements.add(measurement);
            Results.lines(measurement, copy).forEach(table);
        }
        return new Results(place.name(), precision, copy, measurements);
    }
}
