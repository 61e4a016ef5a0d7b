package org.frond.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;
import org.frond.picture.Extremes;

/**
 * The numbers of a picture, in single precision, row by row from below; a grid larger than the picture may be is reduced.
 *
 * @param width    numbers in a row
 * @param height   rows
 * @param stride   nodes or cells along an axis that one number stands for
 * @param location node or cell
 * @param extremes of the whole field before it was reduced
 * @param values   {@code width * height} of them
 */
record Raster(int width, int height, int stride, Location location, Extremes extremes, float[] values) {

    /** Largest width and height of a picture on the page. */
    static final int LARGEST = 1024;
    /** Bytes before the numbers: four whole numbers of 4 bytes, four numbers of 8. */
    static final int HEADER = 48;

    /** The picture of a scalar on a plane grid, of at most so many numbers along an axis; labels are picked, all else is averaged. */
    static Raster of(Grid plane, FieldData data, boolean labels, int largest) {
        Location location = data.field().location();
        int columns = plane.count(location, 0);
        int rows = plane.count(location, 1);
        int stride = (Math.max(plane.nx(), plane.ny()) + largest - 1) / largest;
        int width = (columns + stride - 1) / stride;
        int height = (rows + stride - 1) / stride;
        float[] values = new float[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int i = column * stride;
                int j = row * stride;
                values[row * width + column] = (float) (labels || stride == 1 ? data.at(plane, 0, i, j, 0)
                        : mean(plane, data, i, j, Math.min(columns, i + stride), Math.min(rows, j + stride)));
            }
        }
        return new Raster(width, height, stride, location, Extremes.of(plane, data), values);
    }

    private static double mean(Grid plane, FieldData data, int left, int below, int right, int above) {
        double sum = 0;
        for (int j = below; j < above; j++) {
            for (int i = left; i < right; i++) {
                sum += data.at(plane, 0, i, j, 0);
            }
        }
        return sum / ((right - left) * (above - below));
    }

    /** As it travels: width, height, stride and 0 for nodes or 1 for cells, the extremes, then the numbers; all little-endian. */
    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(width).putInt(height).putInt(stride).putInt(location == Location.NODE ? 0 : 1);
        bytes.putDouble(extremes.low()).putDouble(extremes.high()).putDouble(extremes.least()).putDouble(extremes.largest());
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }
}
