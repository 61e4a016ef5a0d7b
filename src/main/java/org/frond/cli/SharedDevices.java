package org.frond.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.device.OpenCl;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClInfo;
import org.frond.device.Workplace;

/**
 * Devices that cases which run at the same time share out, one case to each OpenCL device; the processor is there for all. A case that
 * may run on any takes the next graphics card that is free, or the processor where there is none; one that goes on stays with the
 * device that it began on.
 */
final class SharedDevices {

    private static final String CPU = "cpu";
    private static final String AUTO = "auto";
    private static final String BESIDE = "cpu+";

    private final Supplier<OpenCl.Survey> looking;
    private final Set<String> taken = new HashSet<>();
    private Optional<OpenCl.Survey> survey = Optional.empty();

    /** Devices that are looked for when a case first asks for one. */
    SharedDevices(Supplier<OpenCl.Survey> looking) {
        this.looking = looking;
    }

    /** A device that a case has to itself, or the processor. */
    final class Lease implements AutoCloseable {

        private final String device;
        private final Optional<String> card;
        private final boolean chosen;

        private Lease(String device, Optional<String> card, boolean chosen) {
            this.device = device;
            this.card = card;
            this.chosen = chosen;
        }

        boolean isProcessor() {
            return card.isEmpty();
        }

        /** Settings with the device among them where it was chosen here. */
        List<String> with(List<String> settings) {
            List<String> all = new ArrayList<>(settings);
            if (chosen) {
                all.add("device=" + device);
            }
            return all;
        }

        @Override
        public void close() {
            card.ifPresent(SharedDevices.this::give);
        }
    }

    /**
     * Takes what a configuration asks for, and waits where others have it.
     *
     * @param earlier name of the device that an earlier part of the run was computed on
     */
    Lease take(Config config, Optional<String> earlier) {
        String asked = config.get(RunSettings.DEVICE);
        boolean mixed = config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED;
        if (asked.equals(CPU)) {
            return new Lease(CPU, Optional.empty(), false);
        }
        if (asked.startsWith(BESIDE)) {
            return beside(DeviceSelection.openClNumber(asked.substring(BESIDE.length()), true), false);
        }
        if (asked.contains(":")) {
            return new Lease(asked, Optional.of(oneOf(List.of(asked))), false);
        }
        if (asked.equals(AUTO) && earlier.isPresent()) {
            return sameAs(earlier.get(), usable(mixed));
        }
        List<String> cards = usable(mixed).stream().filter(info -> info.type() != OpenClInfo.Type.CPU).map(OpenClInfo::label).toList();
        if (cards.isEmpty() && asked.equals(AUTO)) {
            return processor();
        }
        return card(cards.isEmpty() ? List.of("opencl:" + DeviceSelection.openClNumber(asked, mixed)) : cards);
    }

    private Lease sameAs(String earlier, List<OpenClInfo> usable) {
        for (OpenClInfo info : usable) {
            String name = OpenClDevice.name(info);
            if (Workplace.isBeside(earlier, name)) {
                return beside(info.number(), true);
            }
            if (earlier.equals(name)) {
                return card(List.of(info.label()));
            }
        }
        return processor();
    }

    /** The processor, for a case that may run on any device. */
    Lease processor() {
        return new Lease(CPU, Optional.empty(), true);
    }

    private Lease card(List<String> cards) {
        String free = oneOf(cards);
        return new Lease(free, Optional.of(free), true);
    }

    private Lease beside(int number, boolean chosen) {
        String card = oneOf(List.of("opencl:" + number));
        return new Lease(BESIDE + card, Optional.of(card), chosen);
    }

    private synchronized List<OpenClInfo> usable(boolean mixed) {
        if (survey.isEmpty()) {
            survey = Optional.of(looking.get());
        }
        return mixed ? survey.get().usableForCycles() : survey.get().usable();
    }

    private synchronized String oneOf(List<String> names) {
        while (taken.containsAll(names)) {
            try {
                wait();
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return names.get(0);
            }
        }
        String free = names.stream().filter(name -> !taken.contains(name)).findFirst().orElseThrow();
        taken.add(free);
        return free;
    }

    private synchronized void give(String device) {
        taken.remove(device);
        notifyAll();
    }
}
