package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void planeAtNinetyDegreesRunsAcrossTheCellAndHasItsNormalAlongY() {
        Axis axis = Axis.ofPlaneAtAngle(Math.PI / 2);
        assertArrayEquals(new double[] {0, -1}, axis.planeProjected(), 1e-15);
    }

    @Test
    void planeAtZeroIsParallelToTheElectrodeFace() {
        assertArrayEquals(new double[] {1, 0}, Axis.ofPlaneAtAngle(0).planeProjected(), 1e-15);
    }

    @Test
    void traceOfAPlaneAtEightyDegreesIsPerpendicularToItsNormal() {
        double angle = Math.toRadians(80);
        Axis axis = Axis.ofPlaneAtAngle(angle);
        assertEquals(0, axis.x() * Math.sin(angle) + axis.y() * Math.cos(angle), 1e-15);
    }

    @Test
    void randomAxesAreUniformOnTheSphere() {
        Philox random = new Philox(11, 0);
        double[] heights = IntStream.range(0, 20_000)
                .mapToDouble(i -> Math.abs(Axis.uniform(random.uniform(i, 0), random.uniform(i, 1)).z()))
                .toArray();
        assertEquals(0.5, IntStream.range(0, heights.length).mapToDouble(i -> heights[i]).average().orElseThrow(), 0.02);
    }

    @Test
    void axisThatIsNoUnitVectorIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Axis(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> Axis.along(0, 0, 0));
    }
}
