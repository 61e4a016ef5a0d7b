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
        write(0.1, 0.2, 0.3, 0.4);
        byte[] whole = Files.readAllBytes(file);

        try (CsvTable table = CsvTable.resume(file, COLUMNS, 1)) {
            table.append(2, 0.3, Double.NaN, "a \"b\"");
            table.append(3, 0.4, Double.NaN, "a \"b\"");
        }

        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void aTornLastLineIsRemovedOnResume() throws IOException {
        write(0.1, 0.2);
        byte[] whole = Files.readAllBytes(file);
        Files.writeString(file, "2,0.3,N", StandardOpenOption.APPEND);

        CsvTable.resume(file, COLUMNS, 100).close();

        assertArrayEquals(whole, Files.readAllBytes(file));
    }

    @Test
    void otherColumnsAreNotContinued() {
        write(0.1);

        assertThrows(ResultException.class, () -> CsvTable.resume(file, COLUMNS.subList(0, 2), 0));
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
        write(0.1, 0.2);
        try (CsvTable table = CsvTable.resume(file, COLUMNS, 1)) {
            assertThrows(ResultException.class, () -> table.append(0, 0.3, 0.0, "x"));
        }
    }

    private void write(double... times) {
        try (CsvTable table = CsvTable.create(file, COLUMNS)) {
            for (int step = 0; step < times.length; step++) {
                table.append(step, times[step], Double.NaN, "a \"b\"");
            }
        }
    }
}
