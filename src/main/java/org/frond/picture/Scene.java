package org.frond.picture;

import java.util.List;
import java.util.Optional;
import org.frond.grid.Grid;

/**
 * What a picture shows: a grid at one time of a run.
 *
 * @param name   name of the run
 * @param time   simulated time [s]
 * @param step   step of the run
 * @param grid   the grid
 * @param grains number of the grain of every cell in the padded layout; its boundaries are drawn over everything
 */
public record Scene(String name, double time, long step, Grid grid, Optional<int[]> grains) {

    /** The time and the step, in words. */
    String clock() {
        return "t = " + UnitScale.of("s", time).format(time) + "     step " + step;
    }

    /** A picture of several panels, beside and below each other. */
    public Frame frame(List<Panel> panels) {
        return new Frame(this, panels, Theme.LIGHT, Frame.WIDTH, Frame.EM);
    }
}
