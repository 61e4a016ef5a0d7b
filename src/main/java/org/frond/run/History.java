package org.frond.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.io.Column;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;

/** The columns of {@code history.csv}, one line per accepted step; per metre of depth in 2-D where a unit says so. */
final class History {

    static final String TIME = "Time";
    static final String HEALED = "Healed damage";
    static final String TIP = "Crack tip";
    static final String FRONT = "Metal front";
    static final String RIGHT_TIP = "Right crack tip";
    static final String RIGHT_FRONT = "Right metal front";
    static final String DENDRITE_CURRENT = "Dendrite current";
    static final String COUNTER_DENDRITE_CURRENT = "Counter dendrite current";
    static final String PLANAR_CURRENT = "Planar current";
    static final String TOTAL_CURRENT = "Total current";
    static final String MEAN_PRESSURE = "Mean metal pressure";
    static final String VOLTAGE = "Voltage";
    static final String OVERLAP = "Path overlap";
    static final String OHMIC = "Ohmic loss";
    static final String LEFT_KINETIC = "Left overpotential";
    static final String RIGHT_KINETIC = "Right overpotential";
    static final String CONCENTRATION = "Concentration potential";

    static final String TIPS = "Path tips";

    private History() {
    }

    /** The columns; {@code followsPaths} where metal grows along paths. */
    static List<Column> columns(int dim, boolean followsPaths) {
        String current = dim == 3 ? "A" : "A/m";
        String charge = dim == 3 ? "C" : "C/m";
        String volume = dim == 3 ? "m^3" : "m^2";
        String area = dim == 3 ? "m^2" : "m";
        String energy = dim == 3 ? "J" : "J/m";
        List<Column> columns = new ArrayList<>(List.of(
                Column.count("Step", "Accepted steps so far"),
                Column.number(TIME, "s", "Simulated time at the end of the step"),
                Column.number("Step length", "s", "Length of the step"),
                Column.number(VOLTAGE, "V", "Potential of the counter electrode against the plating one"),
                Column.number(TOTAL_CURRENT, current, "Plating current on the left electrode and its dendrite"),
                Column.number(DENDRITE_CURRENT, current, "Plating current into the crack"),
                Column.number(PLANAR_CURRENT, current, "Plating current into the film on the left electrode"),
                Column.number("Counter current", current, "Stripping current at the right electrode"),
                Column.number(COUNTER_DENDRITE_CURRENT, current, "The part of it from metal in cracks"),
                Column.number("Counter planar current", current, "The part of it from the film on the right electrode"),
                Column.number(OHMIC, "V", "Share of the voltage lost to conduction"),
                Column.number(LEFT_KINETIC, "V", "Share of the voltage lost to the reaction at the left electrode's metal"),
                Column.number(RIGHT_KINETIC, "V", "Share of the voltage lost to the reaction at the right electrode's metal"),
                Column.number(CONCENTRATION, "V", "Share of the voltage held by differences of concentration"),
                Column.count("Stage", "Stage of the protocol, from 1"),
                Column.number("Dendrite charge", charge, "Charge plated into the crack so far"),
                Column.number("Planar charge", charge, "Charge plated into the film so far"),
                Column.number("Counter dendrite charge", charge, "Charge plated so far into cracks at the right electrode"),
                Column.number("Counter planar charge", charge, "Charge plated so far into the film on the right electrode"),
                Column.number("Plated volume", volume, "Metal in cracks: what was there at the start, and what has been plated since"),
                Column.count("Isolated bodies", "Bodies of metal that hang on neither electrode"),
                Column.number("Floating potential", "V", "Mean potential of bodies that hung on neither electrode; 0 without any"),
                Column.number("Dead metal", volume, "Metal in isolated bodies"),
                Column.number("Utilisation", "1", "Share of the metal in cracks that is not dead"),
                Column.number("Filling fraction", "1", "Metal in cracks over the volume that they have opened: above 1 by its own compression alone"),
                Column.number("Crack volume", volume, "Volume that cracks have opened, filled or gaping"),
                Column.number(OVERLAP, "1", "Share of this cycle's path that lies on the last cycle's; 0 before there are two"),
                Column.count("Sites activated", "Sites that took metal at the start of the step"),
                Column.number(TIP, "m", "Farthest reach of the crack from the left electrode"),
                Column.number(FRONT, "m", "Farthest reach of the metal from the left electrode"),
                Column.number(RIGHT_TIP, "m", "Farthest reach of the crack from the right electrode"),
                Column.number(RIGHT_FRONT, "m", "Farthest reach of the metal from the right electrode"),
                Column.number("Crack area", area, "Integral of the crack surface density; under law domain the length of the paths"),
                Column.number("Reactive area", area, "Both faces of the metal-filled crack"),
                Column.number("Largest metal pressure", "Pa", "Largest pressure of the metal"),
                Column.number(MEAN_PRESSURE, "Pa", "Pressure of the metal averaged over the reactive area"),
                Column.number("Elastic energy", energy, "Strain energy of the electrolyte"),
                Column.number("Crack energy", energy, "Energy spent on the crack"),
                Column.number("Metal energy", energy, "Energy of the metal under its pressure; under law front of its interface"),
                Column.number("Mixing energy", energy, "Free energy of differences of concentration"),
                Column.number("Electrical work", energy, "Work of the terminals so far"),
                Column.number("Conduction heat", energy, "Heat of conduction so far"),
                Column.number("Reaction heat", energy, "Heat of reaction so far"),
                Column.number("Diffusion heat", energy, "Heat of diffusion so far"),
                Column.number("Plating work", energy, "Work of plating against the metal's pressure so far"),
                Column.number("Moving heat", energy, "What metal has lost where it flowed, and by the linear law of its compression"),
                Column.number("Least concentration", "1", "Smallest Na+ concentration"),
                Column.number("Largest concentration", "1", "Largest Na+ concentration"),
                Column.number("Ion content", volume, "Integral of the Na+ concentration"),
                Column.number(HEALED, "1", "Largest decrease of the damage at any node: 0 when irreversible"),
                Column.number("Largest fill", "1", "Largest share of an opening filled in the step"),
                Column.count("Sweeps", "Sweeps of displacement and damage"),
                Column.count("Newton steps", "Newton steps of the potential"),
                Column.count("Displacement iterations", "Linear iterations for the displacement"),
                Column.count("Damage iterations", "Linear iterations for the damage"),
                Column.count("Potential iterations", "Linear iterations for the potential"),
                Column.count("Concentration iterations", "Linear iterations for the concentration"),
                Column.count("Refused steps", "Attempts refused before the step was accepted")));
        if (dim == 2) {
            columns.add(Column.number("Energy release rate", "J/m^2", "What the tip of the crack from the left electrode would release per new area; 0 without one"));
            columns.add(Column.number("Right energy release rate", "J/m^2", "The same of the crack from the right electrode"));
        }
        if (followsPaths) {
            columns.add(Column.count(TIPS, "Paths of metal that may grow on"));
        }
        return columns;
    }

    /** One line; {@code releases} are the energy release rates at both tips, in the plane. */
    static Object[] row(State.Clock clock, CellStep step, CellDiagnostics.Measures measures, Fronts.Reach front,
            List<Double> releases) {
        MicroModel.StepReport report = step.report();
        MicroModel.Iterations iterations = report.iterations();
        CellDiagnostics.Energies energies = measures.energies();
        State.Works works = clock.works();
        List<Object> row = new ArrayList<>(Arrays.asList(clock.step(), clock.time(), step.dt(), report.electrodes().voltage(), -report.currents().total(),
            -report.currents().dendrite(), -report.currents().planar(), report.currents().counter(),
            report.currents().counterDendrite(), report.currents().counterPlanar(),
            report.losses().ohmic(), report.losses().left(), report.losses().right(), report.losses().concentration(), step.stage() + 1,
            clock.dendriteCharge(), clock.planarCharge(), clock.cell().counterDendrite(), clock.cell().counterPlanar(),
            measures.platedVolume(), (long) measures.metal().isolated(), report.floating(), measures.metal().dead(), utilisation(measures),
            filling(measures), measures.metal().opening(), measures.metal().overlap(), (long) report.activated(),
            step.tip().left(), front.left(), step.tip().right(), front.right(),
            measures.crackArea(), measures.reactiveArea(), measures.maximumPressure(), measures.meanPressure(),
            energies.elastic(), energies.crack(), energies.metal(), energies.mixing(), works.electrical(), works.conduction(),
            works.reaction(), works.diffusion(), works.plating(), works.moved(), measures.minimumConcentration(),
            measures.maximumConcentration(), measures.ionContent(), step.healed(), report.largestFill(),
            (long) report.sweeps(), (long) report.newtonSteps(), (long) iterations.displacement(),
            (long) iterations.damage(), (long) iterations.potential(), (long) iterations.concentration(),
            (long) step.refusals().size()));
        row.addAll(releases);
        measures.metal().tips().ifPresent(tips -> row.add((long) tips));
        return row.toArray();
    }

    private static double filling(CellDiagnostics.Measures measures) {
        return measures.metal().opening() > 0 ? measures.platedVolume() / measures.metal().opening() : 0;
    }

    private static double utilisation(CellDiagnostics.Measures measures) {
        return measures.platedVolume() > 0 ? 1 - measures.metal().dead() / measures.platedVolume() : 1;
    }
}
