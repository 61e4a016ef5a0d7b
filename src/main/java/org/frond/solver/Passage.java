package org.frond.solver;

import java.util.HashMap;
import java.util.Map;
import org.frond.device.Buffer;
import org.frond.device.Precision;

/**
 * The way of fields from the kernels of one precision to those of the other, scaled and rounded once. Between two devices
 * values travel in single precision, half the bytes, and are converted where there is double precision.
 */
final class Passage {

    private final Kernels from;
    private final Kernels to;
    /** Where values wait in single precision on the device of double precision, by their number. */
    private final Map<Integer, Buffer> staging = new HashMap<>();

    Passage(Kernels from, Kernels to) {
        this.from = from;
        this.to = to;
    }

    /** target = factor source, multiplied in double precision. */
    void carry(double factor, Buffer source, Buffer target) {
        if (from.device() == to.device()) {
            from.device().convert(factor, source, target);
        } else if (from.precision() == Precision.DOUBLE) {
            Buffer waiting = staging(from, source.length());
            from.device().convert(factor, source, waiting);
            target.copyFrom(waiting);
        } else {
            Buffer waiting = staging(to, source.length());
            waiting.copyFrom(source);
            to.device().convert(factor, waiting, target);
        }
    }

    private Buffer staging(Kernels side, int length) {
        return staging.computeIfAbsent(length, values -> side.device().allocate(Precision.FLOAT, values));
    }
}
