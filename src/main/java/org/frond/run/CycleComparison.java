package org.frond.run;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.frond.device.Buffer;
import org.frond.model.State;
import org.frond.solver.Cycles;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * How far a run with multigrid cycles in single precision is from one in double precision alone: single steps are made twice
 * from the same state, with cycles of either precision, and thrown away. Both solve the same equations in double precision to
 * the same tolerances, so what differs is where iterations stop.
 */
final class CycleComparison {

    private final Cycles cycles;
    private int steps;
    private double displacement;
    private double potential;

    CycleComparison(Kernels kernels) {
        this.cycles = kernels.cycles();
    }

    /** Whether no step has been compared. */
    boolean isEmpty() {
        return steps == 0;
    }

    /**
     * Compares one step. One that does not converge is not compared.
     *
     * @param step  makes it, and says whether it converged
     * @param trial holds nothing of use afterwards
     */
    void compare(State from, State trial, Predicate<State> step) {
        if (!cycles.areSingle() || !isMade(from, trial, step)) {
            return;
        }
        double[] u = trial.displacement().toArray();
        double[] phi = trial.potential().toArray();
        cycles.compareInDouble(true);
        try {
            if (isMade(from, trial, step)) {
                steps++;
                displacement = Math.max(displacement, difference(u, trial.displacement()));
                potential = Math.max(potential, difference(phi, trial.potential()));
            }
        } finally {
            cycles.compareInDouble(false);
        }
    }

    private static boolean isMade(State from, State trial, Predicate<State> step) {
        trial.copyFrom(from);
        try {
            return step.test(trial);
        } catch (SolverException noStepOfAnyLength) {
            return false;
        }
    }

    /** Largest difference over the largest value. */
    private static double difference(double[] values, Buffer buffer) {
        double[] exact = buffer.toArray();
        double largest = 0;
        double difference = 0;
        for (int n = 0; n < exact.length; n++) {
            largest = Math.max(largest, Math.abs(exact[n]));
            difference = Math.max(difference, Math.abs(values[n] - exact[n]));
        }
        return largest == 0 ? 0 : difference / largest;
    }

    /** For people; empty where cycles are in double precision. */
    String line() {
        if (!cycles.areSingle()) {
            return "";
        }
        String measured = steps == 0 ? "No step could be compared with cycles in double precision"
                : String.format(Locale.ROOT, "With cycles in double precision, %s differ%s by %.1e in displacement and %.1e in"
                        + " potential, of their largest values", steps == 1 ? "a step" : steps + " steps", steps == 1 ? "s" : "",
                        displacement, potential);
        return "Multigrid cycles were in single precision. " + measured + "; in " + cycles.takenOver()
                + (cycles.takenOver() == 1 ? " solve" : " solves") + " cycles in double precision had to take over.";
    }

    /** For {@code summary.json}. */
    Map<String, Object> summary() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("precision", cycles.areSingle() ? "mixed" : "double");
        if (cycles.areSingle()) {
            content.put("mixed_compared_steps", steps);
            if (steps > 0) {
                content.put("mixed_displacement_difference", displacement);
                content.put("mixed_potential_difference", potential);
            }
            content.put("mixed_solves_taken_over", cycles.takenOver());
        }
        return content;
    }
}
