package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every preconditioner promises to conjugate gradients. */
class PreconditionerContractTest {

    private static final Grid GRID = Grid.plane(19, 14, 0.3);
    private static final Kernels KERNELS = CpuKernels.withSingleCycles(2);

    /** A preconditioner, and how well its rounding lets it be symmetric. */
    record Case(String name, double rounding, BiFunction<Kernels, CellwiseOperator, Preconditioner> of) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        return Stream.of(new Case("multigrid", 1e-11, Multigrid::new),
                new Case("multigrid in single precision", 1e-5, (kernels, operator) ->
                        new RoundedMultigrid(kernels, operator, KERNELS.cycles().single().orElseThrow())));
    }

    private static ElasticOperator operator() {
        RandomFields random = new RandomFields(GRID, 1);
        ElasticOperator operator = new ElasticOperator(KERNELS, GRID);
        operator.stiffness().write(random.packed(random.matrices(3), 3));
        operator.meanStiffness().write(random.packed(random.matrices(3), 3));
        double[] open = operator.open().toArray();
        for (int j = 0; j <= GRID.ny(); j++) {
            open[GRID.index(0, j)] = 0;
            open[GRID.index(0, j) + GRID.size()] = 0;
        }
        operator.open().write(open);
        return operator;
    }

    private static Buffer residual(ElasticOperator operator, long seed) {
        double[] r = new RandomFields(GRID, seed).nodes(2, -1, 1);
        double[] open = operator.open().toArray();
        for (int n = 0; n < r.length; n++) {
            r[n] *= open[n];
        }
        return KERNELS.table(r);
    }

    private static Buffer applied(Preconditioner preconditioner, ElasticOperator operator, Buffer r) {
        Buffer z = operator.vector();
        preconditioner.begin(r);
        preconditioner.apply(r, z);
        return z;
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsSymmetricAndPositive(Case tried) {
        ElasticOperator operator = operator();
        Preconditioner preconditioner = tried.of.apply(KERNELS, operator);
        preconditioner.rebuild();
        Buffer r = residual(operator, 2);
        Buffer s = residual(operator, 3);
        Buffer zr = applied(preconditioner, operator, r);
        Buffer zs = applied(preconditioner, operator, s);
        assertTrue(KERNELS.dot(zr, r) > 0 && KERNELS.dot(zs, s) > 0);
        double scale = Math.sqrt(KERNELS.dot(zr, r) * KERNELS.dot(zs, s));
        assertEquals(KERNELS.dot(zr, s), KERNELS.dot(zs, r), tried.rounding * scale);
    }

    @ParameterizedTest
    @MethodSource("all")
    void aRebuildForgetsWhatWasDoneAgainstDifficulties(Case tried) {
        ElasticOperator operator = operator();
        Preconditioner preconditioner = tried.of.apply(KERNELS, operator);
        preconditioner.rebuild();
        Buffer r = residual(operator, 2);
        double[] first = applied(preconditioner, operator, r).toArray();
        preconditioner.widen();
        preconditioner.strengthen();
        preconditioner.rebuild();
        assertArrayEquals(first, applied(preconditioner, operator, r).toArray());
    }
}
