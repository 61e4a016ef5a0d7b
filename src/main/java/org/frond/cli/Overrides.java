package org.frond.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The settings of the command line, which outrank a configuration file. */
final class Overrides {

    @Option(names = "--set", paramLabel = "KEY=VALUE", completionCandidates = Candidates.Keys.class,
            description = "Overrides a value of the file, such as --set flaw.length=2um. Repeatable.")
    private final List<String> settings = new ArrayList<>();

    @Option(names = "--device", paramLabel = "DEVICE", completionCandidates = Candidates.DevicesOfRuns.class,
            description = "Where to compute; short for --set device=DEVICE.")
    private String device = "";

    /** As {@code key=value}. */
    List<String> settings() {
        List<String> all = new ArrayList<>(settings);
        if (!device.isEmpty()) {
            all.add("device=" + device);
        }
        return all;
    }
}
