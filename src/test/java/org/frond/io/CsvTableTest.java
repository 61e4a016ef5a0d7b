package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTableTest {

    private static final List<Column> COLUMNS = List.of(
            Column.count("Step", "Steps accepted"),
            Column.number("Time", "s", "Simulated time"),
            Column.optional("Crack speed", "m/s", "Missing while nothing moves"),
            Column.text("What", "In words"));

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("history.csv");
    }

    @Test
    void headingsCarryTheirUnits() throws IOException {
        CsvTable.create(file, COLUMNS).close();

        assertEquals("Step,Time [s],Crack speed [m/s],What\n", Files.readString(file));
    }

    @Test
    void numbersComeBackBitForBit() {
        double[] times = {0.1 + 0.2, Math.PI, Double.MIN_VALUE, Math.nextDown(1.0), -0.0};
        write(times);

        assertArrayEquals(times, CsvTable.read(file).numbers("Time [s]"));
    }

    @Test
    void aRowIsOnDiskBeforeTheTableIsClosed() {
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            table.append(0, 1.0, Double.NaN, "start, \"quoted\"");

            assertEquals(List.of("start, \"quoted\""), CsvTable.read(file).texts("What"));
        }
    }

    @Test
    void aResumedTableIsByteIdenticalToAnUninterruptedOne() throws IOException {
        CsvTable.Mark mark = write(0.1, 0.2);
        Files.delete(file);
        CsvTable.Mark end = write(0.1, 0.2, 0.3, 0.4);
        byte[] whole = Files.readAllBytes(file);

        try (CsvTable table = CsvTable.resume(file, COLUMNS, mark)) {
            table.append(2, 0.3, Double.NaN, "a \"b\"");
            table.append(3, 0.4, Double.NaN, "a \"b\"");
            assertEquals(end, table.mark());
        }

        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void aTornLastLineIsRemovedOnResume() throws IOException {
        CsvTable.Mark mark = write(0.1, 0.2);
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "2,0.3,N", StandardOpenOption.APPEND);

        CsvTable.resume(file, COLUMNS, mark).close();

        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void aTableThatWasCutOrChangedBeforeTheMarkIsNotContinued() throws IOException {
        CsvTable.Mark mark = write(0.1, 0.2);
        String whole = Files.readString(file);
        for (String damaged : List.of(whole.substring(0, whole.length() - 1), whole.replace("0.2", "0.3"), "")) {
            Files.writeString(file, damaged);
            assertThrows(DamagedFileException.class, () -> CsvTable.resume(file, COLUMNS, mark));
            assertEquals(damaged, Files.readString(file));
        }
    }

    @Test
    void otherColumnsAreNotContinued() {
        CsvTable.Mark mark = write(0.1);

        assertThrows(ResultException.class, () -> CsvTable.resume(file, COLUMNS.subList(0, 2), mark));
    }

    @Test
    void aTableRemovedOrReplacedUnderItsWriterTakesNoFurtherRow() throws IOException {
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            table.append(0, 0.1, 0.0, "x");
            Files.move(file, folder.resolve("moved.csv"));
            assertThrows(ResultException.class, () -> table.append(1, 0.2, 0.0, "x"));
            Files.writeString(file, "mine");
            assertThrows(ResultException.class, () -> table.append(1, 0.2, 0.0, "x"));
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void anExistingTableIsNotOverwritten() {
        write(0.1);

        assertThrows(ResultException.class, () -> CsvTable.create(file, COLUMNS));
    }

    @Test
    void aRowThatDoesNotFitIsRefusedAndLeavesNoTrace() throws IOException {
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            assertThrows(ResultException.class, () -> table.append(0, 1.0, 2.0));
            assertThrows(ResultException.class, () -> table.append(0, Double.NaN, 2.0, "x"));
            assertThrows(ResultException.class, () -> table.append(0, 1, 2.0, "x"));
            assertThrows(ResultException.class, () -> table.append(0.5, 1.0, 2.0, "x"));
            assertThrows(ResultException.class, () -> table.append(0, 1.0, 2.0, "two\nlines"));
        }
        assertEquals(1, Files.readAllLines(file).size());
    }

    @Test
    void stepsNeverGoBack() {
        CsvTable.Mark mark = write(0.1, 0.2);
        try (CsvTable table = CsvTable.resume(file, COLUMNS, mark)) {
            assertThrows(ResultException.class, () -> table.append(0, 0.3, 0.0, "x"));
        }
    }

    private CsvTable.Mark write(double... times) {
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            for (int step = 0; step < times.length; step++) {
                table.append(step, times[step], Double.NaN, "a \"b\"");
            }
            return table.mark();
        }
    }
}
