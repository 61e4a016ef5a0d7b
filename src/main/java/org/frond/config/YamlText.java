package org.frond.config;

import java.util.regex.Pattern;

/** Text as it stands in a YAML file: plain where that is safe, quoted otherwise. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./^_+-]*(?<! )");

    private YamlText() {
    }

    static String scalar(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
