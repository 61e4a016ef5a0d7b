package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;

class NucleiTest {

    private static final Grid PLANE = Grid.plane(30, 20, 0.5);

    @Test
    void placesAreEvenlyLikelyEverywhereAndTimesUpToTheLast() {
        List<Nuclei.Nucleus> seeds = Nuclei.drawn(PLANE, 4000, 600, 7).seeds();
        // a mean of 4000 even numbers is right to 1 % of the range with more than four standard deviations to spare
        assertEquals(7.5, seeds.stream().mapToDouble(seed -> seed.place().get(0)).average().orElseThrow(), 0.3);
        assertEquals(5, seeds.stream().mapToDouble(seed -> seed.place().get(1)).average().orElseThrow(), 0.2);
        assertEquals(300, seeds.stream().mapToDouble(Nuclei.Nucleus::time).average().orElseThrow(), 12);
        assertTrue(seeds.stream().allMatch(seed -> seed.place().get(2) == 0));
    }

    @Test
    void seedsComeInTheOrderOfTheirTimes() {
        List<Nuclei.Nucleus> seeds = Nuclei.drawn(PLANE, 50, 10, 3).seeds();
        for (int n = 1; n < seeds.size(); n++) {
            assertTrue(seeds.get(n - 1).time() <= seeds.get(n).time());
        }
    }

    @Test
    void theSameSeedGivesTheSamePlacesAndAnotherOnesOthers() {
        assertEquals(Nuclei.drawn(PLANE, 5, 1, 3), Nuclei.drawn(PLANE, 5, 1, 3));
        assertNotEquals(Nuclei.drawn(PLANE, 5, 1, 3), Nuclei.drawn(PLANE, 5, 1, 4));
    }

    @Test
    void aPeriodicAxisMeasuresToTheNearestImage() {
        Nuclei.Nucleus seed = new Nuclei.Nucleus(List.of(1.0, 1.0, 0.0), 0);
        assertEquals(13, Nuclei.distance(PLANE, seed, 14, 1, 0), 1e-12);
        assertEquals(2, Nuclei.distance(PLANE.repeating(new Periodicity(true, false, false)), seed, 14, 1, 0), 1e-12);
    }
}
