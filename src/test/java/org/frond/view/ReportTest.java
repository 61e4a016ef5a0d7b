package org.frond.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.InflaterInputStream;
import org.frond.grid.Location;
import org.frond.io.JsonFile;
import org.frond.picture.Extremes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private static final Pattern DATA = Pattern.compile("id=\"frond-data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static List<Shot> shots(double... times) {
        return IntStream.range(0, times.length).mapToObj(n -> new Shot("k" + n, Path.of("x"), n, n, times[n])).toList();
    }

    @Test
    void theLastSnapshotComesFirstThenTheFirstThenThoseAtEvents() {
        assertEquals(List.of(4, 0, 3, 2, 1), Report.order(shots(0, 1, 2, 3, 4), List.of(2.9)));
        assertEquals(List.of(0), Report.order(shots(0), List.of()));
    }

    /** As the page reads it: a level is what its left and lower neighbours foretell, and the rest. */
    @Test
    void packedValuesAreWithinHalfAStep() throws IOException {
        int width = 7;
        int height = 5;
        float[] values = new float[width * height];
        for (int n = 0; n < values.length; n++) {
            values[n] = (float) (1e6 * Math.sin(0.9 * n) - 3e5);
        }
        Map<String, Object> packed = Report.packed(new Raster(width, height, 1, Location.NODE, new Extremes(0, 0, 0, 0), values), false);
        byte[] bytes = new InflaterInputStream(new ByteArrayInputStream(Base64.getDecoder().decode((String) packed.get("data")))).readAllBytes();
        double step = (double) packed.get("step");
        short[] levels = new short[values.length];
        for (int n = 0; n < levels.length; n++) {
            boolean left = n % width > 0;
            boolean below = n >= width;
            levels[n] = (short) ((bytes[n] << 8 | bytes[levels.length + n] & 0xff) + (left ? levels[n - 1] : 0)
                    + (below ? levels[n - width] : 0) - (left && below ? levels[n - width - 1] : 0));
            assertEquals(values[n], (float) packed.get("least") + levels[n] * step, 0.501 * step);
        }
    }

    @Test
    void aReportIsOneFileThatAsksForNothing() throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("run"));
        run.complete();
        Path file = run.folder().report();
        List<String> words = Report.write(List.of(run.folder()), file);
        String page = Files.readString(file);
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(page.contains("src=\"page"));
        assertFalse(page.contains("href=\"page"));
        assertFalse(page.matches("(?s).*(src|href)=\"https?:.*"));
        assertTrue(words.get(1).startsWith("run: all 2 snapshots with 12 fields"), words::toString);
    }

    /** The title of the run holds a tag. */
    @Test
    void noTextOfAResultIsMarkup() throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("run"));
        Report.write(List.of(run.folder()), run.folder().report());
        String page = Files.readString(run.folder().report());
        Matcher data = DATA.matcher(page);
        assertTrue(data.find());
        assertFalse(data.group(1).contains("<"));
        Map<String, Object> read = JsonFile.read(Files.writeString(folder.resolve("data.json"), data.group(1)));
        List<?> runs = (List<?>) ((Map<?, ?>) read.get("content")).get("runs");
        assertEquals("A <b>small</b> run", ((Map<?, ?>) runs.get(0)).get("title"));
    }

    @Test
    void aReportReplacesTheOneBefore() throws IOException {
        SmallRun run = SmallRun.in(folder.resolve("run"));
        Files.writeString(run.folder().report(), "old");
        Report.write(List.of(run.folder()), run.folder().report());
        assertTrue(Files.readString(run.folder().report()).startsWith("<!doctype html>"));
    }
}
