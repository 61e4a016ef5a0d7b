package org.frond.verify;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.frond.io.AtomicFile;
import org.frond.io.JsonFile;
import org.frond.picture.LinePlot;
import org.frond.picture.Picture;
import org.frond.unit.Numbers;

/** Writes what verification found: a table, a page with its plots for each case, and all of it as JSON. */
public final class Pages {

    private static final int DIGITS = 6;
    private static final int ERROR_DIGITS = 2;
    /** Pictures of fields that are flatter than this show nothing. */
    private static final int FLATTEST = 4;

    private final Path folder;
    private final String device;

    /** Pages in a folder about what a device computed. */
    public Pages(Path folder, String device) {
        this.folder = folder;
        this.device = device;
    }

    /** Writes the page and the plots of a case. */
    public void write(CaseResult result) {
        VerificationCase posed = result.posed();
        StringBuilder text = new StringBuilder("# " + posed.id() + ": " + posed.title() + "\n\n"
                + "*Written by `frond verify " + posed.name() + "`; do not edit.*\n\n" + posed.statement() + "\n\nSource: "
                + posed.source() + "\n\nConfiguration: [" + posed.file().getFileName() + "](../../configs/verification/"
                + posed.file().getFileName() + ")\n\n");
        if (!result.failure().isEmpty()) {
            text.append("**Failed:** ").append(result.failure()).append("\n\n");
        }
        text.append("| quantity | member | expected | got | error | tolerance | verdict |\n|---|---|---|---|---|---|---|\n");
        for (CaseResult.Check check : result.checks()) {
            text.append("| ").append(check.quantity()).append(" | ").append(check.member()).append(" | ")
                    .append(check.expected()).append(" | ").append(Numbers.print(check.got(), DIGITS)).append(" | ")
                    .append(error(check)).append(" | ").append(check.tolerance()).append(" | ").append(verdict(check.passed()))
                    .append(" |\n");
        }
        for (int n = 0; n < result.curves().size(); n++) {
            VerificationCase.Plot plot = posed.plots().get(n);
            String picture = posed.name() + (n == 0 ? "" : "-" + (n + 1));
            show(text, picture, plot.yLabel(), plot(posed, plot.xLabel(), plot.yLabel(), result.curves().get(n)).render());
        }
        for (int n = 0; n < result.orders().size(); n++) {
            show(text, posed.name() + "-order" + (n == 0 ? "" : "-" + (n + 1)), "Order of convergence",
                    plot(posed, "Step, decimal logarithm in SI units", "Error, decimal logarithm", result.orders().get(n)).render());
        }
        if (posed.plots().isEmpty() && result.orders().isEmpty()) {
            family(result).ifPresent(plot -> show(text, posed.name() + "-family", "Along the family", plot.render()));
        }
        result.picture().filter(image -> FLATTEST * image.getHeight() > image.getWidth())
                .ifPresent(image -> show(text, posed.name() + "-fields", posed.picture().isEmpty() ? "Fields at the end"
                        : "Fields with " + String.join(", ", posed.picture()), image));
        posed.export().filter(export -> !result.tables().isEmpty()).ifPresent(export -> {
            export.write(folder.resolve(posed.name()), result);
            text.append("\nFor pages.nist.gov/pfhub: [pfhub.yaml](").append(posed.name()).append("/pfhub.yaml)\n");
        });
        AtomicFile.writeText(folder.resolve(posed.name() + ".md"), text.toString());
        enter(result);
    }

    /** Writes a picture and shows it on a page. */
    private void show(StringBuilder text, String name, String caption, BufferedImage image) {
        Picture.write(folder.resolve(name + ".png"), image);
        text.append("\n![").append(caption).append("](").append(name).append(".png)\n");
    }

    private static LinePlot plot(VerificationCase posed, String xLabel, String yLabel, List<CaseResult.Curve> curves) {
        return new LinePlot(posed.title(), xLabel, yLabel, curves.stream()
                .map(curve -> new LinePlot.Line(curve.name(), curve.x(), curve.y(), curve.exact())).toList());
    }

    /** The first quantity that each member of a family has, member by member. */
    private static Optional<LinePlot> family(CaseResult result) {
        Map<String, List<Double>> got = new LinkedHashMap<>();
        result.checks().forEach(check -> got.computeIfAbsent(check.quantity(), quantity -> new ArrayList<>()).add(check.got()));
        return got.entrySet().stream().filter(entry -> entry.getValue().size() > 1).findFirst().map(entry -> {
            double[] numbers = entry.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            double[] member = IntStream.rangeClosed(1, numbers.length).asDoubleStream().toArray();
            return new LinePlot(result.posed().title(), "Member of the family, in the order of the table", entry.getKey(),
                    List.of(new LinePlot.Line(entry.getKey(), member, numbers, false)));
        });
    }

    /** Enters a result in the table and the JSON; the other cases stay as they were. */
    private void enter(CaseResult result) {
        Path json = folder.resolve("results.json");
        Map<String, Object> cases = new TreeMap<>();
        if (Files.exists(json) && JsonFile.read(json).get("cases") instanceof Map<?, ?> earlier) {
            earlier.forEach((name, content) -> cases.put(String.valueOf(name), content));
        }
        cases.put(result.posed().name(), content(result));
        JsonFile.write(json, "verification", 1, Map.of("cases", cases));
        StringBuilder text = new StringBuilder("# Verification: what came out\n\n*Written by `frond verify`; do not edit.*\n\n"
                + "| case | | checks that pass | nearest to its tolerance | verdict |\n|---|---|---|---|---|\n");
        cases.forEach((name, entry) -> {
            Map<?, ?> content = (Map<?, ?>) entry;
            text.append("| [").append(content.get("case")).append("](").append(name).append(".md) | ")
                    .append(content.get("title")).append(" | ").append(content.get("passing")).append(" | ")
                    .append(content.get("nearest")).append(" | ").append(verdict(Boolean.TRUE.equals(content.get("passed"))))
                    .append(" |\n");
        });
        AtomicFile.writeText(folder.resolve("README.md"), text.toString());
    }

    private Map<String, Object> content(CaseResult result) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("case", result.posed().id());
        content.put("title", result.posed().title());
        content.put("passed", result.passed());
        content.put("failure", result.failure());
        content.put("passing", result.checks().stream().filter(CaseResult.Check::passed).count() + " of "
                + result.checks().size());
        content.put("nearest", nearest(result));
        content.put("device", device);
        content.put("seconds", result.seconds());
        content.put("checks", result.checks());
        return content;
    }

    private static String nearest(CaseResult result) {
        return result.checks().stream().filter(check -> !check.tolerance().isEmpty())
                .max((a, b) -> Double.compare(share(a), share(b)))
                .map(check -> check.quantity() + ": " + error(check) + " of " + check.tolerance()).orElse("");
    }

    private static double share(CaseResult.Check check) {
        return check.error() / Numbers.parse(check.tolerance());
    }

    /** The lines of a case for a terminal. */
    public static List<String> lines(CaseResult result) {
        List<String> lines = new ArrayList<>();
        if (!result.failure().isEmpty()) {
            lines.add(String.format(Locale.ROOT, "%-6s %s: FAIL: %s", result.posed().id(), result.posed().title(),
                    result.failure()));
        }
        for (CaseResult.Check check : result.checks()) {
            lines.add(String.format(Locale.ROOT, "%-6s %-44s %14s %14s %10s %10s  %s %6.1f s", result.posed().id(),
                    check.quantity() + (check.member().isEmpty() ? "" : " (" + check.member() + ")"), check.expected(),
                    Numbers.print(check.got(), DIGITS), error(check), check.tolerance(), verdict(check.passed()),
                    result.seconds()));
        }
        return lines;
    }

    /** The headings above {@link #lines}. */
    public static String heading() {
        return String.format(Locale.ROOT, "%-6s %-44s %14s %14s %10s %10s", "case", "quantity", "expected", "got", "error",
                "tolerance");
    }

    private static String error(CaseResult.Check check) {
        return check.tolerance().endsWith("%") ? Numbers.print(100 * check.error(), ERROR_DIGITS) + " %"
                : Numbers.print(check.error(), ERROR_DIGITS);
    }

    private static String verdict(boolean passed) {
        return passed ? "pass" : "FAIL";
    }
}
