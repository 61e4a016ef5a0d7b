package org.frond.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.solver.Selection;

/**
 * A side or a region that holds a component of a field at given values, with its nodes on the device: what acts there is summed
 * there.
 *
 * @param part      the side or region
 * @param component which component it holds
 * @param nodes     its nodes, in that component
 */
record Holds(Conditions.Part part, int component, Selection nodes) {

    /** All of a field's, component by component within each side or region. */
    static List<Holds> of(Kernels kernels, Grid grid, Conditions conditions) {
        List<Holds> all = new ArrayList<>();
        for (Conditions.Part part : conditions.parts()) {
            for (int p = 0; p < part.conditions().size(); p++) {
                if (part.holds(p)) {
                    int shift = p * grid.size();
                    all.add(new Holds(part, p, new Selection(kernels, Arrays.stream(part.nodes()).map(n -> n + shift).toArray())));
                }
            }
        }
        return all;
    }

    /** The side or region's name. */
    String name() {
        return part.name();
    }
}
