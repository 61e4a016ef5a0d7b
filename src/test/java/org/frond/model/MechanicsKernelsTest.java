package org.frond.model;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.FractureKernels;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.CpuKernels;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.QuadratureElements;
import org.frond.solver.RandomFields;
import org.frond.structure.Axis;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MechanicsKernelsTest {

    private static final double ROUND_OFF = 1e-12;
    private static final int GRAINS = 3;

    /** Random displacement and damage over three grains of a strongly anisotropic crystal. */
    private static final class Case {
        final Kernels kernels;
        final Grid grid;
        final int strains;
        final QuadratureElements elements;
        final double[][] stiffness = new double[GRAINS][];
        final double[] grain;
        final double[] u;
        final double[] d;
        final double[] g;

        Case(Grid grid) {
            this.kernels = CpuKernels.in(grid.dim());
            this.grid = grid;
            this.strains = grid.dim() * (grid.dim() + 1) / 2;
            this.elements = new QuadratureElements(grid);
            TransverselyIsotropicStiffness crystal = new TransverselyIsotropicStiffness(3.0, 1.2, 0.5, 0.9, 0.4);
            Axis[] axes = {Axis.along(1, 0, 0), Axis.along(1, 2, 0.5), Axis.along(-1, 0.3, 2)};
            for (int q = 0; q < GRAINS; q++) {
                stiffness[q] = grid.dim() == 2 ? crystal.planeStrain(axes[q]) : crystal.solid(axes[q]);
            }
            RandomFields random = new RandomFields(grid, 6);
            double[] drawn = random.cells(1, 0, GRAINS);
            for (int n = 0; n < drawn.length; n++) {
                drawn[n] = Math.floor(drawn[n]);
            }
            this.grain = drawn;
            this.u = random.nodes(grid.dim(), -1, 1);
            this.d = random.nodes(1, 0, 1);
            this.g = random.cells(1, 0, 1);
        }

        Buffer table(double[][] rows) {
            double[] values = new double[rows.length * rows[0].length];
            for (int q = 0; q < rows.length; q++) {
                System.arraycopy(rows[q], 0, values, q * rows[0].length, rows[0].length);
            }
            return kernels.table(values);
        }

        Buffer stiffnessTable() {
            return table(stiffness);
        }

        Buffer rootTable() {
            double[][] roots = new double[GRAINS][];
            for (int q = 0; q < GRAINS; q++) {
                roots[q] = StiffnessRoot.of(stiffness[q]).root();
            }
            return table(roots);
        }

        /** Mean Voigt strain of cell (i, j, k) from the mean gradients over the Gauss points. */
        double[] strain(int i, int j, int k) {
            double[] strain = new double[strains];
            for (int p = 0; p < grid.dim(); p++) {
                double[] corners = elements.corners(u, p, i, j, k);
                for (int q = 0; q < grid.corners(); q++) {
                    double[] gradient = elements.gradientOf(corners, elements.point(q));
                    for (int b = 0; b < grid.dim(); b++) {
                        strain[elements.voigt(p, b)] += gradient[b] / grid.corners();
                    }
                }
            }
            return strain;
        }

        TextbookSplit split(int cell) {
            return new TextbookSplit(grid.dim(), stiffness[(int) grain[cell]]);
        }

        Buffer buffer(double[] values) {
            return kernels.table(values);
        }

        Buffer cells(int components) {
            return kernels.vector(grid, components);
        }

        /** g C + M: what the present mean strain meets. */
        double[] splitStiffness() {
            Buffer C = cells(strains * (strains + 1) / 2);
            Buffer M = cells(strains * (strains + 1) / 2);
            kernels.run(MechanicsKernels.degradedStiffness(grid, buffer(grain), buffer(g), stiffnessTable(), cells(1),
                    cells(1)).into(C));
            kernels.run(MechanicsKernels.contactStiffness(grid, buffer(u), buffer(grain), buffer(g), stiffnessTable(),
                    rootTable(), cells(1), cells(1), cells(1), 0).into(M));
            kernels.axpy(1, M, C);
            return C.toArray();
        }

        double[][] matrix(double[] packed, int cell) {
            double[][] matrix = new double[strains][strains];
            for (int r = 0; r < strains; r++) {
                for (int s = 0; s < strains; s++) {
                    matrix[r][s] = packed[cell + QuadratureElements.packed(r, s, strains) * grid.size()];
                }
            }
            return matrix;
        }
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int r = 0; r < vector.length; r++) {
            for (int s = 0; s < vector.length; s++) {
                product[r] += matrix[r][s] * vector[s];
            }
        }
        return product;
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void degradationIsTheMeanOverTheCorners(Grid grid) {
        Case c = new Case(grid);
        Buffer g = c.cells(1);
        c.kernels.run(MechanicsKernels.degradation(grid, c.buffer(c.d), 0.01).into(g));
        double[] expected = new double[grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            for (double value : c.elements.corners(c.d, 0, i, j, k)) {
                expected[grid.index(i, j, k)] += 0.99 * (1 - value) * (1 - value) / grid.corners();
            }
            expected[grid.index(i, j, k)] += 0.01;
        });
        assertSameField(expected, g, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void strainIsTheMeanOfTheGradientsWithEngineeringShear(Grid grid) {
        Case c = new Case(grid);
        Buffer strains = c.cells(c.strains);
        c.kernels.run(MechanicsKernels.strain(grid, c.buffer(c.u)).into(strains));
        double[] expected = new double[c.strains * grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            double[] strain = c.strain(i, j, k);
            for (int s = 0; s < c.strains; s++) {
                expected[grid.index(i, j, k) + s * grid.size()] = strain[s];
            }
        });
        assertSameField(expected, strains, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void stressIsThatOfBothStiffnessesAndThePrestress(Grid grid) {
        Case c = new Case(grid);
        RandomFields random = new RandomFields(grid, 7);
        double[][][] stiffness = random.matrices(c.strains);
        double[][][] meanStiffness = random.matrices(c.strains);
        double[] strains = random.cells(c.strains, -1, 1);
        double[] prestress = random.cells(c.strains, -1, 1);
        Buffer stress = c.cells(c.strains);
        c.kernels.run(MechanicsKernels.stress(grid, c.buffer(strains), c.buffer(random.packed(stiffness, c.strains)),
                c.buffer(random.packed(meanStiffness, c.strains)), c.buffer(prestress)).into(stress));
        double[] expected = new double[c.strains * grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] strain = new double[c.strains];
            for (int s = 0; s < c.strains; s++) {
                strain[s] = strains[n + s * grid.size()];
            }
            double[] elastic = times(stiffness[n], strain);
            double[] contact = times(meanStiffness[n], strain);
            for (int s = 0; s < c.strains; s++) {
                expected[n + s * grid.size()] = elastic[s] + contact[s] + prestress[n + s * grid.size()];
            }
        });
        assertSameField(expected, stress, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void onlyTheBulkModulusOfWhatFillsACellIsLeftWhereMetalReplacedTheElectrolyte(Grid grid) {
        Case c = new Case(grid);
        double[] replaced = new double[grid.size()];
        Arrays.fill(replaced, 1);
        assertSameField(volumeStiffness(c), contactStiffness(c, replaced, 0), ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void onlyTheBulkModulusOfWhatFillsACellIsLeftWithoutASplit(Grid grid) {
        Case c = new Case(grid);
        assertSameField(volumeStiffness(c), contactStiffness(c, new double[grid.size()], 1), ROUND_OFF);
    }

    /** K = 1 + n mod 3 in cell n, on the volume strain. */
    private static double bulkModulus(int cell) {
        return 1 + cell % 3;
    }

    private static Buffer contactStiffness(Case c, double[] replaced, int whole) {
        double[] bulk = new double[c.grid.size()];
        Arrays.setAll(bulk, MechanicsKernelsTest::bulkModulus);
        Buffer M = c.cells(c.strains * (c.strains + 1) / 2);
        c.kernels.run(MechanicsKernels.contactStiffness(c.grid, c.buffer(c.u), c.buffer(c.grain), c.buffer(c.g),
                c.stiffnessTable(), c.rootTable(), c.buffer(replaced), c.buffer(bulk), c.cells(1), whole).into(M));
        return M;
    }

    private static double[] volumeStiffness(Case c) {
        double[][][] expected = new double[c.grid.size()][c.strains][c.strains];
        c.elements.forEachCell((i, j, k) -> {
            int n = c.grid.index(i, j, k);
            for (int p = 0; p < c.grid.dim(); p++) {
                Arrays.fill(expected[n][p], 0, c.grid.dim(), bulkModulus(n));
            }
        });
        return new RandomFields(c.grid, 8).packed(expected, c.strains);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void degradedStiffnessIsTheGrainsTimesGWhereItIsLeftAndTheShearModulusOfWhatFillsTheCell(Grid grid) {
        Case c = new Case(grid);
        int values = c.strains * (c.strains + 1) / 2;
        RandomFields random = new RandomFields(grid, 8);
        double[] replaced = random.cells(1, 0, 1);
        double[] shear = random.cells(1, 0, 2);
        Buffer C = c.cells(values);
        c.kernels.run(MechanicsKernels.degradedStiffness(grid, c.buffer(c.grain), c.buffer(c.g), c.stiffnessTable(),
                c.buffer(replaced), c.buffer(shear)).into(C));
        double[] expected = new double[values * grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] stiffness = c.stiffness[(int) c.grain[n]];
            for (int p = 0; p < c.strains; p++) {
                for (int q = p; q < c.strains; q++) {
                    int e = QuadratureElements.packed(p, q, c.strains);
                    // 2 G (symmetric unit - 1/3 I I) in Voigt's order with engineering shear
                    double unit = p == q ? (p < grid.dim() ? 2 : 1) : 0;
                    double volume = q < grid.dim() ? 2.0 / 3.0 : 0;
                    expected[n + e * grid.size()] = (1 - replaced[n]) * c.g[n] * stiffness[e] + shear[n] * (unit - volume);
                }
            }
        });
        assertSameField(expected, C, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void degradedAndContactStiffnessTimesThePresentStrainAreTheSplitStress(Grid grid) {
        Case c = new Case(grid);
        double[] C = c.splitStiffness();
        double[] expected = new double[c.strains * grid.size()];
        double[] actual = new double[c.strains * grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] strain = c.strain(i, j, k);
            double[] stress = c.split(n).stress(strain, c.g[n]);
            double[] product = times(c.matrix(C, n), strain);
            for (int s = 0; s < c.strains; s++) {
                expected[n + s * grid.size()] = stress[s];
                actual[n + s * grid.size()] = product[s];
            }
        });
        assertSameField(expected, actual, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void degradedAndContactStiffnessAreTheDerivativeOfTheSplitStress(Grid grid) {
        Case c = new Case(grid);
        double[] C = c.splitStiffness();
        double step = 1e-6;
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[][] matrix = c.matrix(C, n);
            for (int t = 0; t < c.strains; t++) {
                double[] more = c.strain(i, j, k);
                double[] less = more.clone();
                more[t] += step;
                less[t] -= step;
                double[] high = c.split(n).stress(more, c.g[n]);
                double[] low = c.split(n).stress(less, c.g[n]);
                for (int s = 0; s < c.strains; s++) {
                    assertEquals((high[s] - low[s]) / (2 * step), matrix[s][t], 1e-6);
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void drivingEnergyIsTheTensilePartOrTheWhole(Grid grid) {
        Case c = new Case(grid);
        Buffer tensile = c.cells(1);
        Buffer whole = c.cells(1);
        c.kernels.run(MechanicsKernels.drivingEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.rootTable(), c.cells(1), 0)
                .into(tensile));
        c.kernels.run(MechanicsKernels.drivingEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.rootTable(), c.cells(1), 1)
                .into(whole));
        double[] expectedTensile = new double[grid.size()];
        double[] expectedWhole = new double[grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] strain = c.strain(i, j, k);
            expectedTensile[n] = c.split(n).energy(strain, 1);
            expectedWhole[n] = expectedTensile[n] + c.split(n).energy(strain, -1);
        });
        assertSameField(expectedTensile, tensile, ROUND_OFF);
        assertSameField(expectedWhole, whole, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void storedEnergyIsHalfOfStressTimesStrain(Grid grid) {
        Case c = new Case(grid);
        Buffer split = c.cells(1);
        Buffer whole = c.cells(1);
        c.kernels.run(MechanicsKernels.storedEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.buffer(c.g), c.rootTable(),
                c.cells(1), 0).into(split));
        c.kernels.run(MechanicsKernels.storedEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.buffer(c.g), c.rootTable(),
                c.cells(1), 1).into(whole));
        double[] expectedSplit = new double[grid.size()];
        double[] expectedWhole = new double[grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] strain = c.strain(i, j, k);
            double[] stress = c.split(n).stress(strain, c.g[n]);
            double[] intact = c.split(n).stress(strain, 1);
            for (int s = 0; s < c.strains; s++) {
                expectedSplit[n] += stress[s] * strain[s] / 2;
                expectedWhole[n] += c.g[n] * intact[s] * strain[s] / 2;
            }
        });
        assertSameField(expectedSplit, split, ROUND_OFF);
        assertSameField(expectedWhole, whole, ROUND_OFF);
    }

    /** Elastic strain of a cell: the mean strain less an eigenstrain, with engineering shear. */
    private static double[] elastic(Case c, double[] eigenstrain, int i, int j, int k) {
        double[] strain = c.strain(i, j, k);
        Arrays.setAll(strain, s -> strain[s] - eigenstrain[c.grid.index(i, j, k) + s * c.grid.size()]);
        return strain;
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void eigenstrainsAddUpToAmountTimesTheStrainOfTheGrain(Grid grid) {
        Case c = new Case(grid);
        double[] amount = new RandomFields(grid, 9).cells(1, 0, 1);
        double[] before = new RandomFields(grid, 10).cells(c.strains, -1, 1);
        double[][] unit = new double[GRAINS][c.strains];
        for (int q = 0; q < GRAINS; q++) {
            for (int s = 0; s < c.strains; s++) {
                unit[q][s] = Math.sin(1 + 5 * q + s);
            }
        }
        Buffer total = c.buffer(before);
        c.kernels.run(MechanicsKernels.addEigenstrain(grid, c.buffer(c.grain), c.buffer(amount), c.table(unit), c.strains).into(total));
        double[] expected = before.clone();
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            for (int s = 0; s < c.strains; s++) {
                expected[n + s * grid.size()] += amount[n] * unit[(int) c.grain[n]][s];
            }
        });
        assertSameField(expected, total, ROUND_OFF);
    }

    /** What fills the cell, of a bulk modulus and a shear modulus of 7, meets the whole strain. */
    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void stressBesideAnEigenstrainIsTheSplitStressOfTheElasticStrain(Grid grid) {
        Case c = new Case(grid);
        double[] eigenstrain = new RandomFields(grid, 9).cells(c.strains, -1, 1);
        double[] bulk = new double[grid.size()];
        Arrays.setAll(bulk, MechanicsKernelsTest::bulkModulus);
        double[] shear = new double[grid.size()];
        Arrays.fill(shear, 7);
        Buffer C = c.cells(c.strains * (c.strains + 1) / 2);
        Buffer M = c.cells(c.strains * (c.strains + 1) / 2);
        Buffer eigenstress = c.cells(c.strains);
        c.kernels.run(MechanicsKernels.degradedStiffness(grid, c.buffer(c.grain), c.buffer(c.g), c.stiffnessTable(),
                c.cells(1), c.buffer(shear)).into(C));
        c.kernels.run(MechanicsKernels.elasticContactStiffness(grid, c.buffer(c.u), c.buffer(c.grain), c.buffer(c.g),
                c.stiffnessTable(), c.rootTable(), c.cells(1), c.buffer(bulk), c.cells(1), c.buffer(eigenstrain), 0).into(M));
        c.kernels.run(MechanicsKernels.eigenstress(grid, c.buffer(eigenstrain), C, M, c.buffer(shear), c.buffer(bulk))
                .into(eigenstress));
        c.kernels.axpy(1, M, C);
        double[] stiffness = C.toArray();
        double[] actual = eigenstress.toArray();
        double[] expected = new double[c.strains * grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] mean = c.strain(i, j, k);
            double[] product = times(c.matrix(stiffness, n), mean);
            double[] split = c.split(n).stress(elastic(c, eigenstrain, i, j, k), c.g[n]);
            double volume = Arrays.stream(mean, 0, grid.dim()).sum();
            for (int s = 0; s < c.strains; s++) {
                actual[n + s * grid.size()] += product[s];
                expected[n + s * grid.size()] = split[s] + (s < grid.dim()
                        ? (bulkModulus(n) - 14.0 / 3) * volume + 14 * mean[s] : 7 * mean[s]);
            }
        });
        assertSameField(expected, actual, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void energyBesideAnEigenstrainIsThatOfTheElasticStrain(Grid grid) {
        Case c = new Case(grid);
        double[] eigenstrain = new RandomFields(grid, 9).cells(c.strains, -1, 1);
        Buffer driving = c.cells(1);
        Buffer stored = c.cells(1);
        c.kernels.run(MechanicsKernels.elasticDrivingEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.rootTable(), c.cells(1),
                c.buffer(eigenstrain), 0).into(driving));
        c.kernels.run(MechanicsKernels.elasticStoredEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.buffer(c.g),
                c.rootTable(), c.cells(1), c.buffer(eigenstrain), 0).into(stored));
        double[] expectedDriving = new double[grid.size()];
        double[] expectedStored = new double[grid.size()];
        c.elements.forEachCell((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] strain = elastic(c, eigenstrain, i, j, k);
            expectedDriving[n] = c.split(n).energy(strain, 1);
            expectedStored[n] = c.g[n] * expectedDriving[n] + c.split(n).energy(strain, -1);
        });
        assertSameField(expectedDriving, driving, ROUND_OFF);
        assertSameField(expectedStored, stored, ROUND_OFF);
    }

    /** Without an eigenstrain both find the same energy where a fluid presses. */
    @ParameterizedTest
    @MethodSource("org.frond.solver.AwkwardGrids#all")
    void wholeEnergyBesideAnEigenstrainIsThatOfTheElasticMeanStrainAndItsVariation(Grid grid) {
        Case c = new Case(grid);
        double[] pressed = new double[grid.size()];
        Arrays.fill(pressed, 1);
        double volume = grid.cellVolume();
        Buffer C = c.cells(c.strains * (c.strains + 1) / 2);
        Buffer M = c.cells(c.strains * (c.strains + 1) / 2);
        c.kernels.run(MechanicsKernels.degradedStiffness(grid, c.buffer(c.grain), c.buffer(c.g), c.stiffnessTable(),
                c.cells(1), c.cells(1)).into(C));
        ElasticOperator operator = new ElasticOperator(c.kernels, grid);
        operator.stiffness().copyFrom(C);
        Buffer work = c.cells(1);
        operator.cellWork(c.buffer(c.u), work);
        Buffer expected = c.cells(1);
        c.kernels.run(MechanicsKernels.wholeEnergy(grid, work, c.buffer(c.g), c.buffer(pressed), volume).into(expected));
        Buffer psi = c.cells(1);
        c.kernels.run(MechanicsKernels.drivingEnergy(grid, c.buffer(c.u), c.buffer(c.grain), c.rootTable(), c.buffer(pressed), 0).into(psi));
        c.kernels.run(MechanicsKernels.elasticWholeEnergy(grid, c.buffer(c.u), C, M, work, c.buffer(c.g), c.buffer(pressed), volume)
                .into(psi));
        assertSameField(expected.toArray(), psi, ROUND_OFF);
    }

    /** One cell under a homogeneous strain; equal principal values have no principal directions of their own. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void hydrostaticStrainIsSplitWithoutDivisionByZero(int dim) {
        for (int sign = -1; sign <= 1; sign++) {
            Kernels kernels = CpuKernels.in(dim);
            Grid grid = dim == 2 ? Grid.plane(1, 1, 1) : Grid.box(1, 1, 1, 1);
            int strains = dim * (dim + 1) / 2;
            TransverselyIsotropicStiffness solid = TransverselyIsotropicStiffness.isotropic(1, 0.25);
            double[] stiffness = dim == 2 ? solid.planeStrain(Axis.along(0, 0, 1)) : solid.solid(Axis.along(0, 0, 1));
            double[] u = new double[dim * grid.size()];
            double amount = 0.01 * sign;
            new QuadratureElements(grid).forEachNode((i, j, k) -> {
                int[] place = {i, j, k};
                for (int p = 0; p < dim; p++) {
                    u[grid.index(i, j, k) + p * grid.size()] = amount * place[p];
                }
            });
            double[] g = new double[grid.size()];
            g[grid.index(0, 0, 0)] = 0.3;
            Buffer M = kernels.vector(grid, strains * (strains + 1) / 2);
            kernels.run(MechanicsKernels.contactStiffness(grid, kernels.table(u), kernels.vector(grid, 1), kernels.table(g),
                    kernels.table(stiffness), kernels.table(StiffnessRoot.of(stiffness).root()), kernels.vector(grid, 1),
                    kernels.vector(grid, 1), kernels.vector(grid, 1), 0).into(M));
            double factor = sign < 0 ? 0.7 : 0;
            double[] values = M.toArray();
            for (int e = 0; e < stiffness.length; e++) {
                assertEquals(factor * stiffness[e], values[grid.index(0, 0, 0) + e * grid.size()], 1e-12, "entry " + e);
            }
        }
    }

    @Test
    void historyKeepsTheLargestEnergyAndFreezesInBrokenCells() {
        Grid grid = Grid.plane(2, 1, 1);
        Kernels kernels = CpuKernels.in(2);
        double[] psi = new double[grid.size()];
        psi[grid.index(0, 0)] = 3;
        psi[grid.index(1, 0)] = 3;
        double[] before = new double[grid.size()];
        before[grid.index(0, 0)] = 1;
        before[grid.index(1, 0)] = 1;
        double[] d = new double[grid.size()];
        d[grid.index(2, 0)] = 1;
        d[grid.index(2, 1)] = 1;
        Buffer history = kernels.table(before);
        kernels.run(FractureKernels.history(grid, kernels.table(psi), kernels.table(d), 0.49).into(history));
        double[] after = history.toArray();
        assertEquals(3, after[grid.index(0, 0)], 0);
        assertEquals(1, after[grid.index(1, 0)], 0);
        psi[grid.index(0, 0)] = 2;
        kernels.run(FractureKernels.history(grid, kernels.table(psi), kernels.table(d), 0.49).into(history));
        assertEquals(3, history.toArray()[grid.index(0, 0)], 0);
    }
}
