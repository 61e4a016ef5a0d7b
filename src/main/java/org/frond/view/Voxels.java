package org.frond.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.frond.grid.Grid;
import org.frond.picture.Volume;

/**
 * The numbers of a body in space for the page, in single precision, x fastest; of a large grid every second node, every third, and so on.
 *
 * @param count  nodes along each axis
 * @param stride nodes along an axis that one number stands for
 * @param level  on which a surface lies; not a number where none is meant
 * @param values {@code count[0] * count[1] * count[2]} of them
 */
record Voxels(int[] count, int stride, double level, float[] values) {

    /** Largest number of cells along an axis. */
    static final int LARGEST = 128;
    /** Bytes before the numbers: four whole numbers of 4 bytes, one number of 8. */
    static final int HEADER = 24;

    static Voxels of(Grid grid, Volume volume, double level) {
        int stride = (Math.max(grid.nx(), Math.max(grid.ny(), grid.nz())) + LARGEST - 1) / LARGEST;
        int[] count = {grid.nx() / stride + 1, grid.ny() / stride + 1, grid.nz() / stride + 1};
        float[] values = new float[count[0] * count[1] * count[2]];
        for (int k = 0, n = 0; k < count[2]; k++) {
            for (int j = 0; j < count[1]; j++) {
                for (int i = 0; i < count[0]; i++) {
                    values[n++] = (float) volume.values()[grid.index(i * stride, j * stride, k * stride)];
                }
            }
        }
        return new Voxels(count, stride, level, values);
    }

    /** As it travels: numbers along x, y and z, stride, level, then the numbers; all little-endian. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(count[0]).putInt(count[1]).putInt(count[2]).putInt(stride).putDouble(level);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
