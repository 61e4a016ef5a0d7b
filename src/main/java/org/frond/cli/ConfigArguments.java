package org.frond.cli;

import java.nio.file.Path;
import org.frond.config.Config;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The configuration as the command line names it: a file and settings that outrank it. */
final class ConfigArguments {

    @Parameters(index = "0", paramLabel = "CONFIG", description = "Configuration file (.yaml, .json, .xml, .properties).")
    private Path file;

    @Mixin
    private Overrides overrides;

    /** The checked configuration; nothing is written. */
    Config read() {
        return Config.read(file, overrides.settings());
    }
}
