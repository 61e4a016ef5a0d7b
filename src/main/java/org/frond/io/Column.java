package org.frond.io;

/**
 * A column of a table: its heading is a phrase with its unit, such as {@code Crack length [m]}.
 *
 * @param name        phrase
 * @param unit        SI unit, {@code "1"} when dimensionless, empty for texts and counts
 * @param kind        what its cells hold
 * @param description one sentence for a stranger
 */
public record Column(String name, String unit, Kind kind, String description) {

    /** What the cells of a column hold. */
    public enum Kind {
        /** A finite number, written with every digit it needs to be read back exactly. */
        NUMBER,
        /** A number that may be missing: NaN and infinities are allowed. */
        OPTIONAL_NUMBER,
        /** A whole number. */
        COUNT,
        /** A text of one line. */
        TEXT
    }

    public Column {
        if (name.isBlank() || (name + unit).matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("a column needs a name of one line: '" + name + "'");
        }
    }

    /** A column of finite numbers. */
    public static Column number(String name, String unit, String description) {
        return new Column(name, unit, Kind.NUMBER, description);
    }

    /** A column of numbers that may be missing. */
    public static Column optional(String name, String unit, String description) {
        return new Column(name, unit, Kind.OPTIONAL_NUMBER, description);
    }

    /** A column of whole numbers. */
    public static Column count(String name, String description) {
        return new Column(name, "", Kind.COUNT, description);
    }

    /** A column of texts. */
    public static Column text(String name, String description) {
        return new Column(name, "", Kind.TEXT, description);
    }

    /** The phrase with its unit, as it stands in the first line of the file. */
    public String heading() {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    /** The text of a cell, or a reason why the value cannot stand there. */
    String format(Object value) {
        boolean fits = switch (kind) {
            case NUMBER -> value instanceof Double number && Double.isFinite(number);
            case OPTIONAL_NUMBER -> value instanceof Double;
            case COUNT -> value instanceof Long || value instanceof Integer;
            case TEXT -> value instanceof String text && text.indexOf('\n') < 0 && text.indexOf('\r') < 0;
        };
        if (!fits) {
            throw new ResultException("column '" + heading() + "' holds "
                    + switch (kind) {
                        case NUMBER -> "finite doubles";
                        case OPTIONAL_NUMBER -> "doubles";
                        case COUNT -> "whole numbers";
                        case TEXT -> "texts of one line";
                    } + ", not " + value);
        }
        return value.toString();
    }
}
