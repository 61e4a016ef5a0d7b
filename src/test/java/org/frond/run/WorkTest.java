package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.frond.bench.KernelClock;
import org.frond.device.CpuDevice;
import org.frond.device.Profile;
import org.frond.device.TimedDevice;
import org.frond.io.CsvTable;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The work of three small runs is what a table says: their linear iterations, kernel launches and bytes moved, which no other work
 * of the machine disturbs. {@code mvn -Dtest=WorkTest -Dfrond.work=write test} writes the table again, for a change that means to
 * change the work; its commit says why.
 */
class WorkTest {

    private static final Path TABLE = Path.of("src/test/resources/work.csv");
    private static final String HEADING = "case,steps,iterations,launches,bytes";

    @TempDir
    private Path folder;

    private String work(String name, String example, int steps, List<String> settings) {
        Profile profile = new Profile();
        List<KernelSource> kernels = KernelSource.builtIn();
        KernelClock clock = new KernelClock(new TimedDevice(new CpuDevice(1, kernels), profile), profile, kernels);
        ExampleRun run = ExampleRun.run(folder.resolve(name), false, ExampleRun.config(example, ExampleRun.with(settings,
                "stop.steps=" + steps, "output.snapshots=0", "output.frames=false")), clock);
        long launches = clock.entries().stream().mapToLong(KernelClock.Entry::launches).sum();
        return String.join(",", name, Integer.toString(steps), Long.toString(iterations(run)), Long.toString(launches),
                Long.toString((long) clock.bytes()));
    }

    private static long iterations(ExampleRun run) {
        double sum = 0;
        for (String field : List.of("Displacement", "Damage", "Potential", "Concentration", "Scalar")) {
            String heading = field + " iterations";
            if (CsvTable.read(run.files().history()).headings().contains(heading)) {
                sum += Arrays.stream(run.history(heading)).sum();
            }
        }
        return (long) sum;
    }

    @Test
    void itIsWhatTheTableSays() throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        lines.add(work("wedge", "wedge-crack", 3, ExampleRun.with(ExampleRun.SMALL_WEDGE, "time.firstStep=0.05 s")));
        lines.add(work("crack", "verification/v20-crack-energy", 1, List.of()));
        lines.add(work("mixture", "verification/pfhub-dispersion", 4, List.of()));
        if ("write".equals(System.getProperty("frond.work"))) {
            Files.write(TABLE, lines);
        }
        assertEquals(String.join("\n", Files.readAllLines(TABLE)), String.join("\n", lines));
    }
}
