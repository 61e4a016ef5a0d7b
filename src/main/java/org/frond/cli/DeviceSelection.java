package org.frond.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.config.Preflight;
import org.frond.config.RunSettings;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.device.OpenCl;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClInfo;
import org.frond.device.Profile;
import org.frond.device.TimedDevice;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.frond.solver.SpeedTest;

/**
 * The device that a configuration asks for. {@code auto} takes what is fastest in a short test on the run's grid, graphics
 * cards against the processor, and falls back on the processor; anything else is taken as it is named or refused.
 */
final class DeviceSelection {

    private static final String AUTO = "auto";
    private static final String CPU = "cpu";
    private static final String NUMBERED = "opencl:";
    /** An OpenCL device must be so much faster than the processor: timings vary, and the choice should not. */
    private static final double CLEARLY = 1.25;

    private final Config config;
    private final List<KernelSource> kernels;
    private final Optional<Profile> profile;

    /**
     * A device and how it came to be taken.
     *
     * @param device   the device, open
     * @param reasons  lines for the user, why this one
     * @param fallBack whether the processor may go on should it fail
     */
    record Selected(Device device, List<String> reasons, boolean fallBack) {
    }

    /** A device that took part in the test, and its time or what counts for it. */
    private record Entry(Device device, double seconds) {
    }

    DeviceSelection(Config config, List<KernelSource> kernels, Optional<Profile> profile) {
        this.config = config;
        this.kernels = kernels;
        this.profile = profile;
    }

    /**
     * Opens it.
     *
     * @param earlier name of the device that an earlier part of the run was computed on: {@code auto} stays with it, so
     *                that the bits stay the same
     * @throws DeviceException if the device asked for cannot be used, with the reason
     */
    Selected open(Optional<String> earlier) {
        String choice = config.get(RunSettings.DEVICE);
        if (choice.equals(CPU)) {
            return new Selected(processor(), List.of(), false);
        }
        if (choice.equals(AUTO)) {
            return earlier.isPresent() ? sameAs(earlier.get()) : fastest();
        }
        return new Selected(openCl(openClNumber(choice)), SignalChain.danger().stream().toList(), false);
    }

    /** The processor with as many threads as the configuration gives it. */
    Device processor() {
        int threads = config.get(RunSettings.THREADS);
        Device processor = new CpuDevice(threads > 0 ? threads : Runtime.getRuntime().availableProcessors(), kernels);
        return profile.isPresent() ? new TimedDevice(processor, profile.get()) : processor;
    }

    /** Number of the device that {@code opencl} or {@code opencl:N} names: without N the first, graphics cards before processors. */
    static int openClNumber(String choice) {
        return choice.startsWith(NUMBERED) ? Integer.parseInt(choice.substring(NUMBERED.length())) : firstOpenCl();
    }

    private static int firstOpenCl() {
        OpenCl.Survey survey = OpenCl.survey();
        return survey.usable().stream().min(Comparator.comparing(OpenClInfo::type)).map(OpenClInfo::number)
                .orElseThrow(() -> new DeviceException("no OpenCL device can be used: " + survey.reason()));
    }

    private Device openCl(int number) {
        OpenClDevice device = OpenClDevice.open(number, kernels, profile);
        try {
            device.requireMemory((long) new Preflight(config).memory());
            return device;
        } catch (DeviceException tooSmall) {
            device.close();
            throw tooSmall;
        }
    }

    private Selected sameAs(String earlier) {
        for (OpenClInfo candidate : OpenCl.survey().usable()) {
            if (earlier.equals(OpenClDevice.name(candidate))) {
                return new Selected(openCl(candidate.number()), SignalChain.danger().stream().toList(), true);
            }
        }
        Device processor = processor();
        boolean known = CpuDevice.isName(earlier);
        return new Selected(processor, known ? List.of() : List.of("The run began on " + earlier
                + ", which cannot be used now; it goes on on the processor."), false);
    }

    private Selected fastest() {
        Device processor = processor();
        List<OpenClInfo> candidates =
                OpenCl.survey().usable().stream().filter(info -> info.type() != OpenClInfo.Type.CPU).toList();
        if (candidates.isEmpty()) {
            return new Selected(processor, List.of(), false);
        }
        Entry best = new Entry(processor, SpeedTest.seconds(processor, grid()) / CLEARLY);
        List<String> reasons = new ArrayList<>();
        reasons.add(timed(processor, best.seconds() * CLEARLY));
        for (OpenClInfo candidate : candidates) {
            try {
                Device device = openCl(candidate.number());
                Entry entry = new Entry(device, SpeedTest.seconds(device, grid()));
                reasons.add(timed(device, entry.seconds()));
                Entry slower = entry.seconds() < best.seconds() ? best : entry;
                best = slower == best ? entry : best;
                slower.device().close();
            } catch (DeviceException | KernelException unusable) {
                reasons.add(unusable.getMessage());
            }
        }
        SignalChain.danger().ifPresent(reasons::add);
        return new Selected(best.device(), reasons, best.device() != processor);
    }

    private static String timed(Device device, double seconds) {
        return String.format(Locale.ROOT, "%s: %.1f ms per solution of the test", device.name(), seconds * 1e3);
    }

    private Grid grid() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        return cells.size() == 2 ? Grid.plane(cells.get(0), cells.get(1), 1)
                : Grid.box(cells.get(0), cells.get(1), cells.get(2), 1);
    }
}
