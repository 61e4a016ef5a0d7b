package org.frond.config;

import java.util.Optional;

/**
 * One key of the configuration, declared once: everything known about it follows from here.
 *
 * @param key      full name, such as {@code fracture.length}
 * @param kind     how values are read and printed
 * @param standard value where none is given; empty where one must be given
 * @param example  a value as one writes it
 * @param level    how soon a newcomer meets it
 * @param meaning  one sentence on what it does
 * @param source   where the default comes from
 * @param <T>      type of the value inside the program; quantities are SI doubles
 */
public record Parameter<T>(String key, Kind<T> kind, Optional<T> standard, String example, Level level, String meaning,
        String source) {

    /** Whether every configuration must give it. */
    public boolean isRequired() {
        return standard.isEmpty();
    }

    /** The value as it may be written in a configuration file. */
    public String print(T value) {
        return kind.print(value);
    }

    /** Kind and range in words, such as "length, above 0 m". */
    public String allowed() {
        return kind.describe() + (kind.range().isEmpty() ? "" : ", " + kind.range());
    }

    /** This parameter under a name that the user chose, where its section has many. */
    public Parameter<T> of(String name) {
        return new Parameter<>(key.replace(Section.ANY, name), kind, standard, example, level, meaning, source);
    }

    /** The part of the key after its section. */
    public String shortName() {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return key;
    }
}
