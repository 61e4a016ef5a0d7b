package org.frond.model;

import static org.frond.solver.Agreement.assertSameField;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FractureKernels;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.QuadratureElements;
import org.frond.solver.RandomFields;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FractureKernelsTest {

    private static final double ROUND_OFF = 1e-12;
    private static final double LINEAR = 0.7;
    private static final double QUADRATIC = 0.4;
    private static final double NORMALISATION = 1.9;
    private static final double LENGTH = 1.7;

    private static double lumped(double[] corners) {
        double sum = 0;
        for (double d : corners) {
            sum += (LINEAR * d + QUADRATIC * d * d) / corners.length;
        }
        return sum;
    }

    /** Mean of grad d . K grad d over a cell. */
    private static double gradientForm(QuadratureElements elements, double[] corners, double[][] K) {
        double sum = 0;
        for (int q = 0; q < corners.length; q++) {
            double[] gradient = elements.gradientOf(corners, elements.point(q));
            for (int r = 0; r < gradient.length; r++) {
                for (int s = 0; s < gradient.length; s++) {
                    sum += gradient[r] * K[r][s] * gradient[s] / corners.length;
                }
            }
        }
        return sum;
    }

    private static double[][] identity(int rows) {
        double[][] matrix = new double[rows][rows];
        for (int r = 0; r < rows; r++) {
            matrix[r][r] = 1;
        }
        return matrix;
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void crackDensityIsExactInTheGradientAndLumpedInTheRest(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        QuadratureElements elements = new QuadratureElements(grid);
        double[] d = new RandomFields(grid, 1).nodes(1, 0, 1);
        Buffer gamma = kernels.vector(grid, 1);
        kernels.run(FractureKernels.crackDensity(grid, kernels.table(d), LINEAR, QUADRATIC, NORMALISATION, LENGTH)
                .into(gamma));
        double[] expected = new double[grid.size()];
        elements.forEachCell((i, j, k) -> {
            double[] corners = elements.corners(d, 0, i, j, k);
            expected[grid.index(i, j, k)] = (lumped(corners) / LENGTH
                    + LENGTH * gradientForm(elements, corners, identity(grid.dim()))) / NORMALISATION;
        });
        assertSameField(expected, gamma, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void crackEnergyIsExactInTheGradientAndLumpedInTheRest(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        QuadratureElements elements = new QuadratureElements(grid);
        RandomFields random = new RandomFields(grid, 2);
        double[] d = random.nodes(1, 0, 1);
        double[][][] K = random.matrices(grid.dim());
        double[] resistance = random.cells(1, 1, 2);
        Buffer energy = kernels.vector(grid, 1);
        kernels.run(FractureKernels.crackEnergy(grid, kernels.table(d), kernels.table(random.tensors(K)),
                kernels.table(resistance), LINEAR, QUADRATIC).into(energy));
        double[] expected = new double[grid.size()];
        elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] corners = elements.corners(d, 0, i, j, k);
            expected[n] = resistance[n] * lumped(corners) + gradientForm(elements, corners, K[n]) / 2;
        });
        assertSameField(expected, energy, ROUND_OFF);
    }

    /** The damage forces are those of the energy: mass d - f is its derivative without the gradient term. */
    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void damageForcesAreTheDerivativeOfTheLumpedEnergy(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        QuadratureElements elements = new QuadratureElements(grid);
        RandomFields random = new RandomFields(grid, 3);
        double residual = 0.02;
        double[] psi = random.cells(1, 0, 3);
        double[] resistance = random.cells(1, 1, 2);
        double[] d = random.nodes(1, 0, 1);
        Buffer mass = kernels.vector(grid, 1);
        Buffer f = kernels.vector(grid, 1);
        kernels.run(FractureKernels.damageForces(grid, kernels.table(psi), kernels.table(resistance),
                kernels.vector(grid, 1), kernels.vector(grid, 1), LINEAR, QUADRATIC, residual, grid.cellVolume())
                .into(mass, f));
        double[] expected = new double[grid.size()];
        elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            for (int a = 0; a < grid.corners(); a++) {
                int node = elements.node(i, j, k, a);
                double degradation = -2 * (1 - residual) * (1 - d[node]);
                expected[node] += grid.cellVolume() / grid.corners()
                        * (degradation * psi[n] + resistance[n] * (LINEAR + 2 * QUADRATIC * d[node]));
            }
        });
        double[] m = mass.toArray();
        double[] right = f.toArray();
        double[] actual = new double[grid.size()];
        for (int n = 0; n < actual.length; n++) {
            actual[n] = m[n] * d[n] - right[n];
        }
        assertSameField(expected, actual, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void resistanceFadesFromTheGrainsTensorToTheBoundarysOwnEnergy(Grid grid) {
        Kernels kernels = CpuKernels.in(grid.dim());
        QuadratureElements elements = new QuadratureElements(grid);
        RandomFields random = new RandomFields(grid, 4);
        int components = grid.dim() * (grid.dim() + 1) / 2;
        double[] grain = random.cells(1, 0, 2);
        for (int n = 0; n < grain.length; n++) {
            grain[n] = Math.floor(grain[n]);
        }
        double[] boundary = random.cells(1, 0, 1);
        double[] toughness = random.cells(1, 0.5, 1.5);
        double[] planes = new double[2 * components];
        for (int n = 0; n < planes.length; n++) {
            planes[n] = 1 + n;
        }
        Buffer K = kernels.vector(grid, components);
        Buffer resistance = kernels.vector(grid, 1);
        kernels.run(FractureKernels.resistance(grid, kernels.table(grain), kernels.table(boundary), kernels.table(toughness),
                kernels.table(planes), 5.0, 3.0, NORMALISATION, LENGTH).into(K, resistance));
        double[] expectedK = new double[components * grid.size()];
        double[] expected = new double[grid.size()];
        elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double weight = boundary[n];
            double energy = toughness[n] * ((1 - weight) * 5 + weight * 3);
            expected[n] = energy / (NORMALISATION * LENGTH);
            for (int s = 0; s < components; s++) {
                double tensor = (1 - weight) * planes[(int) grain[n] * components + s] + (s < grid.dim() ? weight : 0);
                expectedK[n + s * grid.size()] = 2 * energy * LENGTH / NORMALISATION * tensor;
            }
        });
        assertSameField(expectedK, K, ROUND_OFF);
        assertSameField(expected, resistance, ROUND_OFF);
    }
}
