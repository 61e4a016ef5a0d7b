package org.frond.model;

import java.util.Collections;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MisfitKernels;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;

/**
 * The strain that a phase c would take without stress, h(c) T, and the stiffness (1 + b h(c)) C that it has: what they do to
 * the solid, and what the solid does to the phase ({@code kernels/misfit.cl}),
 *
 * <pre>sigma = (1 + b h) C : (eps - h T),    mu = h'(c) [b/2 (eps - h T) : C : (eps - h T) - T : sigma]</pre>
 *
 * <p>with h the mean over a cell's corners; mu is the exact derivative of the energy at a given displacement.
 */
public final class Misfit {

    private final Kernels kernels;
    private final Grid grid;
    private final Law law;
    private final PeriodicAxes axes;
    private final Buffer share;
    private final Buffer polynomial;
    private final Buffer strain;
    private final Buffer factor;
    private final Buffer work;
    private final Buffer energy;
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

    Misfit(Kernels kernels, Grid grid, Law law) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.axes = new PeriodicAxes(kernels, grid);
        this.share = kernels.vector(grid, 1);
        this.polynomial = kernels.table(law.share().stream().mapToDouble(Double::doubleValue).toArray());
        this.strain = kernels.table(law.strain().stream().mapToDouble(Double::doubleValue).toArray());
        this.factor = kernels.vector(grid, 1);
        this.work = kernels.vector(grid, 1);
        this.energy = kernels.vector(grid, 1);
        this.drive = kernels.vector(grid, 1);
        this.inverseVolumes = kernels.table(LinearField.inverseNodeVolumes(grid));
    }

    /** Takes a phase over, and gives the factor 1 + b h of the stiffness, per cell. */
    Buffer stiffen(Buffer c) {
        kernels.run(MisfitKernels.misfitShare(grid, c, polynomial, law.share().size(), law.stiffer()).into(share, factor));
        return factor;
    }

    /** The stress when nothing moves [Pa], with a stiffness that has the phase's factor. */
    void stress(Buffer stiffness, Buffer stress) {
        kernels.run(MisfitKernels.misfitStress(grid, share, strain, stiffness).into(stress));
    }

    /** A law under which a phase strains nothing: what is measured is the energy of the strain alone. */
    static Law none(int dim) {
        return new Law(List.of(0.0), Collections.nCopies(dim * (dim + 1) / 2, 0.0), 0);
    }

    /** Finds the energies of all cells of a solid whose displacement is u and a mean strain besides. */
    private void measure(Mechanics mechanics, Buffer u, Buffer mean) {
        Buffer stresses = mechanics.stress(u);
        mechanics.cellWork(u, work);
        kernels.run(MisfitKernels.misfitEnergy(grid, share, factor, strain, mean, work, mechanics.strains(),
                mechanics.prestress(), stresses, law.stiffer()).into(energy, drive));
    }

    /** Elastic energy [J/m per depth in 2-D, J in 3-D]. */
    double energy(Mechanics mechanics, Buffer u, Buffer mean) {
        return kernels.device().sum(energyDensity(mechanics, u, mean)) * grid.cellVolume();
    }

    /** Elastic energy per cell and volume [J/m^3]. */
    Buffer energyDensity(Mechanics mechanics, Buffer u, Buffer mean) {
        measure(mechanics, u, mean);
        return energy;
    }

    /** g = g + mu at the nodes. */
    void addPotential(Mechanics mechanics, Buffer u, Buffer mean, Buffer c, Buffer g) {
        measure(mechanics, u, mean);
        axes.repeatCells(drive, 1);
        kernels.run(MisfitKernels.misfitPotential(grid, c, polynomial, drive, inverseVolumes, law.share().size(),
                grid.cellVolume()).into(g));
    }
}
