package org.frond.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frond.io.AtomicFile;
import org.frond.io.JsonFile;
import org.frond.picture.LinePlot;
import org.frond.picture.Picture;
import org.frond.unit.Numbers;

/** Writes what verification found: a table, a page with its plots for each case, and all of it as JSON. */
public final class Pages {

    private static final int DIGITS = 6;
    private static final int ERROR_DIGITS = 2;

    private final Path folder;

    public Pages(Path folder) {
        this.folder = folder;
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
            String picture = posed.name() + (n == 0 ? "" : "-" + (n + 1)) + ".png";
            List<LinePlot.Line> lines = result.curves().get(n).stream()
                    .map(curve -> new LinePlot.Line(curve.name(), curve.x(), curve.y(), curve.exact())).toList();
            Picture.write(folder.resolve(picture), new LinePlot(posed.title(), plot.xLabel(), plot.yLabel(), lines).render());
            text.append("\n![").append(plot.yLabel()).append("](").append(picture).append(")\n");
        }
        AtomicFile.writeText(folder.resolve(posed.name() + ".md"), text.toString());
    }

    /** Writes the table of all cases and the JSON. */
    public void writeAll(List<CaseResult> results) {
        StringBuilder text = new StringBuilder("# Verification: what came out\n\n*Written by `frond verify --all`; do not edit.*\n\n"
                + "| case | | checks | largest error over its tolerance | verdict |\n|---|---|---|---|---|\n");
        List<Map<String, Object>> content = new ArrayList<>();
        for (CaseResult result : results) {
            long passed = result.checks().stream().filter(CaseResult.Check::passed).count();
            text.append("| [").append(result.posed().id()).append("](").append(result.posed().name()).append(".md) | ")
                    .append(result.posed().title()).append(" | ").append(passed).append(" of ")
                    .append(result.checks().size()).append(" | ").append(worst(result)).append(" | ")
                    .append(verdict(result.passed())).append(" |\n");
            content.add(new LinkedHashMap<>(result.content()));
        }
        AtomicFile.writeText(folder.resolve("README.md"), text.toString());
        JsonFile.write(folder.resolve("results.json"), "verification", 1, Map.of("cases", content));
    }

    private static String worst(CaseResult result) {
        return result.checks().stream().filter(check -> !check.tolerance().isEmpty())
                .max((a, b) -> Double.compare(share(a), share(b)))
                .map(check -> error(check) + " of " + check.tolerance()).orElse("");
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
