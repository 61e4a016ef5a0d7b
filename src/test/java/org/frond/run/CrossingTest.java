package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.frond.config.OutputField;
import org.frond.formula.Formula;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.junit.jupiter.api.Test;

class CrossingTest {

    private static final Grid GRID = Grid.plane(20, 20, 0.5);
    private static final Field FIELD = Field.node("phase", "c", "1", "A phase");

    private static double along(String formula, double level, List<Double> to) {
        Kernels kernels = CpuKernels.in(GRID.dim());
        Crossing crossing = new Crossing(List.of(0.0, 0.0), to, level);
        FieldProbe line = new FieldProbe(kernels, GRID, FIELD, OutputField.Component.X, crossing.points(GRID));
        return crossing.of(line.read(kernels.table(Places.nodes(GRID).values(new Formula(formula).ready()::at, 0))));
    }

    @Test
    void aSlopePassesALevelWhereItSays() {
        assertEquals(3.3, along("1 - x / 3.3", 0, List.of(10.0, 0.0)), 1e-12);
    }

    @Test
    void ofSeveralPassesTheLastCounts() {
        assertEquals(8, along("(x - 2) * (x - 8)", 0, List.of(10.0, 0.0)), 0.1);
    }

    @Test
    void alongADiagonalTheDistanceIsThatAlongTheLine() {
        assertEquals(Math.sqrt(2) * 4, along("4 - x", 0, List.of(10.0, 10.0)), 1e-12);
    }

    @Test
    void whereNothingIsPassedThereIsNoNumber() {
        assertEquals(Double.NaN, along("1 + x", 0, List.of(10.0, 0.0)));
    }
}
