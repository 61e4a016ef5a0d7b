package org.frond.solver;

import java.util.Arrays;
import org.frond.device.Buffer;

/**
 * Some places of a field, such as the nodes of a side or those around a probe. Their values are picked out and put in on the
 * device: they travel, the field does not.
 */
public final class Selection {

    private final Kernels kernels;
    private final int[] selected;
    private final Buffer places;
    private final Buffer values;
    private final GivenValues given;

    /** Places in the layout of the fields; where values are put, each of them once. */
    public Selection(Kernels kernels, int[] selected) {
        this.kernels = kernels;
        this.selected = selected.clone();
        // no device has buffers of nothing
        this.places = kernels.table(selected.length == 0 ? new double[1] : Arrays.stream(selected).asDoubleStream().toArray());
        this.values = kernels.table(new double[places.length()]);
        this.given = new GivenValues(kernels.table(new double[places.length()]));
    }

    /** How many. */
    public int count() {
        return selected.length;
    }

    /** A field's values there, in a buffer that the next call overwrites; one zero for no places. */
    public Buffer of(Buffer field) {
        if (count() > 0) {
            kernels.pick(field, places, values);
        }
        return values;
    }

    /** A field's values there, in the order of the places. */
    public double[] read(Buffer field) {
        return count() == 0 ? new double[0] : of(field).toArray();
    }

    /** The sum of a field's values there. */
    public double sum(Buffer field) {
        return kernels.device().sum(of(field));
    }

    /** The values there of an array in the layout of the fields. */
    public double[] of(double[] field) {
        return Arrays.stream(selected).mapToDouble(place -> field[place]).toArray();
    }

    /** Puts values, one for each place, into a field; those of the last time need not travel again. */
    public void put(double[] picked, Buffer field) {
        if (count() > 0) {
            kernels.put(given.holding(picked.clone()), places, field);
        }
    }
}
