package org.frond.config;

/** The commented configuration that a newcomer starts from: short, with what one changes first, or with all keys. */
public final class StarterFile {

    private StarterFile() {
    }

    /** A YAML file of a page for a run of that name. */
    public static String text(String name) {
        return ConfigText.starter(name);
    }

    /** One with all keys of a cell. */
    public static String full(String name) {
        return ConfigText.allKeys(name);
    }
}
