package org.frond.config;

import java.util.Locale;

/**
 * One thing that is wrong with a configuration.
 *
 * @param origin  the file as the user named it, or "command line"
 * @param key     the key concerned; empty where the whole file is
 * @param message what is wrong and what would be right
 */
public record Mistake(String origin, String key, String message) {

    /** Longer texts are cut in the middle: what they quote stands in front, what would be right at the end. */
    private static final int LONGEST_KEY = 120;
    private static final int LONGEST_MESSAGE = 900;

    /** One line, such as "configs/x.yaml: fracture.lenght: unknown key; did you mean fracture.length?". */
    public String line() {
        String where = key.isEmpty() ? origin : origin + ": " + shortened(key, LONGEST_KEY);
        return printable((where + ": " + shortened(message, LONGEST_MESSAGE)).replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }

    private static String shortened(String text, int longest) {
        int kept = longest / 2;
        return text.length() <= longest ? text : text.substring(0, kept) + " ... " + text.substring(text.length() - kept);
    }

    /** What would move the cursor of a terminal, change its colours or turn its text around is shown by its number. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (Character.getType(point)) {
                case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
                    printable.append(String.format(Locale.ROOT, "\\u%04x", point));
                default -> printable.appendCodePoint(point);
            }
        });
        return printable.toString();
    }

    @Override
    public String toString() {
        return line();
    }
}
