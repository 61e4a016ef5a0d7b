package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ticks, units and ranges: the numbers beside the colours. */
class AxisNumbersTest {

    @ParameterizedTest
    @CsvSource({"Pa,3.2e7,32.0 MPa", "V,-0.0051,−5.10 mV", "m,2e-5,20.0 µm", "1,0.5,0.500",
        "m^2,2e-12,2.00 ×10⁻¹² m²", "1,0.0005,500 ×10⁻⁶",
        "A/m^2,1500,1.50 kA/m²", "s,754,12.6 min", "s,90000,25.0 h", "s,0.004,4.00 ms", "Pa,0,0 Pa", "K,300,300 K"})
    void aNumberIsPrintedWithAUnitOfItsSize(String unit, double value, String text) {
        assertEquals(text, UnitScale.of(unit, value).format(value));
    }

    @Test
    void ticksAreRoundAndInside() {
        assertEquals(List.of("0.2", "0.4", "0.6", "0.8"),
                Ticks.between(0.1, 0.95, 1, 5).stream().map(Ticks.Tick::label).toList());
        assertEquals(List.of("−100", "0", "100"),
                Ticks.between(-1.3e8, 1.3e8, 1e6, 4).stream().map(Ticks.Tick::label).toList());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1.99,1", "7e-6,5e-6", "5e-6,5e-6", "0.3,0.2", "99,50"})
    void lengthsAreRoundedDown(double x, double round) {
        assertEquals(round, Ticks.roundDown(x), 1e-12 * round);
    }

    @Test
    void theAutomaticRangeIsNotBlownUpByOneHotNode() {
        Grid grid = Grid.plane(40, 40, 1);
        FieldData data = ramp(grid);
        data.values()[grid.index(7, 9)] = 1e30;
        data.values()[grid.index(8, 9)] = Double.NaN;

        ColourRange range = range(grid, data, false);

        assertEquals(new ColourRange(0, 40), range);
    }

    @Test
    void aDivergingRangeIsSymmetric() {
        Grid grid = Grid.plane(40, 40, 1);

        assertEquals(new ColourRange(-40, 40), range(grid, ramp(grid), true));
    }

    @Test
    void aConstantFieldLiesInTheMiddleOfItsRange() {
        Grid grid = Grid.plane(4, 4, 1);
        double[] values = new double[grid.size()];
        Arrays.fill(values, 7);
        FieldData data = FieldData.of(grid, Field.node("c", "c", "1", ""), values);

        assertEquals(0.5, range(grid, data, false).position(7));
    }

    @Test
    void aFieldOfZerosBeginsAtZero() {
        Grid grid = Grid.plane(4, 4, 1);
        FieldData data = FieldData.of(grid, Field.node("c", "c", "1", ""), new double[grid.size()]);

        assertEquals(new ColourRange(0, 1, true), range(grid, data, false));
    }

    @Test
    void whatVariesByRoundOffIsConstant() {
        ColourRange range = range(Grid.plane(40, 40, 1), about(1, 1e-8), false);

        assertEquals(1, range.high() - range.low(), 1e-6);
    }

    @Test
    void ticksOfTheNarrowestRangeDiffer() {
        ColourRange range = range(Grid.plane(40, 40, 1), about(1, 1e-6), false);

        List<String> labels = Ticks.between(range.low(), range.high(), 1, 6).stream().map(Ticks.Tick::label).toList();
        assertEquals(labels.size(), Set.copyOf(labels).size(), labels.toString());
    }

    private static ColourRange range(Grid grid, FieldData data, boolean diverging) {
        return ColourRange.of(Extremes.of(grid, data), diverging, data.field().unit());
    }

    /** A stress of 1e-7 Pa, as an equilibrium without load has it, is nothing on a scale of its own. */
    @Test
    void aStressOfRoundingIsZero() {
        assertEquals(new ColourRange(-1, 1, true), ColourRange.of(new Extremes(-1e-7, 1e-7, -1e-7, 1e-7), true, "Pa"));
        assertEquals(new ColourRange(-20, 20), ColourRange.of(new Extremes(-20, 5, -20, 5), true, "Pa"));
    }

    @Test
    void rangesThatGrowAreWidenedToRoundNumbers() {
        assertEquals(new ColourRange(0, 260), new ColourRange(0, 246).rounded());
        assertEquals(new ColourRange(-250, 250), new ColourRange(-246, 246).rounded());
        assertEquals(new ColourRange(135, 180), new ColourRange(137.2, 177.8).rounded());
    }

    /** Values that rise by so much from column to column. */
    private static FieldData about(double value, double rise) {
        Grid grid = Grid.plane(40, 40, 1);
        FieldData data = ramp(grid);
        for (int n = 0; n < grid.size(); n++) {
            data.values()[n] = value + rise * data.values()[n];
        }
        return data;
    }

    private static FieldData ramp(Grid grid) {
        double[] values = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                values[grid.index(i, j)] = i;
            }
        }
        return FieldData.of(grid, Field.node("x", "x", "1", "Abscissa"), values);
    }
}
