package org.frond.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param origin  the file as the user named it, or "command line"
 * @param key     the key concerned; empty where the whole file is
 * @param message what is wrong and what would be right
 */
public record Problem(String origin, String key, String message) {

    /** One line, such as "configs/x.yaml: fracture.lenght: unknown key; did you mean fracture.length?". */
    public String line() {
        String where = key.isEmpty() ? origin : origin + ": " + key;
        return (where + ": " + message).replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    @Override
    public String toString() {
        return line();
    }
}
