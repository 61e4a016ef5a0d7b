package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.io.CheckpointFolder;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.kernel.KernelSource;

/**
 * An example of {@code configs/} as a test runs it: with settings that make it small, into a folder of its own, judged by
 * nothing but the files it leaves and what it tells the terminal.
 *
 * @param folder   its result folder
 * @param outcome  how it ended
 * @param terminal what it told
 */
public record ExampleRun(Path folder, Simulation.Outcome outcome, String terminal) {

    /** The single grain on 32 x 32 cells, soft enough to be refused steps at first. */
    static final List<String> SMALL_WEDGE = List.of("grid.cells=32, 32", "fracture.length=1.25 um",
            "metal.frontWidth=0.7 um", "cell.voltage=0.3 V", "fracture.energyRatio=3", "fracture.cleavageEnergy=0.2 J/m^2",
            "time.firstStep=2 s", "time.end=2 min", "output.frames=false");

    /** A polycrystal of five grains on 48 x 48 cells, soft enough to crack within a few steps. */
    static final List<String> SMALL_POLYCRYSTAL = List.of("grid.cells=48, 48", "structure.grains=5",
            "structure.boundaryWidth=1.8 um", "structure.toughnessScatter=0.4", "structure.scatterLength=4 um",
            "cell.voltage=0.27 V", "flaw.length=6 um", "fracture.length=1.7 um", "metal.frontWidth=0.9 um",
            "fracture.cleavageEnergy=0.2 J/m^2", "fracture.boundaryEnergy=0.2 J/m^2", "fracture.energyRatio=2.5",
            "time.firstStep=2 s", "time.end=25 s", "output.frames=false");

    private static final List<KernelSource> KERNELS = KernelSource.builtIn();

    /** The configuration of an example with settings that outrank it. */
    public static Config config(String example, List<String> settings) {
        return Config.read(Path.of("configs", example + ".yaml"), settings);
    }

    /** Runs an example from the start. */
    public static ExampleRun start(Path folder, String example, List<String> settings) {
        return run(folder, false, config(example, settings), 2);
    }

    /** Runs an example on in the folder of an earlier part. */
    static ExampleRun goOn(Path folder, String example, List<String> settings) {
        return run(folder, true, config(example, settings), 2);
    }

    /** Runs a configuration on a CPU device of so many threads. */
    public static ExampleRun run(Path folder, boolean resume, Config config, int threads) {
        return run(folder, resume, config, new CpuDevice(threads, KERNELS));
    }

    /** Runs a configuration on a device and closes that. */
    static ExampleRun run(Path folder, boolean resume, Config config, Device opened) {
        StringWriter terminal = new StringWriter();
        PrintWriter out = new PrintWriter(terminal);
        try (Device device = opened; Interruption interruption = new Interruption(out)) {
            Simulation.Outcome outcome =
                    new Simulation(config, device, out, false, interruption).run(folder, resume, List.of());
            return new ExampleRun(folder, outcome, terminal.toString());
        }
    }

    /** The settings and further ones. */
    public static List<String> with(List<String> settings, String... more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(List.of(more));
        return all;
    }

    /** The files. */
    public ResultFolder files() {
        return new ResultFolder(folder);
    }

    /** A column of {@code history.csv}. */
    public double[] history(String heading) {
        return CsvTable.read(files().history()).numbers(heading);
    }

    /** The rows of {@code events.csv}. */
    public CsvRows events() {
        return CsvTable.read(files().events());
    }

    /** {@code summary.json}. */
    public Map<String, Object> summary() {
        return JsonFile.read(files().summary());
    }

    /** The newest checkpoint. */
    CheckpointFolder.Restored checkpoint() {
        return files().checkpoints().readNewest().orElseThrow();
    }

    /** Asserts that two checkpoints hold the same bits. */
    static void assertSameBits(RunState expected, RunState actual) {
        assertEquals(expected.longs(), actual.longs());
        assertEquals(expected.doubles(), actual.doubles());
        assertEquals(withoutRun(expected.texts()), withoutRun(actual.texts()));
        assertEquals(expected.arrays().keySet(), actual.arrays().keySet());
        expected.arrays().forEach((name, values) -> assertSameBits(name, values, actual.array(name)));
    }

    /** Every run has a name of its own. */
    private static Map<String, String> withoutRun(Map<String, String> texts) {
        Map<String, String> others = new TreeMap<>(texts);
        assertFalse(others.remove("run").isEmpty());
        return others;
    }

    /** Asserts that two arrays hold the same bits. */
    static void assertSameBits(String name, double[] expected, double[] actual) {
        assertEquals(expected.length, actual.length, name);
        long differing = IntStream.range(0, expected.length)
                .filter(n -> Double.doubleToRawLongBits(expected[n]) != Double.doubleToRawLongBits(actual[n])).count();
        assertEquals(0, differing, () -> name + ": numbers that differ");
    }
}
