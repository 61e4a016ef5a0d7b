package org.frond.config;

import java.nio.file.Path;
import java.util.List;

/** A configuration file that is read once and completed many times, each time with settings of its own. */
public final class BaseConfig {

    private final Path file;
    private final ConfigReader read;

    private BaseConfig(Path file, ConfigReader read) {
        this.file = file;
        this.read = read;
    }

    /**
     * Reads a file and what it includes. Whether it is complete and its values fit together is seen when it is completed.
     *
     * @throws ConfigException with one line for each problem in the files
     */
    public static BaseConfig read(Path file) {
        ConfigReader reader = new ConfigReader();
        reader.readFile(file);
        reader.failOnMistakes();
        return new BaseConfig(file, reader);
    }

    /** Every file that was read, the main one first. */
    public List<Path> inputs() {
        return read.inputs();
    }

    /**
     * The checked configuration with further settings.
     *
     * @param name     of the run where the file gives none
     * @param origin   where the settings come from, to be named in errors
     * @param settings of the form {@code key=value}; they outrank the file
     * @throws ConfigException with one line for each problem
     */
    public Config with(String name, String origin, List<String> settings) {
        return new ConfigReader(read).finish(file.toString(), name, origin, settings);
    }
}
