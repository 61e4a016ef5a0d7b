package org.frond.model;

import java.util.Arrays;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MisfitKernels;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/**
 * The eigenstrain of a phase c, h(c) T, and the stiffness (1 + b h(c)) C that it has: what they do to the solid, and what the
 * solid does to the phase ({@code kernels/misfit.cl}),
 *
 * <pre>sigma = (1 + b h) C : (eps - h T),    mu = h'(c) [b/2 (eps - h T) : C : (eps - h T) - T : sigma]</pre>
 *
 * <p>with h the mean over a cell's corners; mu is the exact derivative of the energy at a given displacement.
 */
public final class Misfit implements Eigenstrain {

    private final Kernels kernels;
    private final Grid grid;
    private final Law law;
    private final PeriodicAxes axes;
    private final Buffer share;
    private final Buffer polynomial;
    private final Buffer strain;
    private final Buffer factor;
    private final Buffer energy;
    private final Buffer scratch;
    private final Unit unit;
    private final Buffer drive;
    private final Buffer inverseVolumes;

    /**
     * A misfit.
     *
     * @param share   coefficients of the polynomial h, lowest power first
     * @param strain  T, SYM components with engineering shear: xx, yy, xy in the plane, xx, yy, zz, yz, xz, xy in space
     * @param stiffer b, by how much of C the phase is stiffer
     */
    public record Law(List<Double> share, List<Double> strain, double stiffer) {

        public Law {
            share = List.copyOf(share);
            strain = List.copyOf(strain);
        }
    }

    Misfit(Kernels kernels, Grid grid, Materials structure, Law law) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.axes = new PeriodicAxes(kernels, grid);
        this.share = kernels.vector(grid, 1);
        this.polynomial = kernels.table(law.share().stream().mapToDouble(Double::doubleValue).toArray());
        this.strain = kernels.table(law.strain().stream().mapToDouble(Double::doubleValue).toArray());
        this.factor = kernels.vector(grid, 1);
        this.energy = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.unit = unit(structure);
        this.drive = kernels.vector(grid, 1);
        this.inverseVolumes = kernels.table(LinearField.inverseNodeVolumes(grid));
    }

    /** T of every grain. */
    private Unit unit(Materials structure) {
        int components = law.strain().size();
        int grains = structure.stiffness().length() / (components * (components + 1) / 2);
        double[] rows = new double[components * grains];
        Arrays.setAll(rows, n -> law.strain().get(n % components));
        return Unit.of(rows);
    }

    @Override
    public Unit unit() {
        return unit;
    }

    /** {@inheritDoc} Here h as of the last {@link #take}. */
    @Override
    public void amount(State state, double time, Buffer amount) {
        amount.copyFrom(share);
    }

    /** Sets the phase. */
    void take(Buffer c) {
        kernels.run(MisfitKernels.misfitShare(grid, c, polynomial, law.share().size(), law.stiffer()).into(share, factor));
    }

    /** The factor 1 + b h of the stiffness as of the last {@link #take}, per cell. */
    Buffer factor() {
        return factor;
    }

    /** g = g + mu at the nodes, at the displacement u and with the present stiffness and eigenstrains. */
    void addPotential(Mechanics mechanics, Buffer u, Buffer c, Buffer g) {
        if (law.stiffer() != 0) {
            mechanics.energyDensity(u, factor, energy, scratch);
        }
        kernels.run(MisfitKernels.misfitDrive(grid, factor, strain, energy, mechanics.stress(u), law.stiffer()).into(drive));
        axes.repeatCells(drive, 1);
        kernels.run(MisfitKernels.misfitPotential(grid, c, polynomial, drive, inverseVolumes, law.share().size(),
                grid.cellVolume()).into(g));
    }
}
