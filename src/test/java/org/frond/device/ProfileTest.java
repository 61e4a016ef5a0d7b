package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final int LENGTH = 5000;

    private final Profile profile = new Profile();

    private Map<String, Long> launches() {
        return profile.times().stream().collect(Collectors.toMap(Profile.KernelTime::kernel, Profile.KernelTime::launches));
    }

    private void work(Device device) {
        Buffer x = device.allocate(Precision.DOUBLE, LENGTH);
        for (int n = 0; n < 3; n++) {
            device.program(2, Precision.DOUBLE).run(new Launch("axpy", Range.flat(LENGTH), 1.0, x, x));
        }
        device.sum(x);
    }

    @Test
    void theLongestStandsFirst() {
        profile.add("short", 10);
        profile.add("long", 15);
        profile.add("short", 2);
        assertEquals(List.of(new Profile.KernelTime("long", 1, 15e-9), new Profile.KernelTime("short", 2, 12e-9)),
                profile.times().stream().map(time -> new Profile.KernelTime(time.kernel(), time.launches(),
                        Math.round(time.seconds() * 1e9) / 1e9)).toList());
    }

    @Test
    void theProcessorTellsItsTimes() {
        try (Device device = new TimedDevice(new CpuDevice(2, KernelSource.builtIn()), profile)) {
            work(device);
        }
        assertEquals(Map.of("axpy", 3L, "sum", 1L), launches());
    }

    @Test
    void anOpenClDeviceTellsItsTimes() {
        try (Device device = OpenClDevice.open(OpenClHere.info().number(), KernelSource.builtIn(), Optional.of(profile))) {
            work(device);
        }
        assertEquals(Map.of("axpy", 3L, "sumLanes", 1L), launches());
        assertTrue(profile.times().stream().allMatch(time -> time.seconds() > 0 && time.seconds() < 60),
                profile.times()::toString);
    }

    @Test
    void moreLaunchesThanAreKeptAreCountedAsWell() {
        try (Device device = OpenClDevice.open(OpenClHere.info().number(), KernelSource.builtIn(), Optional.of(profile))) {
            Buffer x = device.allocate(Precision.DOUBLE, 1);
            Program program = device.program(2, Precision.DOUBLE);
            for (int n = 0; n < OpenClEvents.MOST + 5; n++) {
                program.run(new Launch("axpy", Range.flat(1), 1.0, x, x));
            }
        }
        assertEquals(Map.of("axpy", OpenClEvents.MOST + 5L), launches());
    }
}
