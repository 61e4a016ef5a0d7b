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
        MetalAssembly metal = new MetalAssembly(config);
        Grid grid = new Assembly(config).grid();
        List<Cause> causes = new ArrayList<>();
        if (config.problem() == ProblemKind.CELL) {
            if (config.get(FlawSettings.LENGTH) > 0) {
                causes.add(new Cause("flaw", "the flaw", metal.flaw().cells(grid), "lengthen it or move it by a cell"));
            }
            List<Flaw> sites = metal.siteFlaws();
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
        CornerContacts.find(grid, new CornerContacts.Kind() {
            @Override
            public boolean unites(int one, int other) {
                return broken[one] && broken[other];
            }

            @Override
            public boolean parts(int one, int other, int cell) {
                return !broken[cell];
            }
        }, contact -> places.computeIfAbsent(causes(contact.one(), contact.other()), pair -> new ArrayList<>()).add(contact.place()));
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
}
