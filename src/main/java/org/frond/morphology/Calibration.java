package org.frond.morphology;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.config.TransportSettings;
import org.frond.grid.Grid;
import org.frond.io.AtomicFile;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FolderException;
import org.frond.io.ResultFolder;
import org.frond.measure.Bootstrap;
import org.frond.measure.Front;
import org.frond.measure.Interval;
import org.frond.measure.Kink;
import org.frond.measure.Point;
import org.frond.measure.Skeleton;
import org.frond.structure.RandomStream;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/**
 * What an ensemble of runs with resolved cracks says of the numbers of {@code fracture.law: domain}: pooled over the runs, with intervals by drawing
 * runs with replacement, since the advances of one run are not independent of each other.
 */
public final class Calibration {

    /** Of the bootstrap: any number, but always the same. */
    private static final long SEED = 1;
    private static final int DIGITS = 4;
    /** Mean angle between the current and the trace of a plane that lies at random, from 0 to a right angle. */
    private static final double MEAN_AT_RANDOM = Math.PI / 4;

    private final Path study;
    private final List<Cracks> runs;
    private final List<Estimate> estimates;

    /**
     * What one run tells.
     *
     * @param advances   length of each advance [m]
     * @param junctions  at which cracks branch, at the end
     * @param branches   number of these
     * @param chords     sum of the straight distances along which branches lead [m]
     * @param turned     sum of these times the branch's angle to the x-axis, 0 .. pi/2 [m rad]
     * @param kinks      angles of the foremost crack's kinks [rad]
     * @param broken     broken volume [m^2]
     * @param lines      length of the cracks' lines [m]
     * @param conduction chi_t, factor on the conductivity along a crack
     */
    private record Cracks(List<Double> advances, int junctions, int branches, double chords, double turned, List<Double> kinks, double broken, double lines,
            double conduction) {

        static Cracks of(ResultFolder run) {
            List<Path> files = run.snapshots().files();
            if (files.isEmpty()) {
                throw new FolderException(run.path(), "has no snapshots to measure; output.snapshots in its configuration says how many are taken");
            }
            SnapshotFields last = SnapshotFields.read(run.snapshots(), files.get(files.size() - 1));
            Grid grid = last.grid();
            if (grid.dim() == 3 || last.damage().isEmpty()) {
                throw new FolderException(run.path(), grid.dim() == 3 ? "is a run in space, whose cracks have no lines; calibrate with runs in the plane"
                        : "has no cracks: there is nothing to measure");
            }
            PhaseForm form = PhaseForm.of(grid, last.damage().get(), Front.BROKEN, false, Optional.empty());
            Skeleton lines = form.lines().orElseThrow();
            double chords = 0;
            double turned = 0;
            for (Skeleton.Branch branch : lines.branches()) {
                Point from = branch.path().mouth();
                Point to = branch.path().tip();
                double chord = from.distance(to);
                chords += chord;
                turned += chord * Math.atan2(Math.abs(to.y() - from.y()), Math.abs(to.x() - from.x()));
            }
            List<Double> kinks = form.course().flatMap(course -> last.grains().map(grains -> Kink.along(course, grains).stream().map(Kink::angle).toList()))
                    .orElse(List.of());
            double broken = IntStream.rangeClosed(1, form.components().count()).mapToDouble(form.components()::volume).sum();
            return new Cracks(advances(run), lines.angles().size(), lines.branches().size(), chords, turned, kinks, broken, lines.length(),
                    Config.read(run.config(), List.of()).get(TransportSettings.CRACK_TANGENTIAL));
        }

        private static List<Double> advances(ResultFolder run) {
            CsvRows events = CsvTable.read(run.events());
            List<String> names = events.texts("Event");
            double[] lengths = events.numbers("Length [m]");
            return IntStream.range(0, lengths.length).filter(n -> names.get(n).endsWith(" advance")).mapToObj(n -> lengths[n]).toList();
        }
    }

    /**
     * A number of the table.
     *
     * @param quantity what it is
     * @param key      that takes it; empty where none does
     * @param unit     SI unit
     * @param value    pooled over all runs; NaN where no run has it
     * @param interval of 95 %; empty for fewer than {@value Bootstrap#FEWEST} runs
     * @param samples  how many advances, branches or kinks it is of
     * @param most     largest value that the key takes
     */
    private record Estimate(String quantity, String key, String unit, double value, Optional<Interval> interval, int samples, double most) {

        boolean isFed() {
            return !key.isEmpty() && value >= 0 && value <= most;
        }

        String text(double number) {
            double rounded = Double.parseDouble(Numbers.print(number, DIGITS));
            return unit.equals("m") ? QuantityKind.LENGTH.print(rounded) : unit.equals("rad") ? QuantityKind.ANGLE.print(rounded) : Numbers.print(rounded);
        }

        String words() {
            return interval.map(found -> text(found.low()) + " to " + text(found.high())).orElse("no interval") + "; " + samples
                    + " samples";
        }
    }

    private Calibration(Path study, List<Cracks> runs) {
        this.study = study;
        this.runs = runs;
        int advances = runs.stream().mapToInt(run -> run.advances().size()).sum();
        int kinks = runs.stream().mapToInt(run -> run.kinks().size()).sum();
        int branches = runs.stream().mapToInt(Cracks::branches).sum();
        estimates = List.of(
                estimate("arrest length", "domain.stride", "m", advances, Double.POSITIVE_INFINITY, Calibration::arrest),
                estimate("branching probability", "domain.branching", "1", advances, 1, some -> sum(some, Cracks::junctions) / count(some)),
                estimate("turning angle", "", "rad", branches, Double.POSITIVE_INFINITY, Calibration::turning),
                estimate("turning angle over that of random planes", "domain.wander", "1", branches, 1, some -> turning(some) / MEAN_AT_RANDOM),
                estimate("kink angle", "", "rad", kinks, Double.POSITIVE_INFINITY, some -> some.stream().flatMap(run -> run.kinks().stream())
                        .mapToDouble(Double::doubleValue).average().orElse(Double.NaN)),
                estimate("crack width", "", "m", branches, Double.POSITIVE_INFINITY, Calibration::width),
                estimate("conductivity of the domain", "domain.conduction", "1", branches, Double.POSITIVE_INFINITY, Calibration::conduction));
    }

    /**
     * Reads and measures runs.
     *
     * @param study the folder in which the table is written
     * @param runs  of the study, as far as they are completed
     * @throws FolderException if they tell nothing
     */
    public static Calibration of(Path study, List<ResultFolder> runs) {
        if (runs.isEmpty()) {
            throw new FolderException(study, "has no completed case to calibrate with; see frond sweep status");
        }
        Calibration calibration = new Calibration(study, runs.stream().map(Cracks::of).toList());
        if (count(calibration.runs) == 0) {
            throw new FolderException(study, "no crack advanced in its completed cases: there is nothing to calibrate with");
        }
        return calibration;
    }

    private Estimate estimate(String quantity, String key, String unit, int samples, double most, ToDoubleFunction<List<Cracks>> value) {
        return new Estimate(quantity, key, unit, value.applyAsDouble(runs), new Bootstrap(RandomStream.BOOTSTRAP.of(SEED)).interval(runs.size(),
                drawn -> value.applyAsDouble(Arrays.stream(drawn).mapToObj(runs::get).toList())), samples, most);
    }

    private static double count(List<Cracks> runs) {
        return sum(runs, run -> run.advances().size());
    }

    private static double sum(List<Cracks> runs, ToDoubleFunction<Cracks> value) {
        return runs.stream().mapToDouble(value).sum();
    }

    private static double arrest(List<Cracks> runs) {
        return sum(runs, run -> sum(run.advances())) / count(runs);
    }

    private static double sum(Iterable<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    private static double turning(List<Cracks> runs) {
        return sum(runs, Cracks::turned) / sum(runs, Cracks::chords);
    }

    private static double width(List<Cracks> runs) {
        return sum(runs, Cracks::broken) / sum(runs, Cracks::lines);
    }

    /** What cracks of their width conduct along themselves, spread over domains that reach one arrest length to either side. */
    private static double conduction(List<Cracks> runs) {
        double along = sum(runs, run -> run.conduction()) / runs.size();
        return 1 + (along - 1) * width(runs) / (2 * arrest(runs));
    }

    /** The table: what, the key that takes it, value and interval. */
    public CsvRows table() {
        List<List<String>> rows = new ArrayList<>();
        for (Estimate estimate : estimates) {
            rows.add(List.of(estimate.quantity(), estimate.key(), estimate.unit(), String.valueOf(estimate.value()),
                    estimate.interval().map(found -> String.valueOf(found.low())).orElse("NaN"),
                    estimate.interval().map(found -> String.valueOf(found.high())).orElse("NaN"), String.valueOf(estimate.samples()),
                    String.valueOf(runs.size())));
        }
        return new CsvRows(List.of("quantity", "key", "unit", "value", "low", "high", "samples", "runs"), rows);
    }

    /** The section {@code domain} of a configuration, as far as this feeds it. */
    public String section() {
        StringBuilder text = new StringBuilder("# By frond calibrate, of " + runs.size() + (runs.size() == 1 ? " run" : " runs")
                + "; 95 % intervals by drawing runs with replacement\ndomain:\n");
        for (Estimate estimate : estimates) {
            if (estimate.isFed()) {
                text.append("  ").append(estimate.key().substring(estimate.key().indexOf('.') + 1)).append(": ").append(estimate.text(estimate.value()))
                        .append("   # ").append(estimate.quantity()).append(", ").append(estimate.words()).append('\n');
            } else if (!estimate.key().isEmpty()) {
                text.append("  # ").append(estimate.key()).append(" stays as it is: the ").append(estimate.quantity()).append(" is ")
                        .append(estimate.text(estimate.value())).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * Writes {@code calibration.csv} and {@code calibration.yaml} into the study's folder.
     *
     * @return what they say, in lines for a terminal
     */
    public List<String> write() {
        CsvTable.write(study.resolve("calibration.csv"), table());
        AtomicFile.writeText(study.resolve("calibration.yaml"), section());
        List<String> lines = new ArrayList<>();
        estimates.forEach(estimate -> lines.add(estimate.quantity() + ": " + estimate.text(estimate.value()) + " (" + estimate.words() + ")"));
        lines.add("Written to " + study + ": calibration.csv, calibration.yaml");
        return lines;
    }
}
