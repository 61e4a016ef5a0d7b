package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.OpenCl;
import org.frond.device.DeviceException;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClHere;
import org.frond.device.OpenClInfo;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;
import org.frond.run.DryRun;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {

    private static DeviceSelection selection(String device) {
        return selection(device, 8);
    }

    private static DeviceSelection selection(String device, int cells) {
        return selection(device, cells, "double");
    }

    private static DeviceSelection selection(String device, int cells, String precision) {
        Config config = Config.read(Path.of("configs/wedge-crack.yaml"), List.of("grid.cells=" + cells + ", " + cells,
                "threads=2", "device=" + device, "precision=" + precision));
        return new DeviceSelection(config, DryRun.of(config), KernelSource.builtIn(), Optional.empty());
    }

    @Test
    void theProcessorIsTakenWhereItIsNamed() {
        DeviceSelection.Selected selected = selection("cpu").open(Optional.empty());
        try (Workplace place = selected.place()) {
            assertEquals("CPU, 2 threads", place.name());
            assertFalse(selected.fallBack());
        }
    }

    @Test
    void aRunThatJavaHasNoRoomForIsRefusedBeforeAnythingIsComputed() {
        // a cell of the grid takes more than a kilobyte
        int cells = (int) Math.sqrt(Runtime.getRuntime().maxMemory() / 1024.0);
        for (String device : List.of("cpu", "auto")) {
            String message = assertThrows(DeviceException.class, () -> selection(device, cells).open(Optional.empty())).getMessage();
            assertTrue(message.startsWith("CPU: the run needs ") && message.contains("GiB, but Java may take "), message);
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefused() {
        String message = assertThrows(DeviceException.class, () -> selection("opencl:999").open(Optional.empty())).getMessage();
        assertTrue(message.startsWith("there is no OpenCL device 999: "), message);
    }

    @Test
    void aRunThatDoesNotFitIsRefusedWithNumbersBeforeItTakesMemory() {
        OpenClInfo info = OpenClHere.info();
        // a cell of the grid takes more than a kilobyte
        int cells = (int) Math.sqrt(info.memory() / 1024.0);
        String message = assertThrows(DeviceException.class,
                () -> selection("opencl:" + info.number(), cells).open(Optional.empty())).getMessage();

        assertTrue(message.startsWith(info.name() + " has too little memory: 0 MB are in use, "), message);
        assertTrue(message.contains(String.format("and it has %.0f MB", info.memory() / 1e6)), message);
    }

    @Test
    void cyclesAreInSinglePrecisionOnTheNamedDeviceWhereThatIsAskedFor() {
        try (Workplace place = selection("cpu", 8, "mixed").open(Optional.empty()).place()) {
            assertEquals(Optional.of(place.device()), place.cycles());
        }
        try (Workplace place = selection("cpu").open(Optional.empty()).place()) {
            assertEquals(Optional.empty(), place.cycles());
        }
    }

    @Test
    void aDeviceBesideTheProcessorComputesCycles() {
        OpenClInfo info = OpenClHere.info();
        String name = "CPU, 2 threads, multigrid cycles on " + OpenClDevice.name(info);
        try (Workplace place = selection("cpu+" + info.label(), 8, "mixed").open(Optional.empty()).place()) {
            assertEquals(name, place.name());
        }
        try (Workplace place = selection("auto", 8, "mixed").open(Optional.of(name)).place()) {
            assertEquals(name, place.name());
        }
    }

    @Test
    void autoStaysWithTheProcessorThatBeganTheRun() {
        DeviceSelection.Selected selected = selection("auto").open(Optional.of("CPU, 16 threads"));
        try (Workplace place = selected.place()) {
            assertEquals("CPU, 2 threads", place.name());
            assertEquals(List.of(), selected.reasons());
        }
    }

    @Test
    void autoSaysThatTheDeviceThatBeganTheRunIsGone() {
        DeviceSelection.Selected selected = selection("auto").open(Optional.of("abacus (opencl:7, Wood)"));
        try (Workplace place = selected.place()) {
            assertEquals("CPU, 2 threads", place.name());
            assertEquals(List.of("The run began on abacus (opencl:7, Wood), which cannot be used now; it goes on on the"
                    + " processor."), selected.reasons());
        }
    }

    @Test
    void aRunThatIsContinuedOnAnotherDeviceSaysSo() {
        String name = OpenClDevice.name(OpenClHere.info());
        DeviceSelection.Selected selected = selection("cpu").open(Optional.of(name));
        try (Workplace place = selected.place()) {
            assertTrue(selected.reasons().contains("The run began on " + name + " and is continued on CPU, 2 threads: from here on its last"
                    + " digits are not those that it would have had there (docs/opencl.md, Same numbers)."), selected.reasons()::toString);
        }
    }

    @Test
    void autoStaysWithTheOpenClDeviceThatBeganTheRunAndMayFallBack() {
        String name = OpenClDevice.name(OpenClHere.info());
        DeviceSelection.Selected selected = selection("auto").open(Optional.of(name));
        try (Workplace place = selected.place()) {
            assertEquals(name, place.name());
            assertTrue(selected.fallBack());
        }
    }

    @Test
    void autoTimesGraphicsCardsAgainstTheProcessorAndNoProcessorAgainstItself() {
        List<OpenClInfo> cards =
                OpenCl.survey().usable().stream().filter(info -> info.type() != OpenClInfo.Type.CPU).toList();
        DeviceSelection.Selected selected = selection("auto").open(Optional.empty());
        try (Workplace place = selected.place()) {
            List<String> timed = selected.reasons();
            assertEquals(cards.isEmpty(), timed.isEmpty(), timed::toString);
            for (OpenClInfo card : cards) {
                assertTrue(timed.stream().anyMatch(line -> line.startsWith(OpenClDevice.name(card))), timed::toString);
            }
            assertTrue(!cards.isEmpty() || place.name().equals("CPU, 2 threads"), place.name());
        }
    }
}
