package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.device.OpenCl;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClInfo;
import org.junit.jupiter.api.Test;

/** Sharing two graphics cards out; nothing is computed on them. */
class SharedDevicesTest {

    private final SharedDevices devices = new SharedDevices(() -> new OpenCl.Survey(List.of(card(0), card(1)), Optional.empty()));

    static OpenClInfo card(int number) {
        return new OpenClInfo(number, "Abacus", "bead", "3.0", "1", OpenClInfo.Type.GPU, 1, 1 << 30, 1 << 28, 1 << 15, 256, true, true);
    }

    private static Config config(String device, String... more) {
        return Config.of("case", Stream.concat(Stream.of("grid.cells=[8, 8]", "grid.size=[8 um, 8 um]",
                "concentration.initial=0.5", "time.end=1 s", "device=" + device), Stream.of(more)).toList());
    }

    private List<String> taken(String device, Optional<String> earlier, String... more) {
        try (SharedDevices.Lease lease = devices.take(config(device, more), earlier)) {
            return lease.with(List.of());
        }
    }

    @Test
    void casesThatBeginTakeTheCardsThatAreFree() {
        try (SharedDevices.Lease first = devices.take(config("auto"), Optional.empty())) {
            assertEquals(List.of("device=opencl:0"), first.with(List.of()));
            assertEquals(List.of("device=opencl:1"), taken("auto", Optional.empty()));
        }
        assertEquals(List.of("device=opencl:0"), taken("opencl", Optional.empty()));
    }

    @Test
    void aCaseThatGoesOnStaysWithItsDevice() {
        assertEquals(List.of("device=opencl:1"), taken("auto", Optional.of(OpenClDevice.name(card(1)))));
        assertEquals(List.of("device=cpu"), taken("auto", Optional.of("CPU, 4 threads")));
        assertEquals(List.of("device=cpu+opencl:1"),
                taken("auto", Optional.of("CPU, 4 threads, multigrid cycles on " + OpenClDevice.name(card(1))), "precision=mixed"));
        assertEquals(List.of("device=cpu"), taken("auto", Optional.of("a card that is gone")));
    }

    @Test
    void aCardBesideTheProcessorIsTakenAsWell() {
        try (SharedDevices.Lease beside = devices.take(config("cpu+opencl:0", "precision=mixed"), Optional.empty())) {
            assertTrue(!beside.isProcessor());
            assertEquals(List.of("device=opencl:1"), taken("auto", Optional.empty()));
        }
    }

    @Test
    void whatIsNamedIsTaken() {
        assertEquals(List.of(), taken("cpu", Optional.of(OpenClDevice.name(card(1)))));
        assertEquals(List.of(), taken("opencl:1", Optional.of("CPU, 4 threads")));
    }
}
