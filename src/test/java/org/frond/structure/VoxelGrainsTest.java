package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.junit.jupiter.api.Test;

class VoxelGrainsTest {

    private static VoxelGrains grains(Voxels voxels, double edge, VoxelGrains.Extension extension, Set<Integer> voids) {
        return new VoxelGrains(voxels, edge, extension, Map.of(), Map.of(), voids, 1);
    }

    private static int[] row(Microstructure structure, Grid grid) {
        int[] row = new int[grid.nx()];
        for (int i = 0; i < row.length; i++) {
            row[i] = structure.labels().get(structure.grain()[grid.index(i, 0)]);
        }
        return row;
    }

    @Test
    void aScanGoesOnPeriodicallyOrMirrored() {
        Grid grid = Grid.plane(8, 1, 1);
        Voxels three = new Voxels(3, 1, 1, new int[] {4, 7, 9});
        assertArrayEquals(new int[] {4, 7, 9, 4, 7, 9, 4, 7}, row(grains(three, 1, VoxelGrains.Extension.PERIODIC, Set.of()).on(grid), grid));
        assertArrayEquals(new int[] {4, 7, 9, 9, 7, 4, 4, 7}, row(grains(three, 1, VoxelGrains.Extension.MIRRORED, Set.of()).on(grid), grid));
    }

    @Test
    void aFinerGridShowsTheSameGrains() {
        Grid grid = Grid.plane(6, 2, 0.5);
        assertArrayEquals(new int[] {4, 4, 7, 7, 9, 9},
                row(grains(new Voxels(3, 1, 1, new int[] {4, 7, 9}), 1, VoxelGrains.Extension.NONE, Set.of()).on(grid), grid));
    }

    /** The nearest boundary is a side of some pair of cells: all are tried. */
    @Test
    void distancesToBoundariesAreExact() {
        for (Grid grid : List.of(Grid.plane(11, 7, 0.5), Grid.plane(11, 7, 0.5).repeating(new Periodicity(true, true, false)),
                Grid.box(6, 5, 7, 0.5), Grid.box(6, 5, 7, 0.5).repeating(new Periodicity(false, true, true)))) {
            Random random = new Random(7);
            int[] values = new int[grid.nx() * grid.ny() * grid.nz()];
            for (int n = 0; n < values.length; n++) {
                values[n] = random.nextInt(12) == 0 ? 1 : 0;
            }
            Voxels voxels = new Voxels(grid.nx(), grid.ny(), grid.nz(), values);
            double[] distance = grains(voxels, grid.h(), VoxelGrains.Extension.NONE, Set.of()).on(grid).boundaryDistance();
            for (int n = 0; n < values.length; n++) {
                int[] at = {n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny()};
                assertEquals(nearest(grid, voxels, at), distance[grid.index(at[0], at[1], at[2])], 1e-12);
            }
        }
    }

    private static double nearest(Grid grid, Voxels voxels, int[] from) {
        double least = Double.POSITIVE_INFINITY;
        for (int n = 0; n < voxels.values().length; n++) {
            int[] at = {n % grid.nx(), n / grid.nx() % grid.ny(), n / grid.nx() / grid.ny()};
            for (int axis = 0; axis < grid.dim(); axis++) {
                int[] next = at.clone();
                next[axis]++;
                boolean end = next[axis] == grid.cells(axis);
                if (end && !grid.periodicity().along(axis)) {
                    continue;
                }
                next[axis] %= grid.cells(axis);
                if (voxels.at(at[0], at[1], at[2]) != voxels.at(next[0], next[1], next[2])) {
                    double square = 0;
                    for (int along = 0; along < grid.dim(); along++) {
                        double place = at[along] + (along == axis ? 1 : 0.5);
                        double away = Math.abs(from[along] + 0.5 - place);
                        away = grid.periodicity().along(along) ? Math.min(away, grid.cells(along) - away) : away;
                        double over = along == axis ? away : Math.max(0, away - 0.5);
                        square += over * over;
                    }
                    least = Math.min(least, Math.sqrt(square) * grid.h());
                }
            }
        }
        return least;
    }

    @Test
    void thereIsNoGrainBoundaryAroundAVoid() {
        Grid grid = Grid.plane(3, 1, 1);
        double[] distance = grains(new Voxels(3, 1, 1, new int[] {1, 2, 0}), 1, VoxelGrains.Extension.NONE, Set.of(0)).on(grid)
                .boundaryDistance();
        assertEquals(1.5, distance[grid.index(2, 0)]);
    }

    @Test
    void orientationsOfTheFileAreTaken() {
        Grid grid = Grid.plane(2, 1, 1);
        Axis known = new Axis(0.6, 0, 0.8);
        Microstructure structure = new VoxelGrains(new Voxels(2, 1, 1, new int[] {3, 8}), 1, VoxelGrains.Extension.NONE, Map.of(8, known),
                Map.of(3, 1, 8, 1), Set.of(), 5).on(grid);
        assertEquals(known, structure.axisAt(grid.index(1, 0)));
        assertEquals(List.of(1, 1), structure.labels());
    }

    /** Voronoi grains are turned by their numbers, and so are labels without an orientation. */
    @Test
    void voronoiGrainsReadBackHaveTheirAxes() {
        Grid grid = Grid.plane(40, 30, 1);
        Microstructure drawn = new Voronoi(9, 5, 1).on(grid);
        Microstructure back = new VoxelGrains(drawn.voxels(), 1, VoxelGrains.Extension.NONE, Map.of(), Map.of(), Set.of(), 5).on(grid);
        assertArrayEquals(drawn.grain(), back.grain());
        assertEquals(drawn.axes(), back.axes());
    }
}
