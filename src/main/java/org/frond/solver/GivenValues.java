package org.frond.solver;

import java.util.Arrays;
import org.frond.device.Buffer;

/** Values that the host gives, such as loads. They travel to the device only where they differ from those given last. */
public final class GivenValues {

    private final Buffer buffer;
    private double[] last = new double[0];

    /** Values kept in a buffer that nobody else writes. */
    public GivenValues(Buffer buffer) {
        this.buffer = buffer;
    }

    /** The buffer, holding these values, which their owner must not change any more. */
    public Buffer holding(double[] values) {
        if (!Arrays.equals(values, last)) {
            buffer.write(values);
            last = values;
        }
        return buffer;
    }
}
