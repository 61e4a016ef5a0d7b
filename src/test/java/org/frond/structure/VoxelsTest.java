package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class VoxelsTest {

    private static final Voxels SQUARE = new Voxels(4, 2, 1, new int[] {1, 2, 3, 3, 2, 2, 7, 5});

    @Test
    void labelsInABinAreTheMostFrequentOnes() {
        assertArrayEquals(new int[] {2, 3}, SQUARE.binned(2, false).values());
    }

    @Test
    void greyValuesInABinAreTheirRoundedMean() {
        assertArrayEquals(new int[] {2, 5}, SQUARE.binned(2, true).values()); // 7/4 and 18/4
    }

    @Test
    void aBinInSpaceIsACubeAndWhatIsLeftOverIsDropped() {
        int[] values = new int[3 * 3 * 3];
        values[26] = 9;
        assertArrayEquals(new int[] {0}, new Voxels(3, 3, 3, values).binned(2, false).values());
    }

    @Test
    void aCutKeepsTheOrderOfItsVoxels() {
        Voxels cut = SQUARE.cut(new int[] {1, 0, 0}, new int[] {3, 2, 1});
        assertEquals("2 x 2", cut.size());
        assertArrayEquals(new int[] {2, 3, 2, 7}, cut.values());
    }

    @Test
    void aVoxelReachesALevelThatItEquals() {
        assertArrayEquals(new int[] {0, 0, 1, 1, 0, 0, 2, 2}, SQUARE.atLevels(3, 5).values());
    }

    /** Two clusters 10, 11, 12 and 100, 101: any level between parts them, of which the smallest value above is taken. */
    @Test
    void otsusLevelPartsTwoClusters() {
        assertEquals(100, new Voxels(6, 1, 1, new int[] {10, 100, 11, 12, 101, 10}).otsu());
    }

    @Test
    void otsuRefusesWhatIsAllTheSame() {
        assertThrows(IllegalArgumentException.class, () -> new Voxels(2, 1, 1, new int[] {4, 4}).otsu());
    }
}
