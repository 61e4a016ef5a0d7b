package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.Condition;
import org.frond.config.Config;
import org.frond.config.DisplacementSettings;
import org.frond.config.GivenFormula;
import org.frond.config.Parameter;
import org.frond.config.RegionSettings;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.model.LinearField;
import org.frond.model.PrescribedNodes;

/**
 * What a configuration asks of a field on the sides of a body, in its regions and of its sources, as arrays in the field's
 * layout. What does not change with time is found once: the same array again.
 */
final class Conditions {

    private static final String TIME = "t";
    private static final String OWN_VALUE = "u";

    private final Grid grid;
    private final List<GivenFormula> sources;
    private final double flux;
    private final int components;
    private final double[] volumes;
    private final List<Part> parts = new ArrayList<>();
    private double[] steadyValues = new double[0];
    private double[] steadyInflow = new double[0];

    /**
     * A side or a region.
     *
     * @param name       left, top, ... or the region's name
     * @param nodes      which nodes belong to it, in the order of memory
     * @param areas      area of the side that belongs to each node [m per depth in 2-D, m^2 in 3-D], in the field's layout;
     *                   empty for a region
     * @param conditions one for each component
     */
    record Part(String name, int[] nodes, double[] areas, List<Asked> conditions) {

        boolean holds(int component) {
            return conditions.get(component).kind() == Condition.Kind.FIXED;
        }

        private boolean lets(int component) {
            return conditions.get(component).kind() == Condition.Kind.FLUX;
        }
    }

    /** What is asked of one component, and the value or what comes in. */
    record Asked(Condition.Kind kind, GivenFormula value) {

        /** Of the components of a field; those along z in the plane are left out: {@code clamped} holds all three. */
        static List<Asked> of(Config config, Parameter<?> parameter, List<Condition> conditions, int components) {
            return conditions.stream().limit(components)
                    .map(condition -> new Asked(condition.kind(), config.formula(parameter, condition))).toList();
        }
    }

    private Conditions(Grid grid, List<GivenFormula> sources, double flux) {
        this.grid = grid;
        this.sources = sources;
        this.flux = flux;
        this.components = sources.size();
        this.volumes = LinearField.nodeVolumes(grid);
    }

    /** Conditions on the displacement; what comes in are forces. */
    static Conditions ofDisplacement(Config config, Grid grid) {
        List<GivenFormula> forces = Stream.of(DisplacementSettings.FORCE_X, DisplacementSettings.FORCE_Y, DisplacementSettings.FORCE_Z)
                .limit(grid.dim()).map(config::formula).toList();
        Conditions conditions = new Conditions(grid, forces, 1);
        for (int side = 0; side < 2 * grid.dim(); side++) {
            Parameter<List<Condition>> asked = DisplacementSettings.SIDES.get(side);
            conditions.addSide(asked.shortName(), side, Asked.of(config, asked, config.get(asked), grid.dim()));
        }
        Regions regions = new Regions(config, grid);
        for (String name : config.names(RegionSettings.SECTION)) {
            Parameter<List<Condition>> asked = RegionSettings.DISPLACEMENT.of(name);
            if (config.get(asked).stream().anyMatch(condition -> condition.kind() == Condition.Kind.FIXED)) {
                conditions.parts.add(new Part(name, positions(regions.nodes(name)), new double[0],
                        Asked.of(config, asked, config.get(asked), grid.dim())));
            }
        }
        return conditions;
    }

    /**
     * Conditions on a scalar field.
     *
     * @param source per volume
     * @param flux   what a unit of a side's flux adds
     */
    static Conditions ofScalar(Config config, Grid grid, List<Parameter<Condition>> sides, Parameter<Formula> source, double flux) {
        Conditions conditions = new Conditions(grid, List.of(config.formula(source)), flux);
        for (int side = 0; side < 2 * grid.dim(); side++) {
            Parameter<Condition> asked = sides.get(side);
            conditions.addSide(asked.shortName(), side, Asked.of(config, asked, List.of(config.get(asked)), 1));
        }
        return conditions;
    }

    private static int[] positions(boolean[] nodes) {
        return IntStream.range(0, nodes.length).filter(n -> nodes[n]).toArray();
    }

    private void addSide(String name, int side, List<Asked> conditions) {
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
        parts.add(new Part(name, positions(nodes), areas, conditions));
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
                if (part.holds(p)) {
                    for (int n : part.nodes) {
                        closed[n + p * grid.size()] = true;
                    }
                }
            }
        }
        return new PrescribedNodes(closed);
    }

    /** Prescribed values at a time. */
    double[] values(double time) {
        if (steadyValues.length > 0) {
            return steadyValues;
        }
        double[] values = new double[components * grid.size()];
        Places places = Places.nodes(grid);
        boolean steady = true;
        for (Part part : parts) {
            for (int p = 0; p < components; p++) {
                if (part.holds(p)) {
                    GivenFormula value = part.conditions.get(p).value();
                    steady &= !value.mentions(TIME);
                    for (int n : part.nodes) {
                        values[n + p * grid.size()] = value.at(places.at(n, time));
                    }
                }
            }
        }
        if (steady) {
            steadyValues = values;
        }
        return values;
    }

    /** Whether anything may come in through the sides or from sources. */
    boolean letIn() {
        return IntStream.range(0, components).anyMatch(p -> !sources.get(p).isZero() || parts.stream().anyMatch(part -> part.lets(p)));
    }

    /**
     * What comes in through the sides and from sources at a time, integrated over each node's share.
     *
     * @param field the field's values, asked for only where a source depends on them
     */
    double[] inflow(double time, Supplier<double[]> field) {
        if (steadyInflow.length > 0) {
            return steadyInflow;
        }
        double[] inflow = new double[components * grid.size()];
        boolean steady = true;
        for (int p = 0; p < components; p++) {
            int shift = p * grid.size();
            GivenFormula source = sources.get(p);
            if (!source.isZero()) {
                boolean reacts = source.mentions(OWN_VALUE);
                steady &= !source.mentions(TIME) && !reacts;
                double[] own = reacts ? field.get() : new double[0];
                Places.nodes(grid).forEach(time, (n, place) ->
                        inflow[n + shift] += source.at(reacts ? place.with(own[n + shift]) : place) * volumes[n]);
            }
            for (Part part : parts) {
                if (part.lets(p)) {
                    GivenFormula through = part.conditions.get(p).value();
                    steady &= !through.mentions(TIME);
                    add(through, part, time, inflow, shift);
                }
            }
        }
        if (steady) {
            steadyInflow = inflow;
        }
        return inflow;
    }

    private void add(GivenFormula through, Part part, double time, double[] inflow, int shift) {
        Places places = Places.nodes(grid);
        for (int n : part.nodes) {
            inflow[n + shift] += flux * through.at(places.at(n, time)) * part.areas[n];
        }
    }

    /** Sum of a component of nodal values over a part. */
    double sum(Part part, int component, double[] values) {
        double sum = 0;
        for (int n : part.nodes) {
            sum += values[n + component * grid.size()];
        }
        return sum;
    }
}
