package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every elliptic operator promises to solvers and preconditioners. */
class EllipticOperatorContractTest {

    private static final double ROUND_OFF = 1e-12;

    /** An operator with random coefficients, half of whose values are prescribed. */
    record Case(String name, Kernels kernels, CellwiseOperator operator) {

        static Case scalar(Grid grid) {
            Kernels kernels = CpuKernels.in(grid.dim());
            RandomFields random = new RandomFields(grid, 1);
            ScalarOperator operator = new ScalarOperator(kernels, grid);
            operator.tensor().write(random.tensors(random.matrices(grid.dim())));
            operator.mass().write(random.nodes(1, 0, 1));
            return of("scalar on " + grid, kernels, operator, random);
        }

        static Case elastic(Grid grid) {
            Kernels kernels = CpuKernels.in(grid.dim());
            RandomFields random = new RandomFields(grid, 2);
            int strains = grid.dim() * (grid.dim() + 1) / 2;
            ElasticOperator operator = new ElasticOperator(kernels, grid);
            operator.stiffness().write(random.packed(random.matrices(strains), strains));
            operator.meanStiffness().write(random.packed(random.matrices(strains), strains));
            return of("elastic on " + grid, kernels, operator, random);
        }

        private static Case of(String name, Kernels kernels, CellwiseOperator operator, RandomFields random) {
            operator.open().write(random.mask(operator.components()));
            operator.refresh();
            return new Case(name, kernels, operator);
        }

        Buffer vector(long seed) {
            return kernels.table(new RandomFields(operator.grid(), seed).nodes(operator.components(), -1, 1));
        }

        Buffer image(Buffer x) {
            Buffer y = operator.vector();
            operator.apply(x, y);
            return y;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        List<Grid> grids = List.of(Grid.plane(1, 1, 0.7), Grid.plane(7, 4, 1.3), Grid.plane(17, 11, 0.1), Grid.box(5, 4, 3, 1.3));
        return Stream.concat(grids.stream().map(Case::scalar), grids.stream().map(Case::elastic));
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsSymmetricAndNotNegative(Case tried) {
        Buffer x = tried.vector(3);
        Buffer y = tried.vector(4);
        double energy = tried.kernels.dot(x, tried.image(x));
        assertTrue(energy >= 0);
        assertEquals(tried.kernels.dot(y, tried.image(x)), tried.kernels.dot(x, tried.image(y)), ROUND_OFF * energy);
    }

    @ParameterizedTest
    @MethodSource("all")
    void theResidualIsWhatIsLeftWhereValuesAreFree(Case tried) {
        Buffer x = tried.vector(3);
        Buffer f = tried.vector(4);
        double[] expected = f.toArray();
        double[] image = tried.image(x).toArray();
        double[] open = tried.operator.open().toArray();
        for (int n = 0; n < expected.length; n++) {
            expected[n] = open[n] * (expected[n] - image[n]);
        }
        Buffer r = tried.operator.vector();
        tried.operator.residual(x, f, r);
        assertSameField(expected, r, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("all")
    void relaxingFromZeroIsRelaxingAFieldOfZeros(Case tried) {
        Buffer f = tried.vector(4);
        Buffer x = tried.operator.vector();
        Buffer p = tried.operator.vector();
        tried.operator.relax(tried.operator.chain(), f, x, p, 0.7, 0).run();
        Buffer fromZero = tried.vector(5);
        tried.operator.relaxFromZero(tried.operator.chain(), f, fromZero, tried.operator.vector(), 0.7).run();
        assertSameField(x.toArray(), fromZero, ROUND_OFF);
    }

    @ParameterizedTest
    @MethodSource("all")
    void relaxingLeavesPrescribedValues(Case tried) {
        Buffer x = tried.vector(3);
        double[] before = x.toArray();
        tried.operator.relax(tried.operator.chain(), tried.vector(4), x, tried.operator.vector(), 0.7, 0).run();
        double[] after = x.toArray();
        double[] open = tried.operator.open().toArray();
        for (int n = 0; n < before.length; n++) {
            assertTrue(open[n] > 0 || after[n] == before[n]);
        }
    }
}
