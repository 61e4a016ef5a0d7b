package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * The course of a phase that starts at an electrode face, and how large cracks are.
 *
 * <p>The course runs along the ridge of the phase from its mouth to the tip; its length is the geodesic one. The other measure of
 * a crack's size, the surface int gamma_l dV, comes from the density that the fracture model gives, see {@link #surface}.
 */
public final class CrackGeometry {

    private CrackGeometry() {
    }

    /**
     * The course of what starts at a face, from the mouth to the point farthest from the face; empty when nothing starts there.
     *
     * @param values of the phase, one per node: d, or zeta
     * @param level  at and above which a node belongs to it
     * @param side   the face
     */
    public static Optional<CrackPath> path(Grid grid, double[] values, double level, Side side) {
        Front front = new Front(grid, values, level);
        Components components = front.components();
        OptionalInt last = front.lastNode(side, component -> components.touches(component, side));
        if (last.isEmpty()) {
            return Optional.empty();
        }
        int started = components.labelAt(last.getAsInt());
        int[] mouth = face(grid, side).filter(node -> components.labelAt(node) == started).toArray();
        List<Point> points = route(grid, values, mouth, last.getAsInt());
        points.set(points.size() - 1, front.tip(last.getAsInt(), side));
        return Optional.of(CrackPath.smoothed(points));
    }

    private static List<Point> route(Grid grid, double[] values, int[] mouth, int last) {
        Nodes nodes = new Nodes(grid);
        List<Point> points = new ArrayList<>();
        for (int node : new RidgeRoute(grid, values, mouth).to(last)) {
            points.add(nodes.point(node));
        }
        return points;
    }

    private static IntStream face(Grid grid, Side side) {
        int i = side == Side.LEFT ? 0 : grid.nx();
        IntStream.Builder face = IntStream.builder();
        new Nodes(grid).forEach((at, j, k, node) -> {
            if (at == i) {
                face.add(node);
            }
        });
        return face.build();
    }

    /** Share of what is broken that a phase takes up, the volume of nodes in both over that of the broken ones; NaN where nothing is. */
    public static double share(Grid grid, double[] d, double[] phase, double level) {
        Nodes nodes = new Nodes(grid);
        double[] volumes = new double[2];
        nodes.forEach((i, j, k, node) -> {
            double volume = d[node] >= Front.BROKEN ? nodes.volume(i, j, k) : 0;
            volumes[0] += volume;
            volumes[1] += phase[node] >= level ? volume : 0;
        });
        return volumes[1] / volumes[0];
    }

    /**
     * Crack surface int gamma_l dV, a length in the plane and an area in space [m or m^2].
     *
     * @param density gamma_l, one value per cell [1/m]
     */
    public static double surface(Grid grid, double[] density) {
        double sum = 0;
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                double row = 0;
                int start = grid.index(0, j, k);
                for (int i = 0; i < grid.nx(); i++) {
                    row += density[start + i];
                }
                sum += row;
            }
        }
        return sum * grid.cellVolume();
    }
}
