package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.config.Condition;
import org.frond.config.Config;
import org.frond.config.Parameter;
import org.frond.config.RegionSettings;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.PrescribedNodes;

/** What a configuration asks of a field on the sides of a specimen and in its regions, as arrays in the field's layout. */
final class Conditions {

    private final Grid grid;
    private final int components;
    private final List<Part> parts = new ArrayList<>();

    /**
     * A side or a region.
     *
     * @param name       left, top, ... or the region's name
     * @param nodes      which nodes belong to it
     * @param areas      area of the side that belongs to each node [m per depth in 2-D, m^2 in 3-D]; 0 for a region
     * @param conditions one for each component
     */
    record Part(String name, boolean[] nodes, double[] areas, List<Condition> conditions) {

        boolean holds(int component) {
            return conditions.get(component).kind() == Condition.Kind.FIXED;
        }
    }

    private Conditions(Grid grid, int components) {
        this.grid = grid;
        this.components = components;
    }

    /** Conditions on the displacement. */
    static Conditions ofDisplacement(Config config, Grid grid, List<Parameter<List<Condition>>> sides) {
        Conditions conditions = new Conditions(grid, grid.dim());
        for (int side = 0; side < 2 * grid.dim(); side++) {
            conditions.addSide(sides.get(side).shortName(), side, config.get(sides.get(side)));
        }
        Regions regions = new Regions(config, grid);
        for (String name : config.names(RegionSettings.SECTION)) {
            List<Condition> asked = config.get(RegionSettings.DISPLACEMENT.of(name));
            if (asked.stream().anyMatch(condition -> condition.kind() == Condition.Kind.FIXED)) {
                conditions.parts.add(new Part(name, regions.nodes(name), new double[grid.size()], asked));
            }
        }
        return conditions;
    }

    /** Conditions on a scalar field. */
    static Conditions ofScalar(Config config, Grid grid, List<Parameter<Condition>> sides) {
        Conditions conditions = new Conditions(grid, 1);
        for (int side = 0; side < 2 * grid.dim(); side++) {
            conditions.addSide(sides.get(side).shortName(), side, List.of(config.get(sides.get(side))));
        }
        return conditions;
    }

    private void addSide(String name, int side, List<Condition> conditions) {
        int axis = side / 2;
        if (grid.periodicity().along(axis)) {
            return;
        }
        int place = side % 2 == 0 ? 0 : grid.cells(axis);
        boolean[] nodes = new boolean[grid.size()];
        double[] areas = new double[grid.size()];
        double h = grid.h();
        Places.nodes(grid).forEach(0, (n, at) -> {
            int[] index = {(int) Math.round(at.x() / h), (int) Math.round(at.y() / h), (int) Math.round(at.z() / h)};
            if (index[axis] == place) {
                nodes[n] = true;
                // what belongs to the image of a node is its original's
                double area = 1;
                for (int other = 0; other < grid.dim(); other++) {
                    boolean edge = index[other] == 0 || index[other] == grid.cells(other);
                    area *= other == axis ? 1 : edge ? h / 2 : h;
                }
                areas[grid.original(index[0], index[1], index[2])] += area;
            }
        });
        parts.add(new Part(name, nodes, areas, conditions));
    }

    /** Sides and regions, in the order in which their values count: the later one where two meet. */
    List<Part> parts() {
        return parts;
    }

    /** Where values are prescribed. */
    PrescribedNodes prescribed() {
        boolean[] closed = new boolean[components * grid.size()];
        for (Part part : parts) {
            for (int p = 0; p < components; p++) {
                for (int n = 0; part.holds(p) && n < grid.size(); n++) {
                    closed[n + p * grid.size()] |= part.nodes[n];
                }
            }
        }
        return new PrescribedNodes(closed);
    }

    /** Prescribed values at a time. */
    double[] values(double time) {
        double[] values = new double[components * grid.size()];
        for (Part part : parts) {
            for (int p = 0; p < components; p++) {
                if (part.holds(p)) {
                    Formula.Ready value = part.conditions.get(p).value().ready();
                    int shift = p * grid.size();
                    Places.nodes(grid).forEach(time, (n, place) -> {
                        if (part.nodes[n]) {
                            values[n + shift] = value.at(place);
                        }
                    });
                }
            }
        }
        return values;
    }

    /**
     * What comes in through the sides and from sources at a time, integrated over each node's share.
     *
     * @param sources per volume, one for each component
     * @param field   the field's values, which a source may depend on
     * @param volumes share of the volume that belongs to each node
     * @param flux    what a unit of a side's flux adds
     */
    double[] inflow(double time, List<Formula> sources, double[] field, double[] volumes, double flux) {
        double[] inflow = new double[components * grid.size()];
        for (int p = 0; p < components; p++) {
            int shift = p * grid.size();
            Formula.Ready source = sources.get(p).ready();
            Places.nodes(grid).forEach(time, (n, place) -> 
                    inflow[n + shift] += source.at(place.with(field[n + shift])) * volumes[n]);
            for (Part part : parts) {
                if (part.conditions.get(p).kind() == Condition.Kind.FLUX) {
                    Formula.Ready through = part.conditions.get(p).value().ready();
                    Places.nodes(grid).forEach(time, (n, place) ->
                            inflow[n + shift] += flux * through.at(place) * part.areas[n]);
                }
            }
        }
        return inflow;
    }

    /** Sum of a component of nodal values over a part. */
    double sum(Part part, int component, double[] values) {
        double sum = 0;
        for (int n = 0; n < grid.size(); n++) {
            sum += part.nodes[n] ? values[n + component * grid.size()] : 0;
        }
        return sum;
    }
}
