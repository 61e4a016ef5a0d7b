package org.frond.verify;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.GridSettings;
import org.frond.config.TimeSettings;
import org.frond.device.Device;
import org.frond.device.KernelException;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.picture.Picture;
import org.frond.run.Interruption;
import org.frond.run.RunFailedException;
import org.frond.run.Simulation;
import org.frond.solver.SolverException;
import org.frond.unit.Numbers;

/** Runs the configurations of a case on a device and compares what they leave with what is expected. */
public final class Verifier {

    private static final int DIGITS = 6;
    private static final double PERCENT = 100;
    /** No snapshots but the first and the last, of which the picture is drawn. */
    private static final List<String> ONLY_NUMBERS = List.of("output.snapshots=0", "output.interval=0 s", "output.everySteps=0",
            "output.animation=false");

    private final Device device;
    private final Supplier<Device> plain;
    private final Interruption interruption;
    private boolean interrupted;

    /**
     * A verifier.
     *
     * @param device where cases run
     * @param plain  opens one thread of the processor, where a case runs once more that compares devices
     */
    public Verifier(Device device, Supplier<Device> plain, Interruption interruption) {
        this.device = device;
        this.plain = plain;
        this.interruption = interruption;
    }

    /** Runs a case; what is wrong with it is told in the result. */
    public CaseResult verify(VerificationCase posed) {
        long started = System.nanoTime();
        List<CaseResult.Check> checks = new ArrayList<>();
        List<List<CaseResult.Curve>> curves = new ArrayList<>();
        String failure = "";
        List<List<CaseResult.Curve>> orders = new ArrayList<>();
        List<Export.Table> tables = new ArrayList<>();
        Optional<BufferedImage> picture = Optional.empty();
        Path folder = temporary();
        try {
            List<RunFiles> members = new ArrayList<>();
            for (int member = 0; member < posed.members().size(); member++) {
                members.add(run(posed, posed.members().get(member), folder.resolve(String.valueOf(member))));
            }
            for (Expectation expectation : posed.expectations()) {
                checks.addAll(compare(posed, expectation, members));
            }
            for (VerificationCase.Plot plot : posed.plots()) {
                curves.add(curves(posed, plot, members));
            }
            for (Expectation expectation : posed.expectations()) {
                if (expectation.demand() instanceof Expectation.Order order) {
                    orders.add(orderCurves(expectation, order, members));
                }
            }
            posed.export().ifPresent(export -> tables.addAll(export.tables(members)));
            picture = picture(posed.picture().isEmpty() ? members.get(members.size() - 1)
                    : run(posed, posed.pictured(), folder.resolve("picture")));
        } catch (ConfigException | CaseException | FormulaException | RunFailedException | SolverException | KernelException
                | ResultException problem) {
            failure = problem.getMessage();
        } finally {
            remove(folder);
        }
        return new CaseResult(posed, checks, curves, orders, tables, picture, (System.nanoTime() - started) / 1e9, failure);
    }

    /** Whether a case was interrupted: those after it should not be begun. */
    public boolean isInterrupted() {
        return interrupted;
    }

    private RunFiles run(VerificationCase posed, VerificationCase.Member member, Path folder) {
        List<String> all = new ArrayList<>(member.settings());
        all.addAll(ONLY_NUMBERS);
        Config config = Config.read(posed.file(), all);
        carryOut(config, device, member, folder);
        Path beside = folder.resolveSibling(folder.getFileName() + "-processor");
        return new RunFiles(new ResultFolder(folder), config, new Once(() -> {
            try (Device processor = plain.get()) {
                carryOut(config, processor, member, beside);
            }
            return new RunFiles(new ResultFolder(beside), config, () -> {
                throw new CaseException("the run on the processor has none beside it");
            });
        }));
    }

    /** Run files that are made when they are first asked for. */
    private static final class Once implements Supplier<RunFiles> {

        private final Supplier<RunFiles> run;
        private Optional<RunFiles> files = Optional.empty();

        Once(Supplier<RunFiles> run) {
            this.run = run;
        }

        @Override
        public RunFiles get() {
            if (files.isEmpty()) {
                files = Optional.of(run.get());
            }
            return files.get();
        }
    }

    private void carryOut(Config config, Device where, VerificationCase.Member member, Path folder) {
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        Simulation.Outcome outcome =
                new Simulation(config, where, silent, false, interruption).run(folder, false, List.of());
        interrupted |= outcome == Simulation.Outcome.INTERRUPTED;
        if (outcome != Simulation.Outcome.COMPLETED) {
            throw new CaseException("the run " + outcome.name().toLowerCase(Locale.ROOT)
                    + (member.name().isEmpty() ? "" : " with " + member.name()));
        }
    }

    /** The picture of a run's end, where it drew one. */
    private static Optional<BufferedImage> picture(RunFiles run) {
        Path file = run.folder().path().resolve("picture.png");
        return Files.exists(file) ? Optional.of(Picture.read(file)) : Optional.empty();
    }

    private static List<CaseResult.Check> compare(VerificationCase posed, Expectation expectation, List<RunFiles> members) {
        double[] got = numbers(expectation, members);
        if (expectation.demand() instanceof Expectation.Order order) {
            return List.of(order(expectation.quantity(), order, got, members));
        }
        if (expectation.over().isPresent()) {
            double all = Measurement.number(expectation.over().get(), name -> membersOnly(name, got));
            return List.of(check(expectation, 0, "all", all));
        }
        List<CaseResult.Check> checks = new ArrayList<>();
        for (int member = 0; member < got.length; member++) {
            checks.add(check(expectation, member, posed.members().get(member).name(), got[member]));
        }
        return checks;
    }

    /** What each member measures. */
    private static double[] numbers(Expectation expectation, List<RunFiles> members) {
        double[] numbers = new double[members.size()];
        for (int member = 0; member < numbers.length; member++) {
            numbers[member] = Measurement.number(expectation.measure(member), members.get(member)::column);
        }
        return numbers;
    }

    private static double[] membersOnly(String name, double[] numbers) {
        if (!name.equals(Expectation.MEMBERS)) {
            throw new CaseException("over a family there is '" + Expectation.MEMBERS + "' alone, not '" + name + "'");
        }
        return numbers;
    }

    private static CaseResult.Check check(Expectation expectation, int member, String settings, double got) {
        if (expectation.demand() instanceof Expectation.Between range) {
            return between(expectation.quantity(), settings, range.least(member), range.most(member), got);
        }
        Expectation.Close close = (Expectation.Close) expectation.demand();
        double expected = close.value(member);
        double error = close.relative() ? Math.abs(got / expected - 1) : Math.abs(got - expected);
        String tolerance = close.relative() ? number(close.tolerance() * PERCENT) + " %" : number(close.tolerance());
        return new CaseResult.Check(expectation.quantity(), settings, number(expected), got, error, tolerance,
                error <= close.tolerance());
    }

    private static CaseResult.Check between(String quantity, String settings, double least, double most, double got) {
        List<String> asked = new ArrayList<>();
        if (least > Double.NEGATIVE_INFINITY) {
            asked.add("at least " + number(least));
        }
        if (most < Double.POSITIVE_INFINITY) {
            asked.add("at most " + number(most));
        }
        boolean inside = got >= least && got <= most;
        double beyond = inside ? 0 : Math.max(least - got, got - most);
        return new CaseResult.Check(quantity, settings, String.join(", ", asked), got, beyond, "", inside);
    }

    /** The order between the last two members, where the error is the nearest to its asymptote. */
    private static CaseResult.Check order(String quantity, Expectation.Order asked, double[] errors, List<RunFiles> members) {
        double[] steps = members.stream().mapToDouble(files -> step(asked.against(), files.config())).toArray();
        int last = errors.length - 1;
        double order = Math.log(errors[last - 1] / errors[last]) / Math.log(steps[last - 1] / steps[last]);
        double error = Math.abs(order - asked.order());
        return new CaseResult.Check(quantity, "", "order " + number(asked.order()) + " in "
                + asked.against().name().toLowerCase(Locale.ROOT), order, error, number(asked.tolerance()),
                error <= asked.tolerance());
    }

    /** Logarithms of errors over those of steps, and the slope that is asked for through the last of them. */
    private static List<CaseResult.Curve> orderCurves(Expectation expectation, Expectation.Order order, List<RunFiles> members) {
        double[] steps = members.stream().mapToDouble(files -> Math.log10(step(order.against(), files.config()))).toArray();
        double[] errors = Arrays.stream(numbers(expectation, members)).map(Math::log10).toArray();
        int last = steps.length - 1;
        double[] slope = Arrays.stream(steps).map(x -> errors[last] + order.order() * (x - steps[last])).toArray();
        return List.of(new CaseResult.Curve(expectation.quantity(), steps, errors, false),
                new CaseResult.Curve("order " + number(order.order()), steps, slope, true));
    }

    private static double step(Expectation.Step against, Config config) {
        return switch (against) {
            case H -> config.get(GridSettings.SIZE).get(0) / config.get(GridSettings.CELLS).get(0);
            case DT -> config.get(TimeSettings.MAXIMUM_STEP);
        };
    }

    private static List<CaseResult.Curve> curves(VerificationCase posed, VerificationCase.Plot plot, List<RunFiles> members) {
        List<CaseResult.Curve> curves = new ArrayList<>();
        for (int member = 0; member < members.size(); member++) {
            RunFiles files = members.get(member);
            double[] x = Measurement.series(plot.x(), files::column);
            String called = posed.members().get(member).name();
            plot.lines().forEach((name, measure) ->
                    curves.add(new CaseResult.Curve(called.isEmpty() ? name : name + ", " + called, x, Measurement.series(measure, files::column), false)));
        }
        double[] x = Measurement.series(plot.x(), members.get(members.size() - 1)::column);
        plot.exact().forEach((name, formula) -> {
            Formula.Ready ready = new Formula(formula).ready();
            curves.add(new CaseResult.Curve(name, x,
                    Arrays.stream(x).map(at -> ready.at(new Formula.Place(at, 0, 0, 0, 0))).toArray(), true));
        });
        return curves;
    }

    private static String number(double value) {
        return Numbers.print(value, DIGITS);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("frond-verify");
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
