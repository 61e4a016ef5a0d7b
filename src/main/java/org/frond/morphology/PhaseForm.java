package org.frond.morphology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.measure.BoxCounting;
import org.frond.measure.Components;
import org.frond.measure.CrackGeometry;
import org.frond.measure.CrackPath;
import org.frond.measure.Front;
import org.frond.measure.Outline;
import org.frond.measure.Point;
import org.frond.measure.Side;
import org.frond.measure.Skeleton;

/**
 * The form of a phase in one snapshot, of the metal or of the cracks. Lines, and what follows from them, are those of the plane.
 *
 * @param components of the phase
 * @param left       the point farthest from the left electrode of what hangs on it
 * @param right      the same of the right electrode
 * @param lines      in its middle; empty in space
 * @param outline    empty in space
 * @param course     from the electrode to the farther of both points; empty in space and without one
 * @param boxes      empty where there is no phase, or no window of boxes on this grid
 */
record PhaseForm(Components components, Optional<Point> left, Optional<Point> right, Optional<Skeleton> lines, Optional<Outline> outline,
                 Optional<CrackPath> course, Optional<BoxCounting> boxes) {

    /**
     * Measures a phase.
     *
     * @param hanging whether lines are those of what hangs on an electrode only
     * @param asked   the window of boxes, unless the standard one
     */
    static PhaseForm of(Grid grid, double[] values, double level, boolean hanging, Optional<BoxCounting.Window> asked) {
        Front front = new Front(grid, values, level);
        Components components = front.components();
        Optional<Point> left = front.from(Side.LEFT);
        Optional<Point> right = front.from(Side.RIGHT);
        boolean plane = grid.dim() == 2;
        IntPredicate counts = component -> !hanging || !components.isIsolated(component);
        IntPredicate wanted = node -> counts.test(components.labelAt(node));
        Optional<Skeleton> lines = plane ? Optional.of(Skeleton.of(grid, values, level, wanted)) : Optional.empty();
        Optional<Outline> outline = plane ? Optional.of(new Outline(grid, values, level)) : Optional.empty();
        double volume = IntStream.rangeClosed(1, components.count()).filter(counts).mapToDouble(components::volume).sum();
        double width = lines.map(Skeleton::length).filter(length -> length > 0).map(length -> volume / length).orElse(0.0);
        Optional<BoxCounting> boxes = components.count() == 0 ? Optional.empty()
                : asked.or(() -> BoxWindow.standard(grid, width))
                        .map(window -> BoxCounting.of(grid, Location.NODE, values, level, window));
        PhaseForm form = new PhaseForm(components, left, right, lines, outline, Optional.empty(), boxes);
        if (!plane || left.isEmpty() && right.isEmpty()) {
            return form;
        }
        Side side = form.reach(grid, Side.LEFT) >= form.reach(grid, Side.RIGHT) ? Side.LEFT : Side.RIGHT;
        return new PhaseForm(components, left, right, lines, outline, CrackGeometry.path(grid, values, level, side), boxes);
    }

    /** Distance of the farthest point from the electrode that it hangs on, 0 without one [m]. */
    double reach(Grid grid, Side side) {
        return side == Side.LEFT ? left.map(Point::x).orElse(0.0) : right.map(point -> grid.nx() * grid.h() - point.x()).orElse(0.0);
    }

    List<Skeleton.Tip> tips() {
        return lines.map(Skeleton::tips).orElse(List.of());
    }

    /** The tip farthest from the nearer electrode: that of the longest dendrite or crack. */
    Optional<Skeleton.Tip> foremost(Grid grid) {
        double length = grid.nx() * grid.h();
        return tips().stream().max(Comparator.comparingDouble(tip -> hangsLeft(grid, tip) ? tip.at().x() : length - tip.at().x()));
    }

    private boolean hangsLeft(Grid grid, Skeleton.Tip tip) {
        int node = grid.index((int) Math.max(0, Math.min(grid.nx(), Math.round((tip.at().x() - tip.direction().x() * tip.halfWidth()) / grid.h()))),
                (int) Math.max(0, Math.min(grid.ny(), Math.round((tip.at().y() - tip.direction().y() * tip.halfWidth()) / grid.h()))));
        int label = components.labelAt(node);
        return label != Components.BELOW && components.touches(label, Side.LEFT);
    }
}
