package org.frond.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.GridSettings;
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
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.frond.run.DryRun;
import org.frond.solver.SpeedTest;

/**
 * The device that a configuration asks for. {@code auto} takes what is fastest in a short test on the run's grid, graphics
 * cards against the processor, and falls back on the processor; anything else is taken as it is named or refused. With
 * {@code precision: mixed}, a card without double precision computes multigrid cycles beside the processor.
 */
final class DeviceSelection {

    private static final String AUTO = "auto";
    private static final String CPU = "cpu";
    private static final String BESIDE = "cpu+";
    private static final String NUMBERED = "opencl:";
    /** An OpenCL device must be so much faster than the processor: timings vary, and the choice should not. */
    private static final double CLEARLY = 1.25;

    private final Config config;
    private final List<KernelSource> kernels;
    private final Optional<Profile> profile;
    private final boolean mixed;
    private final DryRun needs;

    /**
     * Devices and how they came to be taken.
     *
     * @param place    the devices, open
     * @param reasons  lines for the user, why this one
     * @param fallBack whether the processor may go on should it fail
     */
    record Selected(Workplace place, List<String> reasons, boolean fallBack) {
    }

    /** Devices that took part in the test, and their time or what counts for it. */
    private record Entry(Workplace place, double seconds) {
    }

    /**
     * A selection for a run.
     *
     * @param needs the memory that the run takes
     */
    DeviceSelection(Config config, DryRun needs, List<KernelSource> kernels, Optional<Profile> profile) {
        this.config = config;
        this.needs = needs;
        this.kernels = kernels;
        this.profile = profile;
        this.mixed = config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED;
    }

    /**
     * Opens it.
     *
     * @param earlier name of the device that an earlier part of the run was computed on: {@code auto} stays with it, so
     *                that the bits stay the same
     * @throws DeviceException if the device asked for cannot be used, with the reason
     */
    Selected open(Optional<String> earlier) {
        Selected selected = choose(earlier);
        Optional<String> other = earlier.filter(name -> !isLike(name, selected.place().name()));
        List<String> reasons = new ArrayList<>(selected.reasons());
        other.filter(name -> reasons.stream().noneMatch(reason -> reason.contains(name))).ifPresent(name -> reasons.add("The run began on "
                + name + " and is continued on " + selected.place().name()
                + ": from here on its last digits are not those that it would have had there (docs/opencl.md, Same numbers)."));
        return new Selected(selected.place(), reasons, selected.fallBack());
    }

    /** Whether two names stand for the same bits: the number of threads changes none. */
    private static boolean isLike(String one, String other) {
        return one.equals(other) || CpuDevice.isName(one) && CpuDevice.isName(other);
    }

    private Selected choose(Optional<String> earlier) {
        String choice = config.get(RunSettings.DEVICE);
        if (choice.equals(CPU)) {
            requireHeap();
            return new Selected(processor(), threadReasons(), false);
        }
        if (choice.equals(AUTO)) {
            return earlier.isPresent() ? sameAs(earlier.get()) : fastest();
        }
        Workplace place = choice.startsWith(BESIDE) ? besideProcessor(number(choice.substring(BESIDE.length())))
                : openCl(number(choice));
        return onOpenCl(place, false);
    }

    /** The processor alone. */
    Workplace processor() {
        return alone(threads());
    }

    /** Why the processor has as many threads as it has, where that is not plain. */
    private List<String> threadReasons() {
        return config.get(RunSettings.THREADS) > 0 ? List.of() : ThreadCount.here().reasons();
    }

    private Workplace alone(Device device) {
        return mixed ? Workplace.mixed(device) : Workplace.inDouble(device);
    }

    /** The processor with as many threads as the configuration gives it. */
    private Device threads() {
        int threads = config.get(RunSettings.THREADS);
        Device processor = new CpuDevice(threads > 0 ? threads : ThreadCount.here().threads(), kernels);
        return profile.isPresent() ? new TimedDevice(processor, profile.get()) : processor;
    }

    /** Number of the device that {@code opencl} or {@code opencl:N} names: without N the first, graphics cards before processors. */
    static int openClNumber(String choice) {
        return openClNumber(choice, false);
    }

    private int number(String choice) {
        return openClNumber(choice, mixed);
    }

    /** The same, of a device for which single precision is enough where no other can be used. */
    static int openClNumber(String choice, boolean forCycles) {
        return choice.startsWith(NUMBERED) ? Integer.parseInt(choice.substring(NUMBERED.length())) : firstOpenCl(forCycles);
    }

    private static int firstOpenCl(boolean forCycles) {
        OpenCl.Survey survey = OpenCl.survey();
        List<OpenClInfo> candidates = survey.usable().isEmpty() && forCycles ? survey.usableForCycles() : survey.usable();
        return candidates.stream().min(Comparator.comparing(OpenClInfo::type)).map(OpenClInfo::number)
                .orElseThrow(() -> new DeviceException("no OpenCL device can be used: " + survey.reason()));
    }

    /** An OpenCL device for everything or, where it has no double precision and that may be, for cycles. */
    private Workplace openCl(int number) {
        boolean singleOnly = OpenCl.survey().devices().stream().anyMatch(info -> info.number() == number && !info.doubles());
        return mixed && singleOnly ? besideProcessor(number) : alone(everythingOn(number));
    }

    private static Selected onOpenCl(Workplace place, boolean fallBack) {
        return new Selected(place, SignalChain.danger().stream().toList(), fallBack);
    }

    /** Refuses what has no room in Java's memory, before any of it is made. */
    private static void requireHeap(String what, double bytes) {
        Heap.here().lacks(bytes).ifPresent(lack -> {
            throw new DeviceException(what + ": " + lack);
        });
    }

    private void requireHeap() {
        requireHeap("CPU", needs.onProcessor());
    }

    private Workplace besideProcessor(int number) {
        requireHeap("CPU", needs.bytes() + needs.onTheWay());
        Device beside = large(OpenClDevice.openForCycles(number, kernels, profile), needs.bytesInSingle());
        return Workplace.mixed(threads(), beside);
    }

    private Device everythingOn(int number) {
        return large(OpenClDevice.open(number, kernels, profile), needs.total());
    }

    /** A device, unless it has less memory than this [bytes], or Java too little for what comes from it. */
    private Device large(OpenClDevice device, double bytes) {
        try {
            device.requireMemory((long) bytes);
            requireHeap("Snapshots on their way to the disk", needs.onTheWay());
            return device;
        } catch (DeviceException tooSmall) {
            device.close();
            throw tooSmall;
        }
    }

    private Selected sameAs(String earlier) {
        OpenCl.Survey survey = OpenCl.survey();
        for (OpenClInfo candidate : mixed ? survey.usableForCycles() : survey.usable()) {
            String name = OpenClDevice.name(candidate);
            if (mixed && Workplace.isBeside(earlier, name)) {
                return onOpenCl(besideProcessor(candidate.number()), true);
            }
            if (earlier.equals(name)) {
                return onOpenCl(openCl(candidate.number()), true);
            }
        }
        requireHeap();
        Workplace processor = processor();
        boolean known = CpuDevice.isName(earlier);
        return new Selected(processor, known ? List.of() : List.of("The run began on " + earlier
                + ", which cannot be used now; it goes on on the processor."), false);
    }

    private Selected fastest() {
        Workplace processor = processor();
        OpenCl.Survey survey = OpenCl.survey();
        List<OpenClInfo> candidates = (mixed ? survey.usableForCycles() : survey.usable()).stream()
                .filter(info -> info.type() != OpenClInfo.Type.CPU).toList();
        if (candidates.isEmpty()) {
            requireHeap();
            return new Selected(processor, Stream.concat(threadReasons().stream(), survey.hindrance().stream()).toList(), false);
        }
        Optional<String> lack = Heap.here().lacks(needs.onProcessor());
        Entry best = new Entry(processor, lack.isPresent() ? Double.POSITIVE_INFINITY : SpeedTest.seconds(processor, grid()) / CLEARLY);
        List<String> reasons = new ArrayList<>(threadReasons());
        reasons.add(lack.orElse(timed(processor, best.seconds() * CLEARLY)));
        for (OpenClInfo candidate : candidates) {
            try {
                Workplace place = openCl(candidate.number());
                Entry entry = new Entry(place, SpeedTest.seconds(place, grid()));
                reasons.add(timed(place, entry.seconds()));
                Entry slower = entry.seconds() < best.seconds() ? best : entry;
                best = slower == best ? entry : best;
                slower.place().close();
            } catch (DeviceException | KernelException unusable) {
                reasons.add(unusable.getMessage());
            }
        }
        if (best.place() == processor) {
            requireHeap();
        }
        SignalChain.danger().ifPresent(reasons::add);
        return new Selected(best.place(), reasons, best.place() != processor);
    }

    private static String timed(Workplace place, double seconds) {
        return String.format(Locale.ROOT, "%s: %.1f ms per solution of the test", place.name(), seconds * 1e3);
    }

    private Grid grid() {
        List<Integer> cells = config.get(GridSettings.CELLS);
        return cells.size() == 2 ? Grid.plane(cells.get(0), cells.get(1), 1)
                : Grid.box(cells.get(0), cells.get(1), cells.get(2), 1);
    }
}
