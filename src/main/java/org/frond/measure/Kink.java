package org.frond.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A change of a crack's direction, and where in the polycrystal it happens.
 *
 * @param at        the corner, where the two lines meet [m]
 * @param angle     between the straight lines fitted to the path before and after it, 0 .. pi [rad]
 * @param fromGrain grain in the middle of the stretch before
 * @param toGrain   grain in the middle of the stretch after
 * @param place     what is there
 */
public record Kink(Point at, double angle, int fromGrain, int toGrain, Place place) {

    /** Changes below this do not count, 15 degrees [rad]. */
    public static final double LEAST_ANGLE = Math.toRadians(15);

    /** Deviation of a path from a straight line that makes a corner, in cells: the width of its staircase. */
    private static final double CORNER_CELLS = 1.5;
    /** How far around a corner grains are counted, in cells. */
    private static final int NEAR_CELLS = 3;

    /** Where a crack changes direction, by the number of grains within a few cells of the corner. */
    public enum Place {
        /** Inside one grain. */
        GRAIN,
        /** At the boundary of two. */
        BOUNDARY,
        /** Where three or more meet. */
        JUNCTION
    }

    /** Whether the crack turned on its way from one grain into another, or along or off a boundary. */
    public boolean atBoundary() {
        return fromGrain != toGrain || place != Place.GRAIN;
    }

    /** The kinks of a path of at least {@link #LEAST_ANGLE}. */
    public static List<Kink> along(CrackPath path, GrainMap grains) {
        return along(path, grains, LEAST_ANGLE);
    }

    /**
     * The kinks of a path, from mouth to tip. The path is cut at its corners into straight stretches, whether these run
     * inside grains or along their boundaries, and a line is fitted to each.
     *
     * @param leastAngle smallest change of direction that counts [rad]
     */
    public static List<Kink> along(CrackPath path, GrainMap grains, double leastAngle) {
        if (!(leastAngle > 0)) {
            throw new IllegalArgumentException("the least angle of a kink must be positive: " + leastAngle);
        }
        StraightStretches stretches = new StraightStretches(path.points(), CORNER_CELLS * grains.grid().h());
        List<Kink> kinks = new ArrayList<>();
        for (int stretch = 1; stretch < stretches.count(); stretch++) {
            Line before = stretches.line(stretch - 1);
            Line after = stretches.line(stretch);
            double angle = before.angle(after);
            if (angle >= leastAngle) {
                Point corner = before.meeting(after);
                kinks.add(new Kink(corner, angle, grains.grainAt(stretches.middle(stretch - 1)),
                        grains.grainAt(stretches.middle(stretch)),
                        place(grains.grainsAround(corner, NEAR_CELLS).size())));
            }
        }
        return kinks;
    }

    private static Place place(int grains) {
        return grains == 1 ? Place.GRAIN : grains == 2 ? Place.BOUNDARY : Place.JUNCTION;
    }
}
