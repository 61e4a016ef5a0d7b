package org.frond.model;

import java.util.Optional;
import java.util.OptionalInt;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/** What is measured on a state of a cell: energies, extremes and budgets, and fields that follow from those solved for. */
public final class CellDiagnostics {

    private final Kernels kernels;
    private final Grid grid;
    private final CellParts parts;
    private final Mechanics mechanics;
    private final Damage damage;
    private final Equilibrium equilibrium;
    private final Potential potential;
    private final GrowthLaw metal;
    private final Bodies bodies;
    private final Buffer cellScratch;
    private final EnergyRelease release;
    private final Extent extent;
    private final Output energyDensity;
    private final Output currentDensity;
    private final Output overpotential;

    /** Numbers measured on a state: energies and areas [per metre of depth in 2-D], extremes and budgets. */
    public record Measures(double platedVolume, double reactiveArea, double crackArea, Energies energies,
            double maximumPressure, double meanPressure, double minimumConcentration,
            double maximumConcentration, double ionContent, Metal metal) {
    }

    /**
     * Energies that a state holds [J/m per depth in 2-D, J in 3-D].
     *
     * @param elastic of the electrolyte's strain
     * @param crack   spent on the crack
     * @param metal   of the metal under its pressure, or of its interface
     * @param mixing  of differences of concentration
     */
    public record Energies(double elastic, double crack, double metal, double mixing) {
    }

    /**
     * What the metal consists of.
     *
     * @param isolated number of bodies that are connected to neither electrode: dead metal
     * @param dead     plated metal connected to neither electrode, residues too thin to form a body included [m^2 per depth in 2-D, m^3 in 3-D]
     * @param joined   whether one body joins both electrodes: a short circuit
     * @param opening  volume that the cracks for metal have opened, same unit; 0 where metal needs none
     * @param tips     paths that may grow on, where metal grows along paths
     * @param overlap  share of this cycle's path that lies on the last cycle's; 0 before there are two
     */
    public record Metal(int isolated, double dead, boolean joined, double opening, OptionalInt tips, double overlap) {
    }

    CellDiagnostics(Kernels kernels, Grid grid, CellSetup setup, CellParts parts) {
        this.kernels = kernels;
        this.grid = grid;
        this.parts = parts;
        this.mechanics = parts.mechanics;
        this.damage = parts.damage;
        this.equilibrium = parts.equilibrium;
        this.potential = parts.potential;
        this.metal = parts.metal;
        this.bodies = parts.bodies;
        this.cellScratch = kernels.vector(grid, 1);
        this.release = new EnergyRelease(kernels, grid, parts.eigenstrains, setup.fracture().length());
        this.extent = new Extent(kernels, grid);
        this.energyDensity = new Output(kernels, grid, 1);
        this.currentDensity = new Output(kernels, grid, grid.dim());
        this.overpotential = new Output(kernels, grid, 1);
    }

    /** Measures a state. */
    public Measures measure(State state) {
        parts.locate(state);
        damage.degradation(state.damage(), equilibrium.degradation());
        double volume = grid.cellVolume();
        double area = kernels.device().sum(metal.area()) * volume;
        kernels.product(metal.area(), metal.pressure(), cellScratch);
        double loaded = kernels.device().sum(cellScratch) * volume;
        double crack = metal.crackArea(state).orElseGet(() -> {
            damage.density(state.damage(), cellScratch);
            return kernels.device().sum(cellScratch) * volume;
        });
        Energies energies = new Energies(mechanics.storedEnergy(state.displacement(), equilibrium.degradation(), cellScratch),
                metal.setsDamage() ? 0 : damage.energy(state.damage(), cellScratch), metal.energy(state), parts.ions.mixingEnergy(state.concentration()));
        Extent.Values ionic = extent.of(state.concentration());
        return new Measures(kernels.device().sum(state.plated()) * volume, area, crack, energies,
                kernels.device().max(metal.pressure()), area > 0 ? loaded / area : 0, ionic.least(), ionic.most(),
                ionic.integral(), new Metal(bodies.isolated(), (kernels.device().sum(state.plated())
                        - bodies.sum(state.plated(), Bodies.LEFT) - bodies.sum(state.plated(), Bodies.RIGHT)) * volume,
                        bodies.areJoined(), metal.opening(state), metal.tips(state), parts.cycles.overlap(state)));
    }

    /** What a crack's tip in the plane would release per new area, at a state: the energy release rate G [J/m^2]. */
    public double releaseRate(State state, Fronts.Tip tip) {
        parts.locate(state);
        damage.degradation(state.damage(), equilibrium.degradation());
        mechanics.releasableEnergy(state.displacement(), equilibrium.degradation(), cellScratch);
        return release.at(tip, state.displacement(), state.damage(), cellScratch, stressOfStrains(state), mechanics.fluidPressure());
    }

    /** Stress per cell at a state [Pa]: xx, yy, zz, yz, xz, xy. */
    public Buffer stress(State state) {
        strain(state);
        Buffer stress = mechanics.stressInSpace(state.displacement(), equilibrium.degradation(),
                Optional.of(new Mechanics.Filling(state.plated(), metal.prestressAcross())));
        metal.fluid().addStress(state.damage(), mechanics, stress, mechanics.normalStresses());
        return stress;
    }

    /** Stress per cell along the grid's axes alone [Pa], SYM components, of a state that has been located. */
    private Buffer stressOfStrains(State state) {
        stiffen(state);
        Buffer stress = mechanics.stress(state.displacement());
        metal.fluid().addStress(state.damage(), mechanics, stress, grid.dim());
        return stress;
    }

    /** Strain energy that the electrolyte holds per cell and volume [J/m^3]; its sum over the cells' volumes is the elastic energy. */
    public Buffer strainEnergy(State state) {
        strain(state);
        mechanics.energyDensity(state.displacement(), equilibrium.degradation(), energyDensity.get(), cellScratch);
        return energyDensity.get();
    }

    /** Sets stiffness and prestress to those of a state. */
    private void strain(State state) {
        parts.locate(state);
        damage.degradation(state.damage(), equilibrium.degradation());
        stiffen(state);
    }

    private void stiffen(State state) {
        metal.press(state, mechanics);
        mechanics.stiffen(state.displacement(), equilibrium.degradation());
    }

    /** Density of the ions' current per cell at a state [A/m^2], one component per axis. */
    public Buffer currentDensity(State state) {
        parts.locate(state);
        potential.currentDensity(state.potential(), state.concentration(), state.damage(), mechanics.replaced(), currentDensity.get());
        return currentDensity.get();
    }

    /** Overpotential per node at a state [V], positive where metal dissolves: mean over the metal that reacts there, 0 where none does. */
    public Buffer overpotential(State state) {
        parts.locate(state);
        potential.overpotential(state.potential(), state.concentration(),
                new Electrodes(0, state.clock().cell().voltage()), new Reaction(metal.area(), metal.pressure(),
                        mechanics.replaced(), metal.mostCurrent(), metal.body(), bodies.isolated()), overpotential.get());
        return overpotential.get();
    }
}
