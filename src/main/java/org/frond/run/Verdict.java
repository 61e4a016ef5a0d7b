package org.frond.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.frond.model.State;

/**
 * What a run came to, in plain words and as numbers: what happened, whether it can be trusted, and where the time went.
 *
 * @param ending   how it ended
 * @param clock    the clock at the end
 * @param findings what the problem came to
 * @param steps    steps made since the program was started
 * @param seconds  wall-clock time of these steps [s]
 * @param cycles   what multigrid cycles in single precision changed
 * @param doubts   what was warned of before the run began
 */
record Verdict(Ending ending, State.Clock clock, Findings findings, long steps, double seconds, CycleComparison cycles,
        List<String> doubts) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean failed = ending.outcome() == Simulation.Outcome.FAILED;
        lines.add(switch (ending.outcome()) {
            case COMPLETED -> "Ended: " + ending.reason() + ".";
            case INTERRUPTED -> "Interrupted: " + ending.reason() + ".";
            case FAILED -> "Failed: " + ending.reason() + ".";
        });
        lines.add("What happened: " + findings.story() + ".");
        String refused = String.format(Locale.ROOT, "%d of %d steps were refused and shortened.", clock.rejected(),
                clock.step() + clock.rejected());
        if (findings.budgets().isEmpty()) {
            lines.add(refused);
        } else {
            String kept = findings.budgets().stream().map(Findings.Budget::words).collect(Collectors.joining(", "));
            lines.add("Can it be trusted" + (failed ? " up to there" : "") + ": its budgets " + (findings.budgetsHold() ? "hold" : "DO NOT HOLD")
                    + (clock.step() == 0 ? "" : clock.step() == 1 ? " after 1 step" : " after " + clock.step() + " steps") + ": " + kept
                    + ". Grid and step were not checked: see docs/physics.md, What converges. " + refused);
        }
        doubts.forEach(doubt -> lines.add("Warning at the start: " + doubt));
        lines.addAll(findings.warnings());
        if (!cycles.line().isEmpty()) {
            lines.add(cycles.line());
        }
        lines.add(String.format(Locale.ROOT, "Time: %s for %d steps.", Progress.duration(seconds), steps));
        if (failed) {
            lines.add("Try next: " + findings.cure() + "; the state before the failed step is in checkpoint/ and in the last snapshot.");
        } else if (!findings.onward().isEmpty()) {
            lines.add("Try next: " + findings.onward() + ".");
        }
        return lines;
    }

    Map<String, Object> summary() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ending", ending.outcome().name().toLowerCase(Locale.ROOT));
        content.put("reason", ending.reason());
        content.put("time_s", clock.time());
        content.put("steps", clock.step());
        content.put("refused_steps", clock.rejected());
        content.putAll(findings.numbers());
        if (!findings.budgets().isEmpty()) {
            content.put("budgets_hold", findings.budgetsHold());
            findings.budgets().forEach(budget -> content.put(budget.key(), budget.error()));
        }
        List<String> warnings = new ArrayList<>(doubts);
        warnings.addAll(findings.warnings());
        content.put("warnings", warnings);
        content.putAll(cycles.summary());
        content.put("wall_clock_s", seconds);
        return content;
    }
}
