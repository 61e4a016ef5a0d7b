package org.frond.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frond.model.Fronts;
import org.frond.model.Kinetics;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * What a run came to, in plain words and as numbers: what happened, whether it can be trusted, and where the time went.
 *
 * @param ending     how it ended
 * @param state      the clock at the end
 * @param measures   the state's numbers at the end
 * @param tip        how far the crack reaches
 * @param front      how far the metal reaches
 * @param dim        axes of the grid: in 2-D extensive numbers are per metre of depth
 * @param lead       largest lead of the crack over the metal, from either electrode [m]
 * @param healed     largest decrease of the damage in any step
 * @param peak       largest mean pressure of the metal [Pa]
 * @param steps      steps made since the program was started
 * @param seconds    wall-clock time of these steps [s]
 * @param kinetics   for the charge budget
 * @param ionsBefore ion content at the start
 * @param metalBefore metal in cracks at the start
 * @param cycles     what multigrid cycles in single precision changed
 */
record Verdict(Ending ending, State.Clock state, MicroModel.Measures measures, Fronts.Reach tip,
        Fronts.Reach front, int dim, double lead,
        double healed, double peak, long steps, double seconds, Kinetics kinetics, double ionsBefore,
        double metalBefore, CycleComparison cycles) {

    private static final int DIGITS = 3;
    /** Relative: linear solves end at 1e-8 and better, so a budget that is off by more has lost something. */
    private static final double BUDGET_TOLERANCE = 1e-6;
    private static final double HEALED_TOLERANCE = 1e-12;

    /** How a run ended, with a sentence for its reason. */
    record Ending(Kind kind, String reason) {

        enum Kind {
            COMPLETED, INTERRUPTED, FAILED
        }
    }

    /** Difference between the metal plated and the charge that plated it, relative to the larger of the charges. */
    double chargeError() {
        double left = state.dendriteCharge() * kinetics.volumePerCharge();
        double right = state.cell().counterDendrite() * kinetics.volumePerCharge();
        double scale = Math.max(Math.abs(left), Math.abs(right));
        return scale == 0 ? 0 : Math.abs(measures.platedVolume() - metalBefore - left - right) / scale;
    }

    /** Relative change of the ions in the electrolyte: what leaves at one electrode enters at the other. */
    double ionError() {
        return Math.abs(measures.ionContent() / ionsBefore - 1);
    }

    /** Whether every budget holds. */
    boolean budgetsHold() {
        return chargeError() <= BUDGET_TOLERANCE && ionError() <= BUDGET_TOLERANCE && healed <= HEALED_TOLERANCE;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(switch (ending.kind()) {
            case COMPLETED -> "Ended: " + ending.reason() + ".";
            case INTERRUPTED -> "Interrupted: " + ending.reason() + ".";
            case FAILED -> "Failed: " + ending.reason() + ".";
        });
        boolean fromRight = tip.right() != tip.left() ? tip.isFartherFromRight() : front.isFartherFromRight();
        lines.add(String.format(Locale.ROOT,
                "What happened: in %s the crack reached %s%s and the metal %s; the crack led by up to %s. "
                + "The metal's mean pressure peaked at %s and is %s now.", QuantityKind.TIME.print(state.time(), DIGITS),
                length(fromRight ? tip.right() : tip.left()), fromRight ? " from the right electrode" : "",
                length(fromRight ? front.right() : front.left()), length(lead), pressure(peak),
                pressure(measures.meanPressure())));
        String healing = healed == 0 ? "healed nowhere" : String.format(Locale.ROOT, "healed by up to %.1e", healed);
        lines.add(String.format(Locale.ROOT, "Can it be trusted%s: %s. Plated volume and charge agree to %.1e, ions are kept "
                + "to %.1e, damage %s; %d of %d steps were refused and shortened.",
                ending.kind() == Ending.Kind.FAILED ? " up to there" : "", budgetsHold() ? "yes" : "NO", chargeError(),
                ionError(), healing, state.rejected(), state.step() + state.rejected()));
        if (!cycles.line().isEmpty()) {
            lines.add(cycles.line());
        }
        lines.add(String.format(Locale.ROOT, "Time: %s for %d steps.", Progress.duration(seconds), steps));
        lines.add(switch (ending.kind()) {
            case COMPLETED, INTERRUPTED -> "Try next: cell.voltage (drives the metal) and fracture.energyRatio (how hard "
                    + "the crack is to turn).";
            case FAILED -> "Try next: solver.maximumSweeps and time.minimumStep (more patience), or a finer grid.cells; "
                    + "the state before the failed step is in checkpoint/ and in the last snapshot.";
        });
        return lines;
    }

    Map<String, Object> summary() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ending", ending.kind().name().toLowerCase(Locale.ROOT));
        content.put("reason", ending.reason());
        content.put("time_s", state.time());
        content.put("steps", state.step());
        content.put("refused_steps", state.rejected());
        content.put("crack_tip_m", tip.left());
        content.put("metal_front_m", front.left());
        content.put("right_crack_tip_m", tip.right());
        content.put("right_metal_front_m", front.right());
        content.put("largest_lead_m", lead);
        content.put("peak_mean_pressure_Pa", peak);
        String charge = dim == 3 ? "_C" : "_C_per_m";
        String volume = dim == 3 ? "_m3" : "_m2";
        content.put("dendrite_charge" + charge, state.dendriteCharge());
        content.put("planar_charge" + charge, state.planarCharge());
        content.put("counter_dendrite_charge" + charge, state.cell().counterDendrite());
        content.put("counter_planar_charge" + charge, state.cell().counterPlanar());
        content.put("charge_turned_over" + charge, state.cell().turnover());
        content.put("plated_volume" + volume, measures.platedVolume());
        content.put("dead_metal" + volume, measures.metal().dead());
        content.put("isolated_bodies", measures.metal().isolated());
        if (state.cell().reversals() >= 2) {
            content.put("path_overlap", measures.metal().overlap());
        }
        content.put("short_circuit", measures.metal().joined());
        content.put("voltage_V", state.cell().voltage());
        content.put("budgets_hold", budgetsHold());
        content.put("charge_error", chargeError());
        content.put("ion_error", ionError());
        content.put("healed_damage", healed);
        content.putAll(cycles.summary());
        content.put("wall_clock_s", seconds);
        return content;
    }

    private static String length(double metres) {
        return QuantityKind.LENGTH.print(metres, DIGITS);
    }

    private static String pressure(double pascals) {
        return QuantityKind.PRESSURE.print(pascals, DIGITS);
    }
}
