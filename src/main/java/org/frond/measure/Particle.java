package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Grid;

/**
 * The size and shape of an isolated region, such as dead metal; in the plane an area and a perimeter.
 *
 * @param centre  its centre of mass
 * @param volume  [m^2 in the plane, m^3 in space]
 * @param surface by {@link Crofton} [m, m^2]
 * @param dim     2 or 3
 */
public record Particle(Point centre, double volume, double surface, int dim) {

    /** Diameter of the disc or ball of the same volume [m]. */
    public double equivalentDiameter() {
        return dim == 3 ? Math.cbrt(6 * volume / Math.PI) : Disc.diameter(volume);
    }

    /**
     * Surface of the disc or ball of the same volume over its own, 1 for a disc or ball: pi^(1/3) (6 V)^(2/3)/S in space, 2 sqrt(pi A)/P
     * in the plane.
     */
    public double sphericity() {
        double d = equivalentDiameter();
        return (dim == 3 ? Math.PI * d * d : Math.PI * d) / surface;
    }

    /** The components that reach neither electrode, in the order of their first nodes. */
    public static List<Particle> isolated(Grid grid, Components components) {
        Nodes nodes = new Nodes(grid);
        List<List<Integer>> members = components.members();
        List<Particle> particles = new ArrayList<>();
        for (int n = 1; n <= components.count(); n++) {
            if (components.isIsolated(n)) {
                int[] some = members.get(n - 1).stream().mapToInt(Integer::intValue).toArray();
                int label = n;
                particles.add(new Particle(CrackPath.mean(members.get(n - 1).stream().map(nodes::point).toList()), components.volume(n),
                        Crofton.surface(grid, some, node -> components.labelAt(node) == label), grid.dim()));
            }
        }
        return particles;
    }
}
