package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.frond.grid.Grid;
import org.frond.picture.Hero;
import org.junit.jupiter.api.Test;

class CrackOpeningTest {

    /** A band along y = 8 h between two halves that have moved apart by 3 nm. */
    @Test
    void theOpeningIsTheJumpOfTheDisplacementAcrossTheLine() {
        Grid grid = Grid.plane(20, 16, 1e-7);
        double[] damage = new double[grid.size()];
        double[] displacement = new double[2 * grid.size()];
        for (int j = 0; j <= 16; j++) {
            for (int i = 0; i <= 20; i++) {
                damage[grid.index(i, j)] = Math.max(0, 1 - Math.abs(j - 8) / 3.0);
                displacement[grid.size() + grid.index(i, j)] = j > 8 ? 2e-9 : -1e-9;
            }
        }

        List<Hero.OpenCrack> cracks = new CrackOpening(grid, damage, displacement).cracks();

        assertEquals(1, cracks.size());
        double[] opening = cracks.get(0).opening();
        assertArrayEquals(DoubleStream.generate(() -> 3e-9).limit(opening.length).toArray(), opening, 1e-20);
    }
}
