package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.Continuation;
import org.frond.scan.Scan;
import org.frond.scan.ScanFile;
import org.frond.scan.ScanWriter;
import org.frond.structure.Voxels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Scans as {@code frond check}, {@code run} and {@code export} take them. */
class ScanCommandsTest {

    /** 4 x 3 voxels with the labels 0, 1 and 4. */
    private static final Voxels LABELS = new Voxels(4, 3, 1, new int[] {1, 1, 1, 4, 1, 0, 1, 4, 1, 1, 1, 4});
    private static final String BODY = """
            grid: {cells: [4, 3], size: [4 um, 3 um]}
            structure: {kind: voxels, file: scan.tif}
            potential: {left: 1 V, right: 0 V}
            time: {end: 1 s, firstStep: 1 s, maximumStep: 1 s}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        ScanWriter.write(folder.resolve("scan.tif"), "scan.tif", LABELS);
        Files.writeString(folder.resolve("body.yaml"), BODY);
    }

    private int frond(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
    }

    private Path body() {
        return folder.resolve("body.yaml");
    }

    @Test
    void checkTellsLabelsSharesAndPhasesAndDrawsThem() {
        assertEquals(0, frond("check", body(), "--set", "regions.pore.labels=[0]", "--set", "regions.pore.empty=true",
                "--picture", folder.resolve("labels.png")), err::toString);
        String text = out.toString();
        assertTrue(text.matches("(?s).*grains +3\n.*label 0 +8\\.333 %\n.*label 1 +66\\.667 %\n.*label 4 +25\\.000 %\n.*region pore +8\\.333 %.*"), text);
        assertTrue(Files.exists(folder.resolve("labels.png")));
    }

    @Test
    void aStructureThatIsExportedAndReadIsTheSame() {
        for (String name : List.of("back.tif", "back.npy")) {
            assertEquals(0, frond("export", body(), "--structure", folder.resolve(name)), err::toString);
            Voxels back = ScanFile.read(folder.resolve(name), Scan.Hints.NONE).voxels();
            assertArrayEquals(LABELS.values(), back.values());
        }
    }

    @Test
    void aFileOfAnotherSizeIsRefusedInOneLineAndNothingIsWritten() {
        assertEquals(2, frond("run", body(), "--set", "grid.cells=[6, 6]", "--set", "grid.size=[6 um, 6 um]", "--out", folder.resolve("run")));
        assertTrue(err.toString().contains("structure.file: ") && err.toString().contains("shows 4 x 3 voxels of 1.5 um")
                && err.toString().contains("give grid.cells: [4, 3]"), err::toString);
        assertEquals(1, err.toString().lines().count());
        assertFalse(Files.exists(folder.resolve("run")));
    }

    @Test
    void aDamagedFileIsRefusedInOneLine() throws IOException {
        Files.write(folder.resolve("scan.tif"), new byte[] {'I', 'I', 42, 0, -1, -1, -1, -1});
        assertEquals(2, frond("check", body()));
        assertTrue(err.toString().contains("scan.tif is damaged: it ends early"), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertEquals(2, frond("check", body(), "--set", "structure.file=none.tif"));
        assertTrue(err.toString().contains("structure.file: 'none.tif' is no file or folder here"), err::toString);
    }

    @Test
    void aRunIsKnownByWhatItsScanHoldsNotByWhereItLies() throws IOException {
        Config config = Config.read(body(), List.of());
        Files.copy(folder.resolve("scan.tif"), folder.resolve("moved.tif"));
        assertEquals(Continuation.hash(config), Continuation.hash(Config.read(body(), List.of("structure.file=" + folder.resolve("moved.tif")))));
        ScanWriter.write(folder.resolve("scan.tif"), "scan.tif", new Voxels(4, 3, 1, new int[12]));
        assertFalse(Continuation.hash(config).equals(Continuation.hash(Config.read(body(), List.of()))));
    }

    @Test
    void aRunWhoseScanHasChangedOrGoneSaysSo() throws IOException {
        Path run = folder.resolve("run");
        assertEquals(0, frond("run", body(), "--out", run), err::toString);
        ScanWriter.write(folder.resolve("scan.tif"), "scan.tif", new Voxels(4, 3, 1, new int[12]));
        assertEquals(2, frond("export", run, "--structure", folder.resolve("back.tif")));
        assertTrue(err.toString().contains("holds something else by now: its SHA-256 is"), err::toString);
        Files.delete(folder.resolve("scan.tif"));
        assertEquals(2, frond("export", run, "--structure", folder.resolve("back.tif")));
        assertTrue(err.toString().contains("scan.tif no such file or folder") || err.toString().contains("scan.tif: no such file"), err::toString);
        assertEquals(0, frond("list", run), "what needs no grains goes on");
    }

    @Test
    void anEmptyRegionHasNoProperties() {
        assertEquals(2, frond("check", body(), "--set", "regions.pore.labels=[0]", "--set", "regions.pore.empty=true",
                "--set", "regions.pore.youngsModulus=1 GPa"));
        assertTrue(err.toString().contains("regions.pore.youngsModulus: is a property of something, but regions.pore.empty is true"),
                err::toString);
    }

    @Test
    void aLabelThatNoCellHasIsTold() {
        assertEquals(0, frond("check", body(), "--set", "regions.pore.labels=[3]", "--set", "regions.pore.conduction=0.5"), err::toString);
        assertTrue(out.toString().contains("regions.pore.labels: no cell has them"), out::toString);
    }

    /** A conductor of two layers, told by labels and by a formula. */
    @Test
    void aPhaseConductsAsTheSameRegionDoes() throws IOException {
        for (String layer : List.of("labels=[4]", "where=x > 3 um")) {
            assertEquals(0, frond("run", body(), "--set", "regions.layer." + layer, "--set", "regions.layer.conduction=0.1",
                    "--set", "structure.axes=aligned", "--out", folder.resolve(layer.substring(0, 5))), err::toString);
        }
        assertEquals(Files.readString(folder.resolve("where/history.csv")), Files.readString(folder.resolve("label/history.csv")));
    }

    @Test
    void measureCountsPoresOfAConfigurationsStructure() throws IOException {
        Path numbers = folder.resolve("numbers");
        assertEquals(0, frond("measure", body().toString(), "--volume", "--out", numbers), err::toString);
        Files.writeString(body(), BODY + "regions: {pore: {labels: [0], empty: true}}\n");
        assertEquals(0, frond("measure", body().toString(), "--volume", "--out", numbers), err::toString);
        assertTrue(out.toString().contains("porosity 8.333 %, 1 particles, 1 pores, dead volume 8.3333 %; volume.csv, volume.json"), out::toString);
        assertEquals(3, Files.readAllLines(numbers.resolve("volume.csv")).size());
    }

    @Test
    void aPoreAtAnElectrodeIsRefused() throws IOException {
        Files.writeString(body(), "grid: {cells: [8, 8], size: [8 um, 8 um]}\nfracture: {length: 2 um}\ntime: {end: 1 s}\n"
                + "regions: {pore: {where: x > 7 um and y > 4 um, empty: true}}\n");
        assertEquals(2, frond("check", body()));
        assertTrue(err.toString().contains("regions.pore.empty: a pore at an electrode is not modelled"), err::toString);
    }

    @Test
    void aVolumeForAPlaneAsksForALayer() throws IOException {
        ScanWriter.write(folder.resolve("scan.tif"), "scan.tif", new Voxels(4, 3, 2, new int[24]));
        assertEquals(2, frond("check", body()));
        assertTrue(err.toString().contains("structure.crop: [0, 0, 0, 4, 3, 1]"), err::toString);
    }
}
