package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MixtureKernels;
import org.frond.solver.Kernels;
import org.frond.solver.ScalarOperator;

/**
 * The parts of a {@link FreeEnergy} on a grid: the polynomial and its derivatives at nodes ({@code kernels/mixture.cl}), and
 * K, the Q1 form of -laplace with natural sides.
 */
final class Bulk {

    private final Kernels kernels;
    private final Grid grid;
    private final FreeEnergy law;
    private final Buffer coefficients;
    private final VolumeMean mean;
    private final Buffer inverseVolumes;
    private final Buffer identity;
    private final ScalarOperator laplace;
    private final Buffer scratch;

    Bulk(Kernels kernels, Grid grid, FreeEnergy law) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.coefficients = kernels.table(law.bulk().stream().mapToDouble(Double::doubleValue).toArray());
        this.mean = new VolumeMean(kernels, grid);
        this.inverseVolumes = kernels.table(LinearField.inverseNodeVolumes(grid));
        this.identity = kernels.table(unitTensor(grid));
        this.laplace = new ScalarOperator(kernels, grid);
        laplace.tensor().copyFrom(identity);
        this.scratch = kernels.vector(grid, 1);
    }

    private static double[] unitTensor(Grid grid) {
        double[] tensor = new double[grid.dim() * (grid.dim() + 1) / 2 * grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    for (int p = 0; p < grid.dim(); p++) {
                        tensor[grid.index(i, j, k) + p * grid.size()] = 1;
                    }
                }
            }
        }
        return tensor;
    }

    /** Share of the volume of each node; 0 at images. */
    Buffer volumes() {
        return mean.volumes();
    }

    /** One over each node's share of the volume; 0 where it has none. */
    Buffer inverseVolumes() {
        return inverseVolumes;
    }

    /** The unit tensor, per cell. */
    Buffer identity() {
        return identity;
    }

    /** y = K x, the integral of grad x . grad N at each node; 0 at images. */
    void stiffness(Buffer x, Buffer y) {
        laplace.apply(x, y);
    }

    /** g = f'(c) + what else acts on c. */
    void potential(Buffer c, DrivenField.Potential others, Buffer g) {
        kernels.run(MixtureKernels.bulkPotential(grid, c, coefficients, law.bulk().size()).into(g));
        others.addTo(c, g);
    }

    /** b = f''(c). */
    void curvature(Buffer c, Buffer b) {
        kernels.run(MixtureKernels.bulkCurvature(grid, c, coefficients, law.bulk().size()).into(b));
    }

    /** Of nodal fields, over the volume. */
    VolumeMean mean() {
        return mean;
    }

    /** The integral of f(c). */
    double bulkEnergy(Buffer c) {
        kernels.run(MixtureKernels.bulkEnergy(grid, c, coefficients, volumes(), law.bulk().size()).into(scratch));
        return kernels.device().sum(scratch);
    }

    /** F = integral of f(c) + kappa/2 |grad c|^2. */
    double energy(Buffer c) {
        double energy = bulkEnergy(c);
        stiffness(c, scratch);
        return energy + 0.5 * law.gradient() * kernels.dot(c, scratch);
    }

    /** The same with the integral of q c phi / 2, of a charge in a potential. */
    double energy(Buffer c, Buffer potential) {
        double energy = energy(c);
        kernels.product(volumes(), potential, scratch);
        return energy + 0.5 * law.charge() * kernels.dot(c, scratch);
    }
}
