package org.frond.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frond.grid.Grid;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fronts;
import org.frond.model.Kinetics;
import org.frond.model.State;
import org.frond.unit.QuantityKind;

/**
 * What a cell came to: how far crack and metal reach, and whether charge, metal and ions are all there.
 *
 * @param clock       the clock at the end
 * @param measures    the state's numbers at the end
 * @param tip         how far the crack reaches
 * @param front       how far the metal reaches
 * @param grid        in 2-D extensive numbers are per metre of depth
 * @param journey     the extremes on the way
 * @param kinetics    for the charge budget
 * @param metalBefore metal in cracks at the start
 * @param drive       key of what drives the metal
 * @param end         what ends the cell
 * @param outcome     its class
 * @param followsPaths whether cracks are paths through a damaged domain
 */
record CellFindings(State.Clock clock, CellDiagnostics.Measures measures, Fronts.Reach tip, Fronts.Reach front, Grid grid,
        CellJourney journey, Kinetics kinetics, double metalBefore, String drive, CellEnd end, CellClass outcome,
        boolean followsPaths) {

    private static final int DIGITS = 3;
    /** Cells by which a crack's reach differs from its flaw's before it is said to have grown. */
    private static final double GROWN = 2;
    /** Relative: linear solves end at 1e-8 and better, so a budget that is off by more has lost something. */
    private static final double BUDGET_TOLERANCE = 1e-6;

    Findings findings() {
        return new Findings(story(), budgets(), List.of(), numbers(),
                onward(),
                "solver.maximumSweeps and time.minimumStep (more patience), or a finer grid.cells");
    }

    /** What to change next, of what this run shows to matter. */
    private String onward() {
        if (followsPaths) {
            return drive + " (drives the metal), interface.exchangeCurrentDensity (whether reaction or ceramic limits it) and"
                    + " domain.branching (how bushy the tree is)";
        }
        return hasGrown() ? drive + " (drives the metal) and fracture.energyRatio (how hard the crack is to turn)"
                : "more of " + drive + ", a longer flaw.length or a later time.end: the crack has not grown";
    }

    private boolean hasGrown() {
        return tip.farther() > end.flaw() + GROWN * grid.h();
    }

    private String story() {
        boolean right = tip.right() > 0 || front.right() > 0;
        return String.format(Locale.ROOT, "in %s the crack reached %s and the metal %s%s; the crack led by up to %s. "
                + "The metal's mean pressure peaked at %s and is %s now", QuantityKind.TIME.print(clock.time(), DIGITS),
                length(tip.left()), length(front.left()), right ? String.format(Locale.ROOT,
                        ", from the right electrode the crack %s and the metal %s", length(tip.right()), length(front.right())) : "",
                length(journey.lead()), pressure(journey.peak()), pressure(measures.meanPressure()));
    }

    private List<Findings.Budget> budgets() {
        double charge = chargeError();
        double ions = ionError();
        return List.of(new Findings.Budget("charge_error", String.format(Locale.ROOT, "plated volume and charge agree to %.1e", charge),
                        charge, BUDGET_TOLERANCE),
                new Findings.Budget("ion_error", String.format(Locale.ROOT, "ions are kept to %.1e", ions), ions, BUDGET_TOLERANCE),
                Findings.Budget.ofDamage(journey.healed()));
    }

    /** Difference between the metal plated and the charge that plated it, relative to the larger of the charges. */
    private double chargeError() {
        double left = clock.dendriteCharge() * kinetics.volumePerCharge();
        double right = clock.cell().counterDendrite() * kinetics.volumePerCharge();
        double scale = Math.max(Math.abs(left), Math.abs(right));
        return scale == 0 ? 0 : Math.abs(measures.platedVolume() - metalBefore - left - right) / scale;
    }

    /** Relative change of the ions in the electrolyte: what leaves at one electrode enters at the other. */
    private double ionError() {
        return Math.abs(measures.ionContent() / (grid.nx() * (double) grid.ny() * grid.nz() * grid.cellVolume()) - 1);
    }

    private Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("class", outcome.toString());
        numbers.put("crack_tip_m", tip.left());
        numbers.put("metal_front_m", front.left());
        numbers.put("right_crack_tip_m", tip.right());
        numbers.put("right_metal_front_m", front.right());
        numbers.put("largest_lead_m", journey.lead());
        numbers.put("peak_mean_pressure_Pa", journey.peak());
        String charge = grid.dim() == 3 ? "_C" : "_C_per_m";
        String volume = grid.dim() == 3 ? "_m3" : "_m2";
        numbers.put("dendrite_charge" + charge, clock.dendriteCharge());
        numbers.put("planar_charge" + charge, clock.planarCharge());
        numbers.put("counter_dendrite_charge" + charge, clock.cell().counterDendrite());
        numbers.put("counter_planar_charge" + charge, clock.cell().counterPlanar());
        numbers.put("charge_turned_over" + charge, clock.cell().turnover());
        numbers.put("plated_volume" + volume, measures.platedVolume());
        numbers.put("dead_metal" + volume, measures.metal().dead());
        numbers.put("isolated_bodies", measures.metal().isolated());
        if (clock.cell().reversals() >= 2) {
            numbers.put("path_overlap", measures.metal().overlap());
        }
        numbers.put("short_circuit", measures.metal().joined());
        numbers.put("voltage_V", clock.cell().voltage());
        return numbers;
    }

    private static String length(double metres) {
        return QuantityKind.LENGTH.print(metres, DIGITS);
    }

    private static String pressure(double pascals) {
        return QuantityKind.PRESSURE.print(pascals, DIGITS);
    }
}
