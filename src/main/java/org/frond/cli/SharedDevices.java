package org.frond.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.device.OpenCl;
import org.frond.device.OpenClInfo;

/**
 * Devices that cases which run at the same time share out, one case to each OpenCL device; the processor is there for all. A case that
 * may run on any takes the next graphics card that is free, or the processor where there is none.
 */
final class SharedDevices {

    private static final String CPU = "cpu";
    private static final String AUTO = "auto";

    private final Set<String> taken = new HashSet<>();
    private List<String> cards = List.of();
    private boolean looked;

    /** A device that a case has to itself, or the processor. */
    final class Lease implements AutoCloseable {

        private final String device;
        private final boolean chosen;

        private Lease(String device, boolean chosen) {
            this.device = device;
            this.chosen = chosen;
        }

        boolean isProcessor() {
            return device.equals(CPU);
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
            give(device);
        }
    }

    /** Takes what a configuration asks for, and waits where others have it. */
    Lease take(Config config) {
        String asked = config.get(RunSettings.DEVICE);
        if (asked.equals(CPU)) {
            return new Lease(CPU, false);
        }
        if (asked.contains(":") || asked.startsWith("cpu+")) {
            return new Lease(oneOf(List.of(asked)), false);
        }
        boolean mixed = config.get(RunSettings.PRECISION) == RunSettings.Precision.MIXED;
        List<String> there = cards(mixed);
        if (!there.isEmpty()) {
            return new Lease(oneOf(there), true);
        }
        return asked.equals(AUTO) ? new Lease(CPU, true) : new Lease(oneOf(List.of(asked)), false);
    }

    /** Graphics cards that can be used, by the names that configurations have for them. */
    private synchronized List<String> cards(boolean mixed) {
        if (!looked) {
            OpenCl.Survey survey = OpenCl.survey();
            cards = (mixed ? survey.usableForCycles() : survey.usable()).stream().filter(info -> info.type() != OpenClInfo.Type.CPU)
                    .map(info -> "opencl:" + info.number()).toList();
            looked = true;
        }
        return cards;
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
