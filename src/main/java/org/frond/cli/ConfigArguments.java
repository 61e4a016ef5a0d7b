package org.frond.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration as the command line names it: a file and settings that outrank it. */
final class ConfigArguments {

    @Parameters(index = "0", paramLabel = "CONFIG", description = "Configuration file (.yaml, .json, .xml, .properties).")
    private Path file;

    @Option(names = "--set", paramLabel = "KEY=VALUE", completionCandidates = Candidates.Keys.class,
            description = "Overrides a value of the file, such as --set flaw.length=2um. Repeatable.")
    private final List<String> settings = new ArrayList<>();

    @Option(names = "--device", paramLabel = "DEVICE", completionCandidates = Candidates.DevicesOfRuns.class,
            description = "Where to compute; short for --set device=DEVICE.")
    private String device = "";

    /** The checked configuration; nothing is written. */
    Config read() {
        List<String> overrides = new ArrayList<>(settings);
        if (!device.isEmpty()) {
            overrides.add("device=" + device);
        }
        return Config.read(file, overrides);
    }
}
