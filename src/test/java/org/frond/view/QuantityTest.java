package org.frond.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.model.Fields;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuantityTest {

    @TempDir
    Path folder;

    private OpenShot shot;

    @BeforeEach
    void open() {
        ViewedRun run = new ViewedRun("0", SmallRun.in(folder.resolve("run")).folder(), new OpenShots());
        run.look();
        shot = run.open(run.shots().get(1));
    }

    private double at(String quantity, double x, double y) {
        return shot.at(shot.quantity(quantity).orElseThrow(), new double[] {x, y, 0});
    }

    @Test
    void aStoredScalarIsThatOfTheNearestNode() {
        assertEquals(0.1 * 4 + 1, at("potential", 3.6e-6, 1e-6));
    }

    @Test
    void aStoredComponentIsThatOfTheCell() {
        assertEquals(6 * 1e6 * 3, at("stress.xy", 2.99e-6, 1e-6));
    }

    @Test
    void strainIsTheGradientOfTheDisplacement() {
        assertEquals(0.01, at("strain.xx", 2.5e-6, 1.5e-6), 1e-15);
        assertEquals(-0.002, at("strain.yy", 2.5e-6, 1.5e-6), 1e-15);
        assertEquals(0.002, at("strain.xy", 2.5e-6, 1.5e-6), 1e-15);
        assertEquals(0.008, at("strain.volume", 2.5e-6, 1.5e-6), 1e-15);
    }

    @Test
    void aVectorsMagnitudeIsThatOfItsComponents() {
        assertEquals(Math.hypot(0.03e-6, -0.002e-6 + 0.012e-6), at("displacement", 3e-6, 1e-6), 1e-21);
    }

    /** A tensor of which the eigenvalues are known: 7, 3, 1 with the axes of the first two turned by 30 degrees. */
    @Test
    void principalStressesAreTheEigenvalues() {
        double c = Math.cos(Math.PI / 6);
        double s = Math.sin(Math.PI / 6);
        double[] tensor = {7 * c * c + 3 * s * s, 7 * s * s + 3 * c * c, 1, 0, 0, 4 * c * s};
        assertArrayEquals(new double[] {1, 3, 7}, Derivation.eigenvalues(tensor), 1e-14);
    }

    /** Permuting the axes changes no eigenvalue; all three off-diagonal elements differ from 0. */
    @Test
    void eigenvaluesKeepTraceAndDeterminantAndSquares() {
        double[] values = Derivation.eigenvalues(new double[] {2, -1, 5, 0.5, -3, 1.5});
        assertEquals(6, values[0] + values[1] + values[2], 1e-14);
        assertEquals(4 + 1 + 25 + 2 * (0.25 + 9 + 2.25), IntStream.range(0, 3).mapToDouble(n -> values[n] * values[n]).sum(), 1e-13);
        double determinant = 2 * (-1 * 5 - 0.25) - 1.5 * (1.5 * 5 - 0.5 * -3) + -3 * (1.5 * 0.5 - -1 * -3);
        assertEquals(determinant, values[0] * values[1] * values[2], 1e-13);
    }

    @Test
    void vonMisesStressOfUniaxialTensionIsTheTension() {
        Grid grid = Grid.plane(1, 1, 1);
        double[] stress = new double[6 * grid.size()];
        int cell = grid.index(0, 0);
        stress[grid.size() + cell] = 5e6;
        assertEquals(5e6, Derivation.vonMises(grid, stress, cell));
        assertEquals(5e6 / 3, Derivation.mean(grid, stress, cell));
    }

    @Test
    void vonMisesStressOfShearIsRootThreeTimesTheShear() {
        Grid grid = Grid.plane(1, 1, 1);
        double[] stress = new double[6 * grid.size()];
        int cell = grid.index(0, 0);
        stress[5 * grid.size() + cell] = 2e6;
        assertEquals(Math.sqrt(3) * 2e6, Derivation.vonMises(grid, stress, cell), 1e-8);
    }

    @Test
    void everyFieldWithALookOfItsOwnIsAFieldOfTheModel() throws IllegalAccessException {
        Set<String> names = new HashSet<>();
        for (java.lang.reflect.Field declared : Fields.class.getFields()) {
            names.add(((Field) declared.get(null)).name());
        }
        Look.known().forEach(name -> assertTrue(names.contains(name), name));
    }

    @Test
    void everyQuantityHasItsOwnAddress() {
        List<Field> fields = List.of(Fields.DAMAGE, Fields.STRESS, Fields.DISPLACEMENT.asVector(3), Fields.CURRENT_DENSITY.asVector(3), Fields.AXIS);
        List<String> ids = Quantity.of(3, fields).stream().map(Quantity::id).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
        assertTrue(ids.stream().allMatch(id -> id.matches("[a-z_]+(\\.[a-z-]+)?")), ids::toString);
    }
}
