package org.frond.picture;

import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;

/** One number per node of a grid in space, between them trilinear: values of cells are averaged at their corners first. */
public record Volume(Grid grid, double[] values) {

    private static final int CORNERS = 8;

    /** Of a field on nodes, or of one in cells. */
    public static Volume of(Grid grid, FieldData data) {
        double[] numbers = Scalars.reduced(grid, data);
        return new Volume(grid, data.field().location() == Location.NODE ? numbers : onNodes(grid, numbers));
    }

    private static double[] onNodes(Grid grid, double[] cells) {
        double[] nodes = new double[grid.size()];
        for (int k = 0; k <= grid.nz(); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    double sum = 0;
                    int count = 0;
                    for (int n = 0; n < CORNERS; n++) {
                        int ci = i - (n & 1);
                        int cj = j - (n >> 1 & 1);
                        int ck = k - (n >> 2);
                        if (ci >= 0 && ci < grid.nx() && cj >= 0 && cj < grid.ny() && ck >= 0 && ck < grid.nz()) {
                            sum += cells[grid.index(ci, cj, ck)];
                            count++;
                        }
                    }
                    nodes[grid.index(i, j, k)] = sum / count;
                }
            }
        }
        return nodes;
    }

    /** Means over neighbours along each axis in turn, a quarter of each; at the sides values continue as they are. */
    Volume smoothed(int passes) {
        double[] smooth = values;
        for (int pass = 0; pass < 3 * passes; pass++) {
            smooth = smoothed(smooth, pass % 3);
        }
        return new Volume(grid, smooth);
    }

    private double[] smoothed(double[] rough, int axis) {
        double[] means = new double[grid.size()];
        int[] ahead = {grid.index(1, 0, 0) - grid.index(0, 0, 0), grid.pitch(), grid.plane()};
        for (int k = 0; k <= grid.nz(); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    int n = grid.index(i, j, k);
                    int at = axis == 0 ? i : axis == 1 ? j : k;
                    double before = rough[at > 0 ? n - ahead[axis] : n];
                    double after = rough[at < grid.cells(axis) ? n + ahead[axis] : n];
                    means[n] = rough[n] / 2 + (before + after) / 4;
                }
            }
        }
        return means;
    }

    /** Value at a place in cell widths; a place outside counts as the nearest inside. */
    double sample(double x, double y, double z) {
        int i = (int) Math.max(0, Math.min(grid.nx() - 1, Math.floor(x)));
        int j = (int) Math.max(0, Math.min(grid.ny() - 1, Math.floor(y)));
        int k = (int) Math.max(0, Math.min(grid.nz() - 1, Math.floor(z)));
        double r = Math.max(0, Math.min(1, x - i));
        double s = Math.max(0, Math.min(1, y - j));
        double t = Math.max(0, Math.min(1, z - k));
        int n = grid.index(i, j, k);
        int row = grid.pitch();
        int plane = grid.plane();
        double below = (1 - s) * ((1 - r) * values[n] + r * values[n + 1]) + s * ((1 - r) * values[n + row] + r * values[n + row + 1]);
        n += plane;
        double above = (1 - s) * ((1 - r) * values[n] + r * values[n + 1]) + s * ((1 - r) * values[n + row] + r * values[n + row + 1]);
        return (1 - t) * below + t * above;
    }

    /** The direction in which values fall fastest, of length 1; without a slope it is zero. */
    double[] outwards(double x, double y, double z) {
        double[] fall = {sample(x - 1, y, z) - sample(x + 1, y, z), sample(x, y - 1, z) - sample(x, y + 1, z),
            sample(x, y, z - 1) - sample(x, y, z + 1)};
        double length = Math.sqrt(Camera.dot(fall, fall));
        return length > 0 ? new double[] {fall[0] / length, fall[1] / length, fall[2] / length} : new double[3];
    }
}
