package org.frond.io;

import java.util.List;

/**
 * A table as read from a file.
 *
 * @param headings heading of every column, such as {@code Time [s]}
 * @param rows     cells of every row, in the order of the headings
 */
public record CsvRows(List<String> headings, List<List<String>> rows) {

    public CsvRows {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    /** The cells of one column. */
    public List<String> texts(String heading) {
        int column = headings.indexOf(heading);
        if (column < 0) {
            throw new ResultException("the table has no column '" + heading + "'; it has " + headings);
        }
        return rows.stream().map(row -> row.get(column)).toList();
    }

    /** The numbers of one column. */
    public double[] numbers(String heading) {
        return texts(heading).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
