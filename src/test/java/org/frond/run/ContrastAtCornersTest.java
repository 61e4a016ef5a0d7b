package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.frond.config.Config;
import org.junit.jupiter.api.Test;

/** Where much better conductors or much stiffer cells touch at corners alone, and what is said of it. */
class ContrastAtCornersTest {

    private static final String BOARD = "regions.dark.where=(floor(x / 4 um) + floor(y / 4 um)) / 2"
            + " - floor((floor(x / 4 um) + floor(y / 4 um)) / 2) > 0.25";

    private static List<String> warnings(String... settings) {
        return ContrastAtCorners.warnings(Config.of("board", ExampleRun.with(List.of("time.end=1 s", "grid.cells=16, 16",
                "grid.size=16 um, 16 um"), settings)));
    }

    @Test
    void aChessBoardOfLargeContrastIsWarnedOf() {
        assertEquals(List.of("regions: cells that conduct more than 10 times better than those between them touch only at corners in 9 places"
                + " (first at 4 um, 4 um): what passes there is too much, by factors, on any grid; let them share sides, or keep them apart"),
                warnings("potential.left=0 V", BOARD, "regions.dark.conduction=1000"));
        assertEquals(1, warnings("potential.left=0 V", BOARD, "regions.dark.conduction=0.05").size(), "the others conduct better");
        assertEquals(List.of(), warnings("potential.left=0 V", BOARD, "regions.dark.conduction=10"));
    }

    @Test
    void stiffFieldsOfABoardAreWarnedOfWhereABodyMoves() {
        String[] stiff = {BOARD, "regions.dark.youngsModulus=21 TPa"};
        assertEquals(List.of("regions: cells that are more than 10 times stiffer than those between them touch only at corners in 9 places"
                + " (first at 4 um, 4 um): what passes there is too much, by factors, on any grid; let them share sides, or keep them apart"),
                warnings(ExampleRun.with(List.of(stiff), "displacement.left=clamped").toArray(String[]::new)));
        assertEquals(List.of(), warnings(ExampleRun.with(List.of(stiff), "potential.left=0 V").toArray(String[]::new)));
    }

    @Test
    void layersAndInclusionsShareSides() {
        assertEquals(List.of(), warnings("potential.left=0 V", "regions.disc.where=disc(8 um, 8 um, 5 um)", "regions.disc.conduction=1000"));
        assertEquals(List.of(), warnings("potential.left=0 V", "regions.layer.where=x < 4 um", "regions.layer.conduction=1000"));
    }
}
