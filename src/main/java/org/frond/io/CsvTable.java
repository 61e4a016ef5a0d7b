package org.frond.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A growing table on disk, such as {@code history.csv}: columns declared once, one line per row, handed to the system
 * row by row, so that a live reader never waits and a crash tears at most the last line.
 *
 * <p>The first column is the step and never decreases. That makes a table continue exactly: opened at the step of a
 * checkpoint it is cut back to the rows up to that step, and then grows into the same bytes as if nothing had happened.
 * Numbers are written as {@link Double#toString(double)}: reading them back gives the same bits.
 */
public final class CsvTable implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final List<Column> columns;
    private final FileChannel channel;
    private long lastStep;

    private CsvTable(Path file, List<Column> columns, FileChannel channel, long lastStep) {
        this.file = file;
        this.columns = columns;
        this.channel = channel;
        this.lastStep = lastStep;
    }

    /**
     * Starts a table in a new file.
     *
     * @param columns the first one is the step, a {@link Column.Kind#COUNT}
     * @throws ResultException when the file exists already
     */
    public static CsvTable create(Path file, List<Column> columns) {
        List<Column> declared = requireStepFirst(columns);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            CsvTable table = new CsvTable(file, declared, channel, Long.MIN_VALUE);
            table.writeLine(headings(declared));
            return table;
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /**
     * Opens an existing table to go on after the given step; rows of later steps and a torn last line are removed.
     *
     * @throws ResultException when the file's columns are not these
     */
    public static CsvTable resume(Path file, List<Column> columns, long step) {
        List<Column> declared = requireStepFirst(columns);
        try {
            byte[] content = Files.readAllBytes(file);
            int end = endOfLine(content, 0);
            List<String> present = end == 0 ? List.of() : cells(file, content, 0, end);
            if (!present.equals(headings(declared))) {
                throw new ResultException(file + " has the columns " + present + ", this run writes "
                        + headings(declared) + ": resume with the version that began it, or start a new folder");
            }
            long last = Long.MIN_VALUE;
            for (int next = endOfLine(content, end); next > 0; next = endOfLine(content, end)) {
                long rowStep = step(file, cells(file, content, end, next).get(0));
                if (rowStep > step) {
                    break;
                }
                last = rowStep;
                end = next;
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(end);
            channel.position(end);
            return new CsvTable(file, declared, channel, last);
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** Reads a table: its headings and its rows as texts; a torn last line is left out. */
    public static CsvRows read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            int end = content.length;
            while (end > 0 && content[end - 1] != '\n') {
                end--;
            }
            List<List<String>> lines = new ArrayList<>();
            try (CSVParser parser = CSVParser.parse(new String(content, 0, end, StandardCharsets.UTF_8), FORMAT)) {
                for (CSVRecord line : parser) {
                    lines.add(List.of(line.values()));
                }
            }
            if (lines.isEmpty()) {
                throw new DamagedFileException(file + " is empty: not even the headings are there");
            }
            return new CsvRows(lines.get(0), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** Writes or replaces a whole table in one step. */
    public static void write(Path file, CsvRows rows) {
        AtomicFile.write(file, temporary -> {
            try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(temporary, StandardCharsets.UTF_8), FORMAT)) {
                printer.printRecord(rows.headings());
                for (List<String> row : rows.rows()) {
                    printer.printRecord(row);
                }
            }
        });
    }

    /**
     * Adds a row, one value per column in order: Double for numbers, Long or Integer for counts, String for texts.
     *
     * @throws ResultException when a value is missing, of another kind or not finite, or the step goes back; the file is
     *                         then unchanged
     */
    public void append(Object... values) {
        if (values.length != columns.size()) {
            throw new ResultException(file + ": a row of " + values.length + " values for " + columns.size()
                    + " columns");
        }
        List<String> cells = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            cells.add(columns.get(i).format(values[i]));
        }
        long step = ((Number) values[0]).longValue();
        if (step < lastStep) {
            throw new ResultException(file + ": step " + step + " after step " + lastStep + "; rows never go back");
        }
        writeLine(cells);
        lastStep = step;
    }

    /** Forces all rows to the disk; done before each checkpoint, so that no row up to it can be missing. */
    public void force() {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    private void writeLine(List<String> cells) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CSVPrinter printer = new CSVPrinter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), FORMAT)) {
            printer.printRecord(cells);
            printer.flush();
            ByteBuffer line = ByteBuffer.wrap(bytes.toByteArray());
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    private static List<Column> requireStepFirst(List<Column> columns) {
        if (columns.isEmpty() || columns.get(0).kind() != Column.Kind.COUNT) {
            throw new IllegalArgumentException("the first column of a table is the step, a count");
        }
        if (headings(columns).stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns have the same heading: " + headings(columns));
        }
        return List.copyOf(columns);
    }

    private static List<String> headings(List<Column> columns) {
        return columns.stream().map(Column::heading).toList();
    }

    /** Position after the next line break; 0 when there is none. Cells never contain one. */
    private static int endOfLine(byte[] content, int from) {
        for (int i = from; i < content.length; i++) {
            if (content[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private static List<String> cells(Path file, byte[] content, int from, int to) throws IOException {
        String line = new String(content, from, to - from, StandardCharsets.UTF_8);
        try (CSVParser parser = CSVParser.parse(new StringReader(line), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new DamagedFileException(file + " holds a line that is no row: " + line.strip());
            }
            return List.of(records.get(0).values());
        }
    }

    private static long step(Path file, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DamagedFileException(file + " holds a row whose step is '" + text + "'", e);
        }
    }
}
