package org.frond.solver;

import static org.frond.solver.Agreement.assertSameField;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

/** Two halves of a body with a soft band of three cells between them, on two sheets. */
class SheetsTest {

    private static final Grid GRID = Grid.plane(24, 16, 0.5);
    private static final int BAND = 9;
    private static final int WIDTH = 3;
    private static final double SOFT = 1e-4;
    private static final double STRETCH = 3;
    private static final double SHEAR = 1.25;
    private static final double ROUND_OFF = 1e-12;

    private final Kernels kernels = CpuKernels.in(2);

    private static double[] cells(double... entries) {
        double[] values = new double[entries.length * GRID.size()];
        new QuadratureElements(GRID).forEachCell((i, j, k) -> {
            for (int e = 0; e < entries.length; e++) {
                values[GRID.index(i, j) + e * GRID.size()] = i >= BAND && i < BAND + WIDTH ? SOFT * entries[e] : entries[e];
            }
        });
        return values;
    }

    private ScalarOperator conduction() {
        ScalarOperator operator = new ScalarOperator(kernels, GRID);
        operator.tensor().write(cells(1, 1, 0));
        return operator;
    }

    private ElasticOperator elasticity() {
        ElasticOperator operator = new ElasticOperator(kernels, GRID);
        operator.stiffness().write(cells(STRETCH, 1, 0, STRETCH, 0, SHEAR));
        return operator;
    }

    private LinkedSheets laid(CellwiseOperator operator) {
        Sheets sheets = new Sheets(kernels, operator, 2, 2);
        sheets.lay(PiecesTest.pieces(GRID, cells(1), new boolean[GRID.size()]));
        sheets.coarsen();
        sheets.coarse().refresh();
        return sheets.coarse();
    }

    /** 1 in one component on the second sheet, or on both and the void between them. */
    private static double[] moved(EllipticOperator sheets, int component, boolean both) {
        Grid grid = sheets.grid();
        double[] u = new double[sheets.length()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            if (both || j > grid.ny() / 2) {
                u[grid.index(i, j) + component * grid.size()] = 1;
            }
        });
        return u;
    }

    private double energy(EllipticOperator operator, double[] values) {
        Buffer u = kernels.table(values);
        Buffer image = operator.vector();
        operator.apply(u, image);
        return kernels.dot(u, image);
    }

    /** The second sheet's share ends within a cell, whose conductance is its coefficient. */
    @Test
    void aJumpOfThePotentialCostsWhatTheEdgeOfTheBandConducts() {
        LinkedSheets sheets = laid(conduction());
        double expected = SOFT * GRID.ny();
        assertEquals(expected, energy(sheets, moved(sheets, 0, false)), ROUND_OFF * expected);
    }

    @Test
    void anOpeningCostsWhatThatEdgeHoldsInTensionAndASlipWhatItHoldsInShear() {
        LinkedSheets sheets = laid(elasticity());
        double edge = SOFT * GRID.ny();
        assertEquals(STRETCH * edge, energy(sheets, moved(sheets, 0, false)), ROUND_OFF * edge);
        assertEquals(SHEAR * edge, energy(sheets, moved(sheets, 1, false)), ROUND_OFF * edge);
    }

    @Test
    void motionOfAllSheetsTogetherCostsNothing() {
        LinkedSheets sheets = laid(elasticity());
        assertEquals(0, energy(sheets, moved(sheets, 0, true)), 1e-14);
    }

    @Test
    void allOfTheBodyIsOnItsSheets() {
        ScalarOperator operator = conduction();
        Sheets sheets = new Sheets(kernels, operator, 2, 2);
        sheets.lay(PiecesTest.pieces(GRID, cells(1), new boolean[GRID.size()]));
        operator.mass().write(new RandomFields(GRID, 1).nodes(1, 1, 2));
        sheets.coarsen();
        ScalarOperator coarse = (ScalarOperator) sheets.coarse().sheets();
        assertEquals(kernels.device().sum(operator.mass()), kernels.device().sum(coarse.mass()), 1e-10);
        assertEquals(kernels.device().sum(operator.tensor()), 4 * kernels.device().sum(coarse.tensor()), 1e-10);
    }

    @Test
    void whatIsTheSameOnAllSheetsIsProlongedAsWithoutThem() {
        ScalarOperator operator = conduction();
        Sheets sheets = new Sheets(kernels, operator, 2, 2);
        sheets.lay(PiecesTest.pieces(GRID, cells(1), new boolean[GRID.size()]));
        sheets.coarsen();
        Buffer u = operator.vector();
        sheets.prolong(kernels.table(moved(sheets.coarse(), 0, true)), u);
        assertSameField(operator.open().toArray(), u, 1e-14);
    }

    /** Dirichlet values in the left half alone: the right one floats on the band. */
    @Test
    void aPieceThatFloatsIsMovedWithinFiveIterations() {
        ElasticOperator operator = elasticity();
        double[] open = operator.open().toArray();
        double[] exact = new double[operator.length()];
        new QuadratureElements(GRID).forEachNode((i, j, k) -> {
            int n = GRID.index(i, j);
            open[n] = i == 0 ? 0 : 1;
            open[n + GRID.size()] = open[n];
            // a turn about the middle of the right half, linear across the band
            double share = Math.max(0, Math.min(1, (i - BAND) / (double) WIDTH));
            exact[n] = share * (8 - j);
            exact[n + GRID.size()] = share * (i - 18);
        });
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 50);
        solver.rebuild();
        Buffer f = operator.vector();
        operator.apply(kernels.table(exact), f);
        Buffer u = operator.vector();
        Convergence went = solver.solve(f, u, 0.1);
        assertTrue(went.reached() && went.iterations() <= 5, went::toString);
    }

    @Test
    void theSolutionIsThatOfTheBody() {
        ElasticOperator operator = elasticity();
        double[] open = operator.open().toArray();
        double[] exact = new RandomFields(GRID, 1).nodes(2, -1, 1);
        new QuadratureElements(GRID).forEachNode((i, j, k) -> {
            for (int p = 0; p < 2 && i == 0; p++) {
                open[GRID.index(i, j) + p * GRID.size()] = 0;
                exact[GRID.index(i, j) + p * GRID.size()] = 0;
            }
        });
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 50);
        solver.rebuild();
        Buffer f = operator.vector();
        operator.apply(kernels.table(exact), f);
        Buffer u = operator.vector();
        Convergence went = solver.solve(f, u, 1e-12);
        assertTrue(went.reached(), went::toString);
        assertSameField(exact, u, 1e-9);
    }

    @Test
    void theCycleIsSymmetricAndDefinite() {
        Grid grid = Grid.box(17, 9, 7, 1);
        Kernels space = CpuKernels.in(3);
        ElasticOperator operator = new ElasticOperator(space, grid);
        RandomFields random = new RandomFields(grid, 1);
        double[][][] stiffness = random.matrices(6);
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            boolean soft = i == 5 || i == 11;
            Arrays.stream(stiffness[grid.index(i, j, k)]).forEach(row -> Arrays.setAll(row, n -> row[n] * (soft ? SOFT : 1)));
        });
        operator.stiffness().write(random.packed(stiffness, 6));
        double[] open = operator.open().toArray();
        new QuadratureElements(grid).forEachNode((i, j, k) -> open[grid.index(i, j, k)] = i == 0 ? 0 : 1);
        operator.open().write(open);
        Multigrid multigrid = new Multigrid(space, operator);
        multigrid.rebuild();
        for (int seed = 1; seed <= 3; seed++) {
            Buffer r = space.table(new RandomFields(grid, seed).nodes(3, -1, 1));
            Buffer s = space.table(new RandomFields(grid, 100 + seed).nodes(3, -1, 1));
            space.product(operator.open(), r, r);
            space.product(operator.open(), s, s);
            Buffer zr = operator.vector();
            Buffer zs = operator.vector();
            multigrid.apply(r, zr);
            multigrid.apply(s, zs);
            double scale = Math.sqrt(space.dot(zr, r) * space.dot(zs, s));
            assertTrue(scale > 0);
            assertEquals(space.dot(zr, s), space.dot(zs, r), 1e-11 * scale);
        }
    }
}
