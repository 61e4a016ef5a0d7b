package org.frond.config;

import java.util.ArrayList;
import java.util.List;

/** A value as it was given, still text: one item, or several from a list. */
record Given(List<String> items) {

    Given {
        items = List.copyOf(items);
    }

    static Given of(Object value) {
        if (value instanceof Iterable<?> several) {
            List<String> items = new ArrayList<>();
            several.forEach(item -> items.add(String.valueOf(item).strip()));
            return new Given(items);
        }
        return new Given(List.of(String.valueOf(value).strip()));
    }

    boolean isEmpty() {
        return items.isEmpty() || items.size() == 1 && items.get(0).isEmpty();
    }

    /** The only item, in plain signs. */
    String single() {
        if (items.size() != 1) {
            throw new Refusal(items.size() + " values are given, one is expected");
        }
        return plain(items.get(0));
    }

    /** A text with the signs of a keyboard in place of those that papers are set with: minus signs, narrow and fixed blanks. */
    static String plain(String text) {
        return text.replace('\u2212', '-').replaceAll("\\p{Zs}", " ").strip();
    }

    /** The items of a list; a single text may hold them between commas, with or without square brackets. */
    List<String> several() {
        if (items.size() != 1) {
            return items;
        }
        String text = items.get(0);
        if (text.startsWith("[") && text.endsWith("]")) {
            text = text.substring(1, text.length() - 1);
        }
        return splitAtCommas(text);
    }

    /** Commas between round brackets belong to a formula. */
    private static List<String> splitAtCommas(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int n = 0; n <= text.length(); n++) {
            char c = n < text.length() ? text.charAt(n) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (n == text.length() || c == ',' && depth == 0) {
                parts.add(text.substring(start, n).strip());
                start = n + 1;
            }
        }
        return parts;
    }
}
