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

    /** What stands above its values in a table, such as {@code cell.voltage [V]}. */
    public String heading() {
        return kind.unit().isEmpty() ? key : key + " [" + kind.unit() + "]";
    }

    /** Whether what formulas are at the places of a grid may depend on it. */
    public boolean bearsOnPlaces() {
        // named numbers may stand in any formula
        boolean plain = kind instanceof Kind.Quantity || kind instanceof Kind.Number || kind instanceof Kind.Whole
                || kind instanceof Kind.Flag || kind instanceof Kind.Choice<?> || kind instanceof Kind.Text || kind instanceof ProtocolKind;
        return !plain || Schema.sectionOf(this).isMany() || Schema.sectionOf(this) == GridSettings.SECTION;
    }

    /** Its value in a configuration as it stands in a table, a number without its unit. */
    public String cell(Config config) {
        return kind.cell(config.get(this));
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

    /** No two parameters share a key, and all else takes long to hash. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return key;
    }
}
