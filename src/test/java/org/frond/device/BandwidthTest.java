package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;

class BandwidthTest {

    @Test
    void aDeviceMovesAtLeastAMegabytePerSecond() {
        try (Device device = new CpuDevice(2, KernelSource.builtIn())) {
            double bandwidth = Bandwidth.measure(device, 1 << 16);
            assertTrue(bandwidth > 1e6 && Double.isFinite(bandwidth), () -> bandwidth + " B/s");
        }
    }
}
