package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.device.Device;
import org.frond.device.OpenCl;
import org.frond.device.DeviceException;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClHere;
import org.frond.device.OpenClInfo;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;

class DeviceSelectionTest {

    private static DeviceSelection selection(String device) {
        return selection(device, 8);
    }

    private static DeviceSelection selection(String device, int cells) {
        return new DeviceSelection(Config.read(Path.of("configs/wedge-crack.yaml"), List.of("grid.cells=" + cells + ", " + cells,
                "threads=2", "device=" + device)), KernelSource.builtIn(), Optional.empty());
    }

    @Test
    void theProcessorIsTakenWhereItIsNamed() {
        DeviceSelection.Selected selected = selection("cpu").open(Optional.empty());
        try (Device device = selected.device()) {
            assertEquals("CPU, 2 threads", device.name());
            assertFalse(selected.fallBack());
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
    void autoStaysWithTheProcessorThatBeganTheRun() {
        DeviceSelection.Selected selected = selection("auto").open(Optional.of("CPU, 16 threads"));
        try (Device device = selected.device()) {
            assertEquals("CPU, 2 threads", device.name());
            assertEquals(List.of(), selected.reasons());
        }
    }

    @Test
    void autoSaysThatTheDeviceThatBeganTheRunIsGone() {
        DeviceSelection.Selected selected = selection("auto").open(Optional.of("abacus (opencl:7, Wood)"));
        try (Device device = selected.device()) {
            assertEquals("CPU, 2 threads", device.name());
            assertEquals(List.of("The run began on abacus (opencl:7, Wood), which cannot be used now; it goes on on the"
                    + " processor."), selected.reasons());
        }
    }

    @Test
    void autoStaysWithTheOpenClDeviceThatBeganTheRunAndMayFallBack() {
        String name = OpenClDevice.name(OpenClHere.info());
        DeviceSelection.Selected selected = selection("auto").open(Optional.of(name));
        try (Device device = selected.device()) {
            assertEquals(name, device.name());
            assertTrue(selected.fallBack());
        }
    }

    @Test
    void autoTimesGraphicsCardsAgainstTheProcessorAndNoProcessorAgainstItself() {
        List<OpenClInfo> cards =
                OpenCl.survey().usable().stream().filter(info -> info.type() != OpenClInfo.Type.CPU).toList();
        DeviceSelection.Selected selected = selection("auto").open(Optional.empty());
        try (Device device = selected.device()) {
            List<String> timed = selected.reasons();
            assertEquals(cards.isEmpty(), timed.isEmpty(), timed::toString);
            for (OpenClInfo card : cards) {
                assertTrue(timed.stream().anyMatch(line -> line.startsWith(OpenClDevice.name(card))), timed::toString);
            }
            assertTrue(!cards.isEmpty() || device.name().equals("CPU, 2 threads"), device.name());
        }
    }
}
