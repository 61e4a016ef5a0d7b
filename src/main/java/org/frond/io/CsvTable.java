package org.frond.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/**
 * A growing table on disk, such as {@code history.csv}: columns declared once, one line per row, handed to the system
 * row by row, so that a live reader never waits and a crash tears at most the last line.
 *
 * <p>The first column is the step and never decreases. A table continues exactly: opened at the {@link Mark} of a checkpoint
 * it is cut back to what it was then, and then grows into the same bytes as if nothing had happened.
 * Numbers are written as {@link Double#toString(double)}: reading them back gives the same bits.
 */
public final class CsvTable implements AutoCloseable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Path file;
    private final List<Column> columns;
    private final FileChannel channel;
    private final Object identity;
    private final CRC32C sum;
    private long length;
    private long lastStep;

    /**
     * How far a table had grown: what a checkpoint remembers of it.
     *
     * @param length bytes
     * @param sum    CRC-32C of these
     */
    public record Mark(long length, long sum) {

        /**
         * Asks whether a file still begins with what it had then.
         *
         * @throws DamagedFileException if it does not
         */
        public void require(Path file) {
            content(file);
        }

        private byte[] content(Path file) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(Math.toIntExact(length));
                if (content.length == length && sumOf(content).getValue() == sum) {
                    return content;
                }
            } catch (IOException e) {
                throw ResultException.disk(file, e);
            }
            throw new DamagedFileException(file + " was cut or changed: it does not begin with the " + length
                    + " bytes that it had at the checkpoint");
        }

        private static CRC32C sumOf(byte[] content) {
            CRC32C sum = new CRC32C();
            sum.update(content);
            return sum;
        }
    }

    private CsvTable(Path file, List<Column> columns, FileChannel channel, long length, CRC32C sum, long lastStep) throws IOException {
        this.file = file;
        this.columns = columns;
        this.channel = channel;
        this.identity = FolderLock.identity(file);
        this.length = length;
        this.sum = sum;
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
            CsvTable table = new CsvTable(file, declared, channel, 0, new CRC32C(), Long.MIN_VALUE);
            table.writeLine(headings(declared));
            return table;
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /**
     * Opens an existing table to go on from a mark; what was written after it is removed.
     *
     * @throws DamagedFileException when the file does not begin with what was marked
     * @throws ResultException      when the file's columns are not these
     */
    public static CsvTable resume(Path file, List<Column> columns, Mark mark) {
        List<Column> declared = requireStepFirst(columns);
        byte[] content = mark.content(file);
        try {
            List<CSVRecord> lines = lines(content);
            List<String> present = lines.isEmpty() ? List.of() : List.of(lines.get(0).values());
            if (!present.equals(headings(declared))) {
                throw new ResultException(file + " has the columns " + present + ", this run writes "
                        + headings(declared) + ": resume with the version that began it, or start a new folder");
            }
            long last = lines.size() == 1 ? Long.MIN_VALUE : Long.parseLong(lines.get(lines.size() - 1).get(0));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.truncate(mark.length());
            channel.position(mark.length());
            return new CsvTable(file, declared, channel, mark.length(), Mark.sumOf(content), last);
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** How far it has grown. */
    public Mark mark() {
        return new Mark(length, sum.getValue());
    }

    private static List<CSVRecord> lines(byte[] content) throws IOException {
        try (CSVParser parser = CSVParser.parse(new String(content, StandardCharsets.UTF_8), FORMAT)) {
            return parser.getRecords();
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
            List<List<String>> lines = lines(Arrays.copyOf(content, end)).stream().map(line -> List.of(line.values())).toList();
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
            requireThere();
            ByteBuffer line = ByteBuffer.wrap(bytes.toByteArray());
            sum.update(line.duplicate());
            length += line.remaining();
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** A file that was removed or replaced under its writer would take lines that nobody ever sees. */
    private void requireThere() throws IOException {
        if (!Files.exists(file) || !identity.equals(FolderLock.identity(file))) {
            throw new ResultException(file + " was removed or replaced while a run was writing into it; the run ends here");
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
}
