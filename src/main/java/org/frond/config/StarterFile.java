package org.frond.config;

/** The commented configuration that a newcomer starts from. */
public final class StarterFile {

    private StarterFile() {
    }

    /** A complete YAML file for a run of that name. */
    public static String text(String name) {
        return ConfigText.starter(name);
    }
}
