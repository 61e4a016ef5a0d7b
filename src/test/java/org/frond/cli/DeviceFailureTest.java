package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.DeviceException;
import org.frond.device.FailingDevice;
import org.frond.device.Workplace;
import org.frond.io.ResultFolder;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device that is lost while a run is on its way. */
class DeviceFailureTest {

    private static final Config CONFIG = Config.read(Path.of("configs/wedge-crack.yaml"), List.of("grid.cells=32, 32",
            "fracture.length=1.25 um", "metal.frontWidth=0.7 um", "output.frames=false", "output.snapshots=0",
            "output.checkpointEvery=1 ms", "stop.steps=3"));
    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    private static Device processor() {
        return new CpuDevice(2, KernelSource.builtIn());
    }

    private static Workplace place() {
        return Workplace.inDouble(processor());
    }

    private int run(Device device, boolean fallBack, String name) {
        return SimulationRunner.run(new DeviceSelection.Selected(Workplace.inDouble(device), List.of(), fallBack), DeviceFailureTest::place,
                CONFIG, new RunOptions(folder.resolve(name), false, Optional.empty(), false), new PrintWriter(told, true));
    }

    /** Launches that reach beyond this run's first step, of three. */
    private int enough() {
        FailingDevice counting = new FailingDevice(processor(), Integer.MAX_VALUE);
        assertEquals(ExitCode.OK, run(counting, false, "counted"));
        return counting.launches() * 3 / 4;
    }

    @Test
    void theRunEndsWithTheReasonAndAWholeCheckpoint() {
        int enough = enough();
        DeviceException failure =
                assertThrows(DeviceException.class, () -> run(new FailingDevice(processor(), enough), false, "lost"));

        assertTrue(failure.getMessage().startsWith("the device is lost"), failure.getMessage());
        assertTrue(failure.getMessage().contains("--resume"), failure.getMessage());
        assertTrue(new ResultFolder(folder.resolve("lost")).checkpoints().readNewest().isPresent());
    }

    @Test
    void theProcessorGoesOnFromTheCheckpointWhereThatIsAllowed() throws IOException {
        assertEquals(ExitCode.OK, run(processor(), false, "whole"));
        assertEquals(ExitCode.OK, run(new FailingDevice(processor(), enough()), true, "continued"));

        assertTrue(told.toString().contains("Going on on the processor from the last checkpoint."), told::toString);
        assertArrayEquals(Files.readAllBytes(new ResultFolder(folder.resolve("whole")).history()),
                Files.readAllBytes(new ResultFolder(folder.resolve("continued")).history()));
    }

    @Test
    void aDeviceLostBeforeTheFirstStepLeavesAFolderToStartAgainIn() {
        assertThrows(DeviceException.class, () -> run(new FailingDevice(processor(), 10), false, "nothing"));

        assertTrue(new ResultFolder(folder.resolve("nothing")).isUnbegun());
        assertEquals(ExitCode.OK, run(processor(), false, "nothing"));
    }
}
