package org.frond.solver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Device;
import org.frond.device.TestDevice;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class SpeedTestTest {

    @Test
    void anyGridCanBeTimed() {
        try (Device device = TestDevice.open()) {
            assertTrue(SpeedTest.seconds(device, Grid.plane(7, 5, 1)) > 0);
            assertTrue(SpeedTest.seconds(device, Grid.box(3, 1, 2, 1)) > 0);
        }
    }
}
