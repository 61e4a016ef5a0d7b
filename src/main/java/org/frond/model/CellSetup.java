package org.frond.model;

import java.util.List;

/**
 * Everything that a model of a cell is told: its material, its laws and how accurately it is solved. Closing planes strain in
 * addition to {@code eigenstrains}.
 */
public record CellSetup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
        Transport transport, GrowthLaw.Choice growth, Electrodes electrodes, Sites.Law sites,
        double frontWidth, PlaneClosure.Law planes, List<Eigenstrain> eigenstrains, Cracks cracks,
        Equilibrium.Tolerances tolerances, int maximumNewton, double potentialTolerance) {

    /** A cell without further sites, whose conduction planes stay open. */
    public CellSetup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
            Transport transport, GrowthLaw.Choice growth, Electrodes electrodes,
            Equilibrium.Tolerances tolerances, int maximumNewton, double potentialTolerance) {
        this(structure, fracture, boundary, kinetics, transport, growth, electrodes, Sites.Law.NONE, 1,
                PlaneClosure.Law.OPEN, List.of(), Cracks.NONE, tolerances, maximumNewton, potentialTolerance);
    }

    /** A cell that starts from its flaw and sites alone. */
    public CellSetup(Materials structure, FractureLaw fracture, MechanicalBoundary boundary, Kinetics kinetics,
            Transport transport, GrowthLaw.Choice growth, Electrodes electrodes, Sites.Law sites,
            double frontWidth, PlaneClosure.Law planes, Equilibrium.Tolerances tolerances, int maximumNewton,
            double potentialTolerance) {
        this(structure, fracture, boundary, kinetics, transport, growth, electrodes, sites, frontWidth, planes, List.of(), Cracks.NONE,
                tolerances, maximumNewton, potentialTolerance);
    }

    public CellSetup {
        if (growth instanceof FrontGrowth.Parameters && transport.closure() != Transport.Closure.C0) {
            throw new IllegalArgumentException("a front that replaces electrolyte needs transport closure C0:"
                    + " C1 does not yet count the ions of the electrolyte it replaces");
        }
        if (planes.closes() && transport.closure() == Transport.Closure.C0) {
            throw new IllegalArgumentException("planes close where ions run out, which they never do under closure C0");
        }
    }
}
