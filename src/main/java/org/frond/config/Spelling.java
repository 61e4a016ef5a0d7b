package org.frond.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name that was probably meant, by edit distance. */
public final class Spelling {

    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    /** A name is a likely misspelling when at most one letter in this many is wrong, and two in any case. */
    private static final int LETTERS_PER_ERROR = 4;
    private static final int ERRORS_ALLOWED = 2;
    /** What is longer than any name is no misspelling of one. */
    private static final int LONGEST = 100;

    private Spelling() {
    }

    /** "; did you mean X?" where one of the names is near enough, else nothing. */
    public static String suggest(String found, Collection<String> names) {
        return nearest(found, names).map(name -> "; did you mean " + name + "?").orElse("");
    }

    static Optional<String> nearest(String found, Collection<String> names) {
        if (found.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(ERRORS_ALLOWED, found.length() / LETTERS_PER_ERROR);
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(found, name)))
                .filter(name -> distance(found, name) <= Math.min(allowed, name.length() - 1));
    }

    private static int distance(String found, String name) {
        return DISTANCE.apply(found.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
