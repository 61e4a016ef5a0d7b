package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.config.Config;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where cells that are broken from the start touch at corners alone, and what is said of it. */
class BrokenAtStartTest {

    private static List<String> warnings(String... settings) {
        return BrokenAtStart.warnings(Config.of("broken", ExampleRun.with(List.of("time.end=1 s"), settings)));
    }

    /** A crack 11 um long at 30 degrees in a body of cells of half a micrometre. */
    private static List<String> tilted(String width) {
        return warnings("grid.cells=64, 64", "grid.size=32 um, 32 um", "displacement.left=roller", "displacement.bottom=roller",
                "displacement.right=roller", "displacement.top=roller", "displacement.crackPressure=80 MPa",
                "regions.crack.where=band(16.1 um - 4.7631 um, 16.1 um - 2.75 um, 16.1 um + 4.7631 um, 16.1 um + 2.75 um, " + width + ")",
                "regions.crack.broken=true", "fracture.length=1 um");
    }

    @Test
    void aThinTiltedBandIsSaidToBeLocked() {
        List<String> warnings = tilted("h");
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).matches("regions\\.crack\\.where: the broken cells of region 'crack' touch only at corners in \\d+ places"
                + " \\(first at [\\d.]+ um, [\\d.]+ um\\): such a crack is locked there;"
                + " make the band at least 1\\.5 h wide, 750 nm"), warnings::toString);
    }

    @Test
    void aBandOneAndAHalfCellsWideIsNot() {
        assertEquals(List.of(), tilted("1.5*h"));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 45, 60, 80, 100, 135, 170})
    void noFlawTouchesAtCornersAlone(int degrees) {
        assertEquals(List.of(), warnings("grid.cells=64, 64", "grid.size=16 um, 16 um", "flaw.alongPlane=false",
                "flaw.angle=" + degrees + " deg", "flaw.length=5 um", "sites.right=3"));
    }

    @Test
    void aCrackThatMeetsAnotherAtACornerIsNamedWithIt() {
        assertEquals(List.of("regions.one.where: the broken cells of region 'one' and region 'two' touch only at corners in 1 place"
                + " (at 4 um, 4 um): such a crack is locked there; let them share sides of cells, or keep them apart"),
                warnings("grid.cells=16, 16", "grid.size=16 um, 16 um", "displacement.left=roller", "displacement.bottom=roller",
                        "displacement.right=roller", "fracture.length=2 um", "regions.one.where=box(0 um, 3 um, 4 um, 4 um)", "regions.one.broken=true",
                        "regions.two.where=box(4 um, 4 um, 9 um, 5 um)", "regions.two.broken=true"));
    }

    private static int places(Grid grid, int[]... cells) {
        boolean[] broken = new boolean[grid.size()];
        for (int[] cell : cells) {
            broken[grid.index(cell[0], cell[1], cell[2])] = true;
        }
        List<String> warnings = new BrokenAtStart(grid, List.of(new BrokenAtStart.Cause("key", "it", broken, "cure"))).warnings();
        return warnings.isEmpty() ? 0 : Integer.parseInt(warnings.get(0).replaceAll(".* in (\\d+) place.*", "$1"));
    }

    @Test
    void twoCellsTouchAtACornerUnlessAThirdJoinsThem() {
        Grid plane = Grid.plane(4, 4, 1);
        assertEquals(1, places(plane, new int[] {1, 1, 0}, new int[] {2, 2, 0}));
        assertEquals(1, places(plane, new int[] {2, 1, 0}, new int[] {1, 2, 0}));
        assertEquals(0, places(plane, new int[] {1, 1, 0}, new int[] {2, 2, 0}, new int[] {2, 1, 0}));
        assertEquals(0, places(plane, new int[] {1, 1, 0}, new int[] {1, 2, 0}));
    }

    @Test
    void inSpaceCellsThatShareAnEdgeOrACornerAreFound() {
        Grid box = Grid.box(4, 4, 4, 1);
        assertEquals(1, places(box, new int[] {1, 1, 1}, new int[] {2, 1, 2}), "an edge");
        assertEquals(1, places(box, new int[] {1, 1, 1}, new int[] {2, 2, 2}), "a corner");
        assertEquals(1, places(box, new int[] {1, 2, 1}, new int[] {2, 1, 2}), "another corner");
        assertEquals(1, places(box, new int[] {1, 1, 1}, new int[] {2, 1, 1}, new int[] {2, 2, 2}), "a face and an edge");
        assertEquals(0, places(box, new int[] {1, 1, 1}, new int[] {2, 1, 1}, new int[] {2, 2, 1}, new int[] {2, 2, 2}), "faces");
    }

    @Test
    void cellsTouchAcrossPeriodicEnds() {
        Grid plane = Grid.plane(4, 4, 1);
        assertEquals(0, places(plane, new int[] {3, 1, 0}, new int[] {0, 2, 0}));
        assertEquals(1, places(plane.repeating(new Periodicity(true, false, false)), new int[] {3, 1, 0}, new int[] {0, 2, 0}));
    }
}
