package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.solver.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run is said to need before it takes any memory is what it then takes: a device refuses by that number. */
class MemoryTest {

    private static final double TOO_LITTLE = 0.9;
    private static final double TOO_MUCH = 1.2;

    private static Config config(String example, String cells) {
        String size = Arrays.stream(cells.split(", ")).map(along -> Integer.parseInt(along) / 4.0 + " um")
                .collect(Collectors.joining(", "));
        return ExampleRun.config(example, List.of("grid.cells=" + cells, "grid.size=" + size));
    }

    /** Builds everything that a run builds before its first step. */
    private static void build(Config config, MeteredDevice device) {
        if (config.isSpecimen()) {
            PrintWriter nobody = new PrintWriter(new StringWriter());
            try (Interruption interruption = new Interruption(nobody)) {
                new SpecimenRun(config, Workplace.inDouble(device), nobody, interruption);
            }
            return;
        }
        Assembly assembly = new Assembly(config);
        Grid grid = assembly.grid();
        Kernels kernels = new Kernels(device, grid.dim());
        MicroModel model = new MicroModel(kernels, grid, assembly.setup(kernels, grid, assembly.microstructure(grid)));
        new Fronts(kernels, grid);
        model.state();
        model.state();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|67, 45", "wedge-crack|160, 160", "cycling|80, 80", "polycrystal|80, 80",
        "wedge-crack|31, 17, 20", "verification/v18a-patch|96, 96", "verification/v18a-patch|24, 24, 24",
        "verification/v17-laminate|96, 96", "verification/v17-polycrystal|24, 24, 24",
        "verification/v22-notched-shear|96, 96"})
    void theEstimateIsWhatIsAllocated(String example, String cells) {
        Config config = config(example, cells);
        try (MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()))) {
            build(config, device);

            double share = new Preflight(config).memory() / device.bytes();
            assertTrue(share > TOO_LITTLE && share < TOO_MUCH, () -> "estimated over allocated memory: " + share);
        }
    }
}
