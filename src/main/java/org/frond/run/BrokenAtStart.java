package org.frond.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.config.FlawSettings;
import org.frond.config.ProblemKind;
import org.frond.grid.Grid;
import org.frond.model.Flaw;
import org.frond.unit.QuantityKind;

/**
 * The cells that a configuration breaks before the start, by what breaks them, and where they touch without sharing a side. There a
 * crack is locked: its two sides are one through the nodes at the corner, however soft the broken cells are.
 */
public final class BrokenAtStart {

    private static final int DIGITS = 4;

    private final Grid grid;
    private final List<Cause> causes;
    private final boolean[] broken;

    /**
     * Something that breaks cells.
     *
     * @param key   configuration key that says which
     * @param name  what it is, for a sentence
     * @param cells those that it breaks, in the grid's layout
     * @param cure  what to do where they touch at corners
     */
    record Cause(String key, String name, boolean[] cells, String cure) {
    }

    BrokenAtStart(Grid grid, List<Cause> causes) {
        this.grid = grid;
        this.causes = causes;
        this.broken = new boolean[grid.size()];
        for (Cause cause : causes) {
            for (int n = 0; n < broken.length; n++) {
                broken[n] |= cause.cells[n];
            }
        }
    }

    /** What should be changed about them in a configuration; empty where all is well. */
    public static List<String> warnings(Config config) {
        Assembly assembly = new Assembly(config);
        Grid grid = assembly.grid();
        List<Cause> causes = new ArrayList<>();
        if (config.problem() == ProblemKind.CELL) {
            if (config.get(FlawSettings.LENGTH) > 0) {
                causes.add(new Cause("flaw", "the flaw", assembly.flaw().cells(grid), "lengthen it or move it by a cell"));
            }
            List<Flaw> sites = assembly.siteFlaws();
            boolean[] cells = new boolean[grid.size()];
            for (Flaw site : sites) {
                boolean[] own = site.cells(grid);
                for (int n = 0; n < cells.length; n++) {
                    cells[n] |= own[n];
                }
            }
            causes.add(new Cause("sites", "the sites", cells, "use fewer of them"));
        }
        String wide = "make the band at least 1.5 h wide, " + QuantityKind.LENGTH.print(1.5 * grid.h(), DIGITS);
        new Regions(config, grid).brokenByName().forEach((name, cells) ->
                causes.add(new Cause("regions." + name + ".where", "region '" + name + "'", cells, wide)));
        return new BrokenAtStart(grid, causes).warnings();
    }

    /** A line for each cause, or pair of causes, whose cells touch at corners or edges alone. */
    List<String> warnings() {
        Map<List<Cause>, List<double[]>> places = new LinkedHashMap<>();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    addPlaces(new int[] {i, j, k}, places);
                }
            }
        }
        List<String> warnings = new ArrayList<>();
        places.forEach((pair, found) -> warnings.add(warning(pair, found)));
        return warnings;
    }

    private String warning(List<Cause> pair, List<double[]> found) {
        Cause one = pair.get(0);
        Cause other = pair.get(1);
        return one.key + ": the broken cells of " + one.name + (other == one ? "" : " and " + other.name) + " touch only at "
                + (grid.dim() == 3 ? "edges or corners" : "corners") + " in " + found.size()
                + (found.size() == 1 ? " place (at " : " places (first at ") + print(found.get(0))
                + "): such a crack is locked there; "
                + (other == one ? one.cure : "let them share sides of cells, or keep them apart");
    }

    private String print(double[] place) {
        List<String> words = new ArrayList<>();
        for (int axis = 0; axis < grid.dim(); axis++) {
            words.add(QuantityKind.LENGTH.print(place[axis], DIGITS));
        }
        return String.join(", ", words);
    }

    /** Adds where cells touch across the edges and corners of the block of 2 x 2 or 2 x 2 x 2 that begins with a cell. */
    private void addPlaces(int[] first, Map<List<Cause>, List<double[]>> places) {
        for (int axis = 0; axis < grid.dim(); axis++) {
            for (int other = axis + 1; other < grid.dim(); other++) {
                int square = 1 << axis | 1 << other;
                addPlace(first, square, 0, places);
                addPlace(first, square, 1 << axis, places);
            }
        }
        for (int corner = 0; grid.dim() == 3 && corner < 4; corner++) {
            addPlace(first, 7, corner, places);
        }
    }

    /**
     * Adds the place where two cells across from each other touch, if they are the only broken ones of their block.
     *
     * @param block  the axes along which it has two cells, a bit each
     * @param corner its first cell of the two, by steps along these axes
     */
    private void addPlace(int[] first, int block, int corner, Map<List<Cause>, List<double[]>> places) {
        int one = -1;
        int other = -1;
        for (int step = 0; step <= block; step++) {
            if ((step & ~block) == 0) {
                int cell = cell(first, step);
                if (cell < 0) {
                    return;
                }
                boolean isOne = step == corner;
                boolean isOther = step == (block ^ corner);
                if (broken[cell] != (isOne || isOther)) {
                    return;
                }
                one = isOne ? cell : one;
                other = isOther ? cell : other;
            }
        }
        double[] place = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            place[axis] = (first[axis] + ((block >> axis & 1) == 1 ? 1 : 0.5)) * grid.h();
        }
        places.computeIfAbsent(causes(one, other), pair -> new ArrayList<>()).add(place);
    }

    /** The cause that breaks both cells, twice, or else the first that breaks each, in their order. */
    private List<Cause> causes(int one, int other) {
        for (Cause cause : causes) {
            if (cause.cells[one] && cause.cells[other]) {
                return List.of(cause, cause);
            }
        }
        Cause ofOne = causes.get(firstThatBreaks(one));
        Cause ofOther = causes.get(firstThatBreaks(other));
        return firstThatBreaks(one) < firstThatBreaks(other) ? List.of(ofOne, ofOther) : List.of(ofOther, ofOne);
    }

    private int firstThatBreaks(int cell) {
        int cause = 0;
        while (!causes.get(cause).cells[cell]) {
            cause++;
        }
        return cause;
    }

    /** Position of the cell some steps on from one, beyond a periodic end as well; -1 outside. */
    private int cell(int[] first, int steps) {
        int[] at = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            at[axis] = first[axis] + (steps >> axis & 1);
            if (at[axis] == grid.cells(axis)) {
                if (!grid.periodicity().along(axis)) {
                    return -1;
                }
                at[axis] = 0;
            }
        }
        return grid.index(at[0], at[1], at[2]);
    }
}
