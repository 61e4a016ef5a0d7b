package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.frond.device.Buffer;
import org.frond.device.CpuDevice;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies of metal: which cells hang together, and what floats between the electrodes (V14). */
@OnEveryDevice
class BodiesTest {

    private static final Kernels PLANE = Specimen.PLANE;
    private static final Kernels SPACE = new Kernels(CpuDevice.ofAllCores(), 3);
    private static final double H = 1e-6;
    private static final double FARADAY_PER_VOLUME = 96485.33212 / Specimen.SODIUM;

    /** Metal in given cells, all of whose nodes are metal. */
    private record Mask(Buffer site, Buffer area) implements Bodies.Metal {

        @Override
        public Buffer edge() {
            return area;
        }

        @Override
        public double leastHeld() {
            return 0;
        }
    }

    private static Mask mask(Kernels kernels, Grid grid, double[] cells) {
        Buffer site = kernels.table(cells);
        Buffer area = kernels.vector(grid, 1);
        kernels.scaled(1e4, site, area);
        return new Mask(site, area);
    }

    private static State allMetal(Kernels kernels, Grid grid) {
        State state = Specimen.state(kernels, grid);
        state.metal().fill(1);
        return state;
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1, 1, 0.5", "2, 7, 5, 1, 0.5", "2, 61, 37, 1, 0.3", "2, 64, 64, 1, 0.38", "2, 130, 9, 1, 0.6",
        "3, 3, 2, 5, 0.5", "3, 17, 13, 11, 0.12"})
    void randomCellsFallIntoTheBodiesThatAFloodFillFinds(int dim, int nx, int ny, int nz, double density) {
        Kernels kernels = dim == 2 ? PLANE : SPACE;
        Grid grid = new Grid(dim, nx, ny, nz, H);
        Random random = new Random(5);
        for (int round = 0; round < 5; round++) {
            double[] cells = new double[grid.size()];
            forEachCell(grid, (i, j, k) -> cells[grid.index(i, j, k)] = random.nextDouble() < density ? 1 : 0);
            Bodies bodies = new Bodies(kernels, grid);
            bodies.find(allMetal(kernels, grid), mask(kernels, grid, cells));
            double[] number = bodies.number().toArray();
            int[] flood = flood(grid, cells);
            Map<Integer, Double> match = new HashMap<>();
            Set<Double> isolated = new HashSet<>();
            boolean[] shorted = {false};
            boolean[] left = new boolean[grid.size() + 1];
            boolean[] right = new boolean[grid.size() + 1];
            forEachCell(grid, (i, j, k) -> {
                left[flood[grid.index(i, j, k)]] |= i == 0;
                right[flood[grid.index(i, j, k)]] |= i == nx - 1;
            });
            forEachCell(grid, (i, j, k) -> {
                int n = grid.index(i, j, k);
                int own = flood[n];
                if (cells[n] == 0) {
                    assertEquals(0, number[n]);
                    return;
                }
                shorted[0] |= left[own] && right[own];
                double expected = left[own] ? Bodies.LEFT : right[own] ? Bodies.RIGHT : number[n];
                assertEquals(expected, number[n]);
                if (!left[own] && !right[own]) {
                    assertTrue(number[n] >= Bodies.FIRST_ISOLATED);
                    isolated.add(number[n]);
                    assertEquals(match.computeIfAbsent(own, key -> number[n]), number[n], "one body, one number");
                }
            });
            assertEquals(new HashSet<>(match.values()).size(), match.size(), "different bodies have different numbers");
            assertEquals(isolated.size(), bodies.isolated());
            assertEquals(shorted[0], bodies.areJoined());
        }
    }

    private interface CellVisitor {
        void visit(int i, int j, int k);
    }

    private static void forEachCell(Grid grid, CellVisitor visitor) {
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    visitor.visit(i, j, k);
                }
            }
        }
    }

    /** Components of the cells, neighbours sharing a corner, numbered from 1. */
    private static int[] flood(Grid grid, double[] cells) {
        int[] label = new int[cells.length];
        int[] count = {0};
        forEachCell(grid, (i0, j0, k0) -> {
            int start = grid.index(i0, j0, k0);
            if (cells[start] == 0 || label[start] != 0) {
                return;
            }
            label[start] = ++count[0];
            Deque<Integer> open = new ArrayDeque<>(Set.of(start));
            while (!open.isEmpty()) {
                int n = open.pop();
                for (int c = grid.dim() == 3 ? -1 : 0; c <= (grid.dim() == 3 ? 1 : 0); c++) {
                    for (int b = -1; b <= 1; b++) {
                        for (int a = -1; a <= 1; a++) {
                            int other = n + a + b * grid.pitch() + c * grid.plane();
                            if (cells[other] != 0 && label[other] == 0) {
                                label[other] = count[0];
                                open.push(other);
                            }
                        }
                    }
                }
            }
        });
        return label;
    }

    /** A spiral needs the label to travel all its length. */
    @Test
    void spiralIsOneBody() {
        int n = 41;
        Grid grid = Grid.plane(n, n, H);
        double[] cells = new double[grid.size()];
        int x = 2;
        int y = 2;
        int length = n - 5;
        int[][] turns = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
        cells[grid.index(x, y)] = 1;
        for (int side = 0; length > 0; side++) {
            for (int step = 0; step < length; step++) {
                x += turns[side % 4][0];
                y += turns[side % 4][1];
                cells[grid.index(x, y)] = 1;
            }
            length -= side == 0 ? 0 : 2;
        }
        Bodies bodies = new Bodies(PLANE, grid);
        bodies.find(allMetal(PLANE, grid), mask(PLANE, grid, cells));
        assertEquals(1, bodies.isolated());
        assertFalse(bodies.areJoined());
    }

    /** Metal on both electrodes and an island between them, under current control. */
    private static final class Cell {
        final Grid grid = Grid.plane(40, 24, H);
        final double[] cells = Specimen.onCells(grid, (x, y) -> y > 9e-6 && y < 12e-6
                && (x < 8e-6 || x > 33e-6 || x > 15e-6 && x < 26e-6) ? 1 : 0);
        final Mask mask = mask(PLANE, grid, cells);
        final Bodies bodies = new Bodies(PLANE, grid);
        final Buffer rate = PLANE.vector(grid, 1);
        final Potential.Outcome outcome;
        final Currents currents;
        final Losses losses;

        Cell(double density) {
            Specimen specimen = new Specimen(grid);
            specimen.closure = Transport.Closure.C0;
            specimen.conductivity = 0.01;
            State state = allMetal(PLANE, grid);
            state.concentration().write(Specimen.onNodes(grid, (x, y) -> 1));
            bodies.find(state, mask);
            Potential potential = new Potential(PLANE, grid, specimen.materials(PLANE), specimen.kinetics(),
                    specimen.transport(), 60, 1e-11);
            Reaction reaction = new Reaction(mask.area(), PLANE.vector(grid, 1),
                    PLANE.vector(grid, 1), Specimen.unlimited(PLANE, grid), bodies.number(), bodies.isolated());
            double current = density * potential.electrodeArea();
            outcome = potential.solve(state.potential(), state.concentration(), PLANE.vector(grid, 1),
                    new Control.Current(current, 0), reaction);
            Electrodes found = outcome.electrodes();
            currents = potential.currents(state.potential(), state.concentration(), found, reaction);
            losses = potential.losses(state.potential(), state.concentration(), found, reaction, currents);
            potential.platingRate(state.potential(), state.concentration(), found, reaction, rate);
            assertTrue(outcome.converged(), outcome.reason());
            assertEquals(current, currents.counter(), 1e-12 * current);
            assertEquals(-current, currents.total(), 1e-10 * current);
        }
    }

    @Test
    void isolatedBodyCarriesNoNetCurrentAndIsBipolar() {
        Cell cell = new Cell(50);
        assertEquals(1, cell.bodies.isolated());
        double turnover = 0;
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        double[] rate = cell.rate.toArray();
        double[] number = cell.bodies.number().toArray();
        for (int n = 0; n < rate.length; n++) {
            if (number[n] == Bodies.FIRST_ISOLATED) {
                turnover += Math.abs(rate[n]);
                most = Math.max(most, rate[n]);
                least = Math.min(least, rate[n]);
            }
        }
        assertEquals(0, cell.bodies.sum(cell.rate, Bodies.FIRST_ISOLATED), 1e-10 * turnover);
        assertTrue(most > 0 && least < 0, "plates on the side of the dissolving electrode, dissolves on the other");
        assertTrue(cell.losses.left() > 0 && cell.losses.right() > 0 && cell.losses.ohmic() > 0);
    }

    @Test
    void metalThatTouchesTheFarElectrodeBelongsToIt() {
        Cell cell = new Cell(50);
        double left = cell.bodies.sum(cell.rate, Bodies.LEFT);
        double right = cell.bodies.sum(cell.rate, Bodies.RIGHT);
        assertTrue(left > 0 && right < 0, "plates at the left, dissolves at the right");
        assertEquals(-cell.currents.dendrite(), left * FARADAY_PER_VOLUME * H * H, 1e-12 * Math.abs(cell.currents.dendrite()));
        assertEquals(-cell.currents.counterDendrite(), right * FARADAY_PER_VOLUME * H * H,
                1e-12 * Math.abs(cell.currents.counterDendrite()));
    }

    @Test
    void oneCellMoreMakesTheShort() {
        Grid grid = Grid.plane(12, 6, H);
        double[] cells = Specimen.onCells(grid, (x, y) -> y > 2e-6 && y < 3e-6 && (x < 5e-6 || x > 6e-6) ? 1 : 0);
        Bodies bodies = new Bodies(PLANE, grid);
        bodies.find(allMetal(PLANE, grid), mask(PLANE, grid, cells));
        assertFalse(bodies.areJoined());
        assertEquals(0, bodies.isolated());
        cells[grid.index(5, 2)] = 1;
        bodies.find(allMetal(PLANE, grid), mask(PLANE, grid, cells));
        assertTrue(bodies.areJoined());
    }
}
