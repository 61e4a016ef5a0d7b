package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.frond.grid.Grid;

/**
 * The shape of the cracks that start at an electrode face or at a flaw: bodies, tip, and the path to the tip.
 *
 * <p>The path runs along the ridge of d from its mouth to the tip; its length is the geodesic one. The other measure of
 * size, the surface int gamma_l dV, comes from the density that the fracture model gives, see {@link #surface}.
 */
public final class CrackGeometry {

    private final Components components;
    private final Optional<Point> tip;
    private final Optional<CrackPath> path;

    private CrackGeometry(Components components, Optional<Point> tip, Optional<CrackPath> path) {
        this.components = components;
        this.tip = tip;
        this.path = path;
    }

    /**
     * The cracks that start at a face.
     *
     * @param d    fracture phase, one value per node
     * @param side the face they start at
     */
    public static CrackGeometry of(Grid grid, double[] d, Side side) {
        return of(grid, d, side, Front.BROKEN);
    }

    /**
     * The cracks that start at a face.
     *
     * @param d      fracture phase, one value per node
     * @param side   the face they start at
     * @param broken level of d at and above which a node counts as broken
     */
    public static CrackGeometry of(Grid grid, double[] d, Side side, double broken) {
        Front front = new Front(grid, d, broken);
        Components components = front.components();
        OptionalInt last = front.lastNode(side, component -> components.touches(component, side));
        if (last.isEmpty()) {
            return new CrackGeometry(components, Optional.empty(), Optional.empty());
        }
        int cracked = components.labelAt(last.getAsInt());
        int[] mouth = face(grid, side).filter(node -> components.labelAt(node) == cracked).toArray();
        return traced(grid, d, front, mouth, last.getAsInt(), side);
    }

    /**
     * The crack that starts at a flaw inside the solid and runs towards larger x.
     *
     * @param d    fracture phase, one value per node
     * @param flaw a node of the flaw; while it is not broken there is no tip and no path
     */
    public static CrackGeometry fromFlaw(Grid grid, double[] d, int flaw) {
        Front front = new Front(grid, d, Front.BROKEN);
        Components components = front.components();
        int cracked = components.labelAt(flaw);
        if (cracked == Components.BELOW) {
            return new CrackGeometry(components, Optional.empty(), Optional.empty());
        }
        int last = front.lastNode(Side.LEFT, component -> component == cracked).orElseThrow();
        return traced(grid, d, front, new int[] {flaw}, last, Side.LEFT);
    }

    private static CrackGeometry traced(Grid grid, double[] d, Front front, int[] mouth, int last, Side side) {
        Nodes nodes = new Nodes(grid);
        List<Point> points = new ArrayList<>();
        for (int node : new RidgeRoute(grid, d, mouth).to(last)) {
            points.add(nodes.point(node));
        }
        Point tip = front.tip(last, side);
        points.set(points.size() - 1, tip);
        return new CrackGeometry(front.components(), Optional.of(tip), Optional.of(CrackPath.smoothed(points)));
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

    /** The connected broken regions. */
    public Components components() {
        return components;
    }

    /** The broken point farthest from the face, or of largest x; empty when no crack starts there. */
    public Optional<Point> tip() {
        return tip;
    }

    /** The path from the mouth to the tip; empty when no crack starts there. */
    public Optional<CrackPath> path() {
        return path;
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
