package org.frond.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.frond.config.ConfigException;
import org.frond.config.ErrorSettings;
import org.frond.config.GivenFormula;
import org.frond.config.OutputField;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.GivenValues;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/** How far one component of a field is from a formula, where another formula holds: found on the device. */
final class FieldError {

    private final Kernels kernels;
    private final Places places;
    private final int[] within;
    private final Selection selection;
    private final GivenValues exact;
    private final GivenFormula formula;
    private final ErrorSettings.Norm norm;

    /**
     * A distance.
     *
     * @param formula what the component should be
     * @param where   holds where the distance counts
     */
    FieldError(Kernels kernels, Grid grid, Field field, OutputField.Component component, GivenFormula formula, GivenFormula where,
            ErrorSettings.Norm norm) {
        this.kernels = kernels;
        this.places = new Places(grid, field.location());
        boolean[] inside = places.inside(where::holds);
        this.within = IntStream.range(0, inside.length).filter(n -> inside[n]).toArray();
        int shift = FieldProbe.number(component, field) * grid.size();
        this.selection = new Selection(kernels, Arrays.stream(within).map(n -> n + shift).toArray());
        this.exact = new GivenValues(kernels.table(new double[Math.max(1, within.length)]));
        this.formula = formula;
        this.norm = norm;
    }

    /** What the field should be; a formula that has a value at the start may have none later. */
    private double[] expected(double time) {
        try {
            return Arrays.stream(within).mapToDouble(n -> formula.at(places.at(n, time))).toArray();
        } catch (ConfigException wrong) {
            throw time > 0 ? new RunFailedException(wrong.getMessage()) : wrong;
        }
    }

    /** The distance at a time [s], in the field's unit; not a number as a mean over nothing. */
    double of(Buffer field, double time) {
        if (within.length == 0) {
            return norm == ErrorSettings.Norm.MAX ? 0 : Double.NaN;
        }
        double[] expected = expected(time);
        Buffer difference = selection.of(field);
        kernels.axpy(-1, exact.holding(expected), difference);
        return norm == ErrorSettings.Norm.MAX ? kernels.device().maxAbs(difference)
                : Math.sqrt(kernels.dot(difference, difference) / within.length);
    }
}
