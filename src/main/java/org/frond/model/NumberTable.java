package org.frond.model;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.solver.Kernels;

/** A table of numbers on the device, such as one per region, that is written again and again and grows when it must. */
final class NumberTable {

    private final Kernels kernels;
    private Buffer buffer;

    NumberTable(Kernels kernels) {
        this.kernels = kernels;
        this.buffer = kernels.table(new double[1]);
    }

    /** The table with these numbers, followed by zeros where it is longer. */
    Buffer of(double... numbers) {
        if (buffer.length() < numbers.length) {
            buffer = kernels.table(numbers);
        } else {
            buffer.write(Arrays.copyOf(numbers, buffer.length()));
        }
        return buffer;
    }
}
