package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.RunSettings;
import org.frond.formula.Formula;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FrondTest {

    private static final String COMPLETE = "grid: {cells: [128, 128], size: [20 um, 20 um]}\ntime: {end: 1 s}\n";

    @TempDir
    private Path folder;

    private final List<Config> configs = new ArrayList<>();
    private final List<RunOptions> options = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RuntimeException failure;

    private int frond(Object... arguments) {
        Runner recording = (config, option, terminal) -> {
            if (failure != null) {
                throw failure;
            }
            configs.add(config);
            options.add(option);
            return ExitCode.OK;
        };
        CommandLine commands = Frond.commands(recording);
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("configs"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsValidWithoutWarnings(Path example) {
        assertEquals(ExitCode.OK, frond("check", example), err::toString);
        assertTrue(out.toString().endsWith("The configuration is valid.\n"), out::toString);
    }

    @Test
    void runHandsOverTheCheckedConfiguration() throws IOException {
        Path file = write("wedge.yaml", COMPLETE);
        assertEquals(ExitCode.OK, frond("run", file, "--set", "cell.voltage=0.2 V", "--set=title=softer", "--device", "cpu"));
        assertEquals(0.2, configs.get(0).get(CellSettings.VOLTAGE));
        assertEquals("softer", configs.get(0).get(RunSettings.TITLE));
        assertEquals("cpu", configs.get(0).get(RunSettings.DEVICE));
        assertEquals(new RunOptions(Path.of("results", "wedge"), false, Optional.empty(), false), options.get(0));
    }

    @Test
    void badInputIsToldInOneLineAndNothingIsWritten() throws IOException {
        Path file = write("x.yaml", COMPLETE + "fracture: {lenght: 1 um}\n");
        Path results = folder.resolve("results");
        assertEquals(ExitCode.BAD_INPUT, frond("run", file, "--out", results));
        assertEquals(file + ": fracture.lenght: unknown key; did you mean fracture.length?\n", err.toString());
        assertEquals("", out.toString());
        assertFalse(Files.exists(results));
        assertEquals(List.of(), configs);
    }

    @Test
    void runTellsWhatIsDoubtful() throws IOException {
        assertEquals(ExitCode.OK, frond("run", write("x.yaml", COMPLETE), "--set", "fracture.length=0.3 um"));
        assertEquals("warning: fracture.length: ell/h is 1.92, below 2: cracks will follow the grid; use more cells\n",
                err.toString());
    }

    @Test
    void unknownDeviceIsToldWithTheChoices() throws IOException {
        assertEquals(ExitCode.BAD_INPUT, frond("run", write("x.yaml", COMPLETE), "--device", "abacus"));
        assertEquals("command line: device: 'abacus' is not allowed; allowed: auto, cpu, opencl, opencl:N"
                + " with N from `frond devices`, or cpu+opencl:N\n", err.toString());
    }

    @Test
    void folderOfAnotherRunIsNotTouched() throws IOException {
        write("results/old/history.csv", "1,2,3");
        assertEquals(ExitCode.BAD_INPUT, frond("run", write("x.yaml", COMPLETE), "--out", folder.resolve("results/old")));
        assertEquals(folder.resolve("results/old")
                + ": is not empty; use --resume to go on with the run in it, or --out for another folder\n", err.toString());
        assertEquals(List.of(), configs);
    }

    @Test
    void emptyFolderIsTaken() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(ExitCode.OK, frond("run", write("x.yaml", COMPLETE), "--out", empty, "--resume"));
        assertFalse(options.get(0).resume());
    }

    @Test
    void runGoesOnInItsOwnFolderForLonger() throws IOException {
        Path file = write("x.yaml", COMPLETE);
        write("results/x/config.yaml", Config.read(file, List.of()).toYaml());
        assertEquals(ExitCode.OK, frond("run", file, "--out", folder.resolve("results/x"), "--resume", "--set", "time.end=2 s"));
        assertTrue(options.get(0).resume());
    }

    @Test
    void runDoesNotGoOnWithOtherPhysics() throws IOException {
        Path file = write("x.yaml", COMPLETE);
        Path results = write("results/x/config.yaml", Config.read(file, List.of()).toYaml()).getParent();
        assertEquals(ExitCode.BAD_INPUT, frond("run", file, "--out", results, "--resume", "--set", "flaw.length=2 um"));
        assertEquals(results + ": holds a run with flaw.length: 3 um, not 2 um; choose another with --out\n", err.toString());
    }

    @Test
    void aRunThatStartsFromAnotherNeedsNoConfigurationOfItsOwn() throws IOException {
        Path results = write("results/x/config.yaml", Config.read(write("x.yaml", COMPLETE), List.of()).toYaml()).getParent();
        new ResultFolder(results).checkpoints().write(7, new RunState(Map.of(), Map.of(), Map.of(), Map.of()), 1);
        assertEquals(ExitCode.OK, frond("run", "--from", results, "--set", "cell.voltage=0.2 V", "--out", folder.resolve("results/y")), err::toString);
        assertEquals(0.2, configs.get(0).get(CellSettings.VOLTAGE));
        assertEquals(7, options.get(0).parent().orElseThrow().step());

        assertEquals(ExitCode.BAD_INPUT, frond("run", "--from", results, "--set", "grid.cells=[64, 64]", "--out", folder.resolve("results/y")));
        assertEquals("--from " + results + ": grid.cells: [64, 64], but the state to start from is of a run with [128, 128], which fits no"
                + " other\n", err.toString());
    }

    @Test
    void folderWithoutARunCannotBeResumed() throws IOException {
        Path results = write("results/x/notes.txt", "mine").getParent();
        assertEquals(ExitCode.BAD_INPUT, frond("run", write("x.yaml", COMPLETE), "--out", results, "--resume"));
        assertEquals(results + ": holds no run to go on with (config.yaml is missing); choose another with --out\n",
                err.toString());
    }

    @Test
    void kernelsComeFromAnExistingFolder() throws IOException {
        Path file = write("x.yaml", COMPLETE);
        assertEquals(ExitCode.BAD_INPUT, frond("run", file, "--kernels", folder.resolve("none")));
        assertEquals("--kernels " + folder.resolve("none") + ": no such folder\n", err.toString());
        assertEquals(ExitCode.OK, frond("run", file, "--kernels", folder));
        assertEquals(Optional.of(folder), options.get(0).kernels());
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run x.yaml --frobnicate", "dance", "check a.yaml b.yaml", "new", "help dance", "check a\0b.yaml",
        "sweep --jobs 2 run results/study", "sweep study.yaml run results/study", "sweep --out r status results/study"})
    void misuseIsToldInOneLineWithTheWayToHelp(String line) {
        assertEquals(ExitCode.BAD_INPUT, frond((Object[]) line.split(" ")));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().endsWith("--help\n"), err::toString);
    }

    @Test
    void noCommandTellsWhichThereAre() {
        assertEquals(ExitCode.BAD_INPUT, frond());
        assertTrue(err.toString().startsWith("Usage: frond "), err::toString);
        assertTrue(err.toString().contains("  frond new first\n"), err::toString);
    }

    @Test
    void helpIsACommandToo() {
        assertEquals(ExitCode.OK, frond("help"));
        assertEquals(ExitCode.OK, frond("help", "run"));
        assertTrue(out.toString().startsWith("Usage: frond "), out::toString);
        assertTrue(out.toString().contains("Usage: frond run "), out::toString);
    }

    @Test
    void aMisspelledCommandOrOptionIsToldWithTheNearest() {
        frond("runn");
        frond("run", "a.yaml", "--devise", "cpu");
        assertEquals("there is no command runn; did you mean run? See frond --help\n"
                + "there is no option --devise; did you mean --device? See frond run --help\n", err.toString());
    }

    @Test
    void checkWithYamlPrintsAConfigurationThatIsTheSame() throws IOException {
        Path file = write("x.yaml", COMPLETE);
        assertEquals(ExitCode.OK, frond("check", file, "--yaml"));
        assertTrue(out.toString().contains("# The configuration is valid.\n"), out::toString);
        assertEquals(List.of(), Config.read(file, List.of()).differences(Config.read(write("x/x.yaml", out.toString()), List.of())));
    }

    @Test
    void aNumberOfCasesNamesAllThatBeginWithIt() {
        assertEquals(ExitCode.OK, frond("verify", "v17", "V1", "--list"));
        assertEquals(List.of("V17-checkerboard", "V17", "V17-contrast", "V17-polycrystal", "V1"),
                out.toString().lines().map(line -> line.split(" ")[0]).toList());
    }

    @Test
    void pagesThatCannotBeWrittenAreToldWithTheirPlace() throws IOException {
        Path file = write("taken", "a file where a folder should be");
        assertEquals(ExitCode.RUN_FAILED, frond("verify", "V5", "--pages", file));
        assertTrue(err.toString().startsWith(file.toString()), err::toString);
    }

    @Test
    void everyCaseIsListed() throws IOException {
        assertEquals(ExitCode.OK, frond("verify", "--list"));
        try (Stream<Path> files = Files.list(Path.of("configs/verification"))) {
            assertEquals(files.filter(file -> file.toString().endsWith(".yaml")).count(), out.toString().lines().count());
        }
    }

    @Test
    void checkShowsGroupsAndWarnings() throws IOException {
        Path file = write("x.yaml", "grid: {cells: [16, 16], size: [20 um, 20 um]}\ntime: {end: 1 s}\n");
        assertEquals(ExitCode.OK, frond("check", file));
        assertTrue(out.toString().contains("  kinetic pressure RT/Omega                            104 MPa\n"), out::toString);
        assertTrue(out.toString().contains("warning: fracture.length: ell/h is 0.48, below 2: "), out::toString);
    }

    @Test
    void checkTellsTheVoltageOfAProtocolsLargestCurrent() throws IOException {
        Path file = write("x.yaml", "grid: {cells: [16, 16], size: [0.5 mm, 0.5 mm]}\nelectrolyte: {conductivity: 0.2 S/m}\n"
                + "interface: {exchangeCurrentDensity: 10 A/m^2}\nprotocol:\n  steps:\n    - hold current 0.6 mA/cm^2 for 1 s\n"
                + "    - hold current -1 mA/cm^2 for 1 s\ntime: {end: 1 min}\n");
        assertEquals(ExitCode.OK, frond("check", file), err::toString);
        assertTrue(out.toString().contains("  largest voltage of the flat cell in the protocol     74.5 mV\n"), out::toString);
    }

    @Test
    void newWritesAConfigurationThatCheckAccepts() {
        Path file = folder.resolve("first.yaml");
        assertEquals(ExitCode.OK, frond("new", folder.resolve("first")));
        assertEquals("wrote " + file + "\n", out.toString());
        assertEquals(ExitCode.OK, frond("check", file));
        assertTrue(out.toString().endsWith("The configuration is valid.\n"), out::toString);
    }

    @Test
    void newWritesAllKeysWhereTheyAreAskedFor() throws IOException {
        assertEquals(ExitCode.OK, frond("new", folder.resolve("all"), "--full"));
        assertTrue(Files.readString(folder.resolve("all.yaml")).contains("# residualStiffness: "));
        assertEquals(ExitCode.OK, frond("check", folder.resolve("all.yaml")));
    }

    @Test
    void theHelpOfCheckNamesEveryFunctionOfFormulas() {
        frond("check", "--help");
        List<String> words = List.of(out.toString().split("[\\s,]+"));
        Formula.functions().forEach(function ->
                assertTrue(words.contains(function.substring(0, function.indexOf('('))), function));
    }

    @Test
    void newOverwritesNothing() throws IOException {
        Path file = write("first.yaml", "mine");
        assertEquals(ExitCode.BAD_INPUT, frond("new", file));
        assertEquals(file + ": exists already and is left as it is\n", err.toString());
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void newRefusesANameThatIsNoName() {
        assertEquals(ExitCode.BAD_INPUT, frond("new", folder.resolve("my first")));
        assertEquals("command line: name: 'my first' is not allowed; allowed: letters, digits, '.', '_' and '-'\n",
                err.toString());
        assertFalse(Files.exists(folder.resolve("my first.yaml")));
    }

    @Test
    void unexpectedErrorIsOneLineUnlessDebugging() throws IOException {
        failure = new IllegalStateException("the sky fell");
        Path file = write("x.yaml", COMPLETE);
        assertEquals(ExitCode.UNEXPECTED, frond("run", file));
        assertEquals("unexpected error: java.lang.IllegalStateException: the sky fell "
                + "(--debug shows where it arose; please report it)\n", err.toString());
        assertEquals(ExitCode.UNEXPECTED, frond("run", file, "--debug"));
        assertTrue(err.toString().contains("\tat org.frond.cli.FrondTest"), err::toString);
    }

    @Test
    void knownFailureCarriesItsExitCode() throws IOException {
        failure = new CommandException(ExitCode.DEVICE, "no double precision on this device");
        assertEquals(ExitCode.DEVICE, frond("run", write("x.yaml", COMPLETE)));
        assertEquals("no double precision on this device\n", err.toString());
    }

    @Test
    void aResultThatCannotBeReadIsNoUnexpectedError() throws IOException {
        failure = new ResultException("summary.json: is torn");
        assertEquals(ExitCode.RUN_FAILED, frond("run", write("x.yaml", COMPLETE)));
        assertEquals("summary.json: is torn\n", err.toString());
    }

    @Test
    void helpListsExitCodes() {
        assertEquals(ExitCode.OK, frond("--help"));
        assertTrue(out.toString().contains("  3   interrupted; go on with --resume\n"), out::toString);
    }

    @Test
    void completionScriptKnowsTheOptions() {
        assertEquals(ExitCode.OK, frond("generate-completion"));
        assertTrue(out.toString().contains("--resume"));
        assertTrue(out.toString().contains("\"cell.voltage=\""), out::toString);
        assertTrue(out.toString().contains("\"auto\" \"cpu\" \"opencl\""), out::toString);
        assertTrue(out.toString().contains("\"v17-laminate\""), out::toString);
    }

    @Test
    void unknownBenchmarkIsRefusedWithThoseThereAre() {
        assertEquals(ExitCode.BAD_INPUT, frond("bench", "--quick", "--case", "poison"));
        assertTrue(err.toString().startsWith("--case poison: no such case among the quick ones; there are allen-cahn, "),
                err::toString);
    }

    @Test
    void verificationOnAnUnknownDeviceIsRefused() {
        assertEquals(ExitCode.BAD_INPUT, frond("verify", "--device", "abacus"));
        assertEquals("--device abacus: no such device; there are cpu, opencl and opencl:N (frond devices lists them)\n", err.toString());
    }

    @Test
    void benchmarksInAnUnknownPrecisionAreRefused() {
        assertEquals(ExitCode.BAD_INPUT, frond("bench", "--quick", "--precision", "half"));
        assertEquals("--precision half: no such precision; there are double and mixed\n", err.toString());
    }

    @Test
    void benchmarksWithoutCyclesHaveNoneInSinglePrecision() {
        assertEquals(ExitCode.BAD_INPUT, frond("bench", "--quick", "--precision", "mixed", "--case", "allen-cahn"));
        assertTrue(err.toString().startsWith("--case allen-cahn: no such case among the quick ones with multigrid cycles; there are"
                + " poisson, "), err::toString);
    }

    @Test
    void aDeviceBesideTheProcessorNeedsBenchmarksInMixedPrecision() {
        assertEquals(ExitCode.BAD_INPUT, frond("bench", "--quick", "--device", "cpu+opencl:0"));
        assertEquals("--device cpu+opencl:0 is for --precision mixed: the device beside the processor computes multigrid cycles in"
                + " single precision\n", err.toString());
    }

    @Test
    void benchmarksOnAnUnknownDeviceAreRefused() {
        assertEquals(ExitCode.BAD_INPUT, frond("bench", "--quick", "--device", "abacus"));
        assertEquals("--device abacus: no such device; there are cpu, opencl and opencl:N (frond devices lists them)\n", err.toString());
    }

    @Test
    void whatJavaHasNoRoomForIsWarnedOfByCheck() throws IOException {
        Path file = write("huge.yaml", COMPLETE);
        String told = warned("check", file, "--set", "grid.cells=16000,16000", "--set", "fracture.length=10 nm", "--set",
                "metal.frontWidth=10 nm");
        assertTrue(told.contains("warning: grid.cells: the run needs "), told);
        assertTrue(told.contains(" GiB, but Java may take "), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "run"})
    void aCrackWhoseCellsTouchAtCornersIsWarnedOf(String command) throws IOException {
        Path file = write("tilted.yaml", COMPLETE + "regions: {scratch: {where: 'band(5 um, 5 um, 9 um, 9 um, h)', broken: true}}\n");
        String told = command.equals("check") ? warned("check", file) : warned("run", file, "--out", folder.resolve("r"));
        assertTrue(told.contains("warning: regions.scratch.where: the broken cells of region 'scratch' touch only at corners in "), told);
    }

    /** What a command tells where the warnings are those of a run. */
    private String warned(Object... arguments) {
        CommandLine commands = Frond.commands(new Runner() {
            @Override
            public int run(Config config, RunOptions option, PrintWriter terminal) {
                return ExitCode.OK;
            }

            @Override
            public List<String> warnings(Config config) {
                return new SimulationRunner().warnings(config);
            }
        });
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        assertEquals(ExitCode.OK, commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new)), err::toString);
        return out.toString() + err;
    }
}
