package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Study;
import org.frond.device.OpenCl;
import org.frond.io.AtomicFile;
import org.frond.io.Build;
import org.frond.io.ResultException;
import org.frond.run.Interruption;
import org.frond.sweep.Driver;
import org.frond.sweep.Plan;
import org.frond.sweep.Rounds;
import org.frond.sweep.SlurmJob;
import org.frond.sweep.Standing;
import org.frond.sweep.StudyFolder;
import org.frond.sweep.StudyPictures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond sweep}: plans, runs and collects a parameter study, in one go or step by step. */
@Command(name = "sweep", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "[COMMAND]",
        description = "Runs a parameter study: plans its cases, runs them here and collects their numbers in one table. The commands do"
                + " these steps one by one, also on a cluster.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case is completed", "1:a case failed; the table says why", "2:bad input; nothing was started or written",
            "3:interrupted, or cases are left to another program; go on with --resume", "4:unexpected error; --debug shows where"},
        footer = {"", "Examples:", "  frond sweep study.yaml --out results/study",
            "  frond sweep plan study.yaml --out results/study --slurm partition=short time=01:00:00",
            "  frond sweep run results/study --jobs 4 --resume", "", "docs/sweeps.md shows what a study looks like."})
final class SweepCommand implements Callable<Integer>, Computing {

    private static final Path RESULTS = Path.of("results");

    @Parameters(index = "0", arity = "0..1", paramLabel = "STUDY", description = "The file of the study (.yaml, .json, .xml, .properties).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the study (default: results/STUDY).")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private RunsHere runs;

    @Spec
    private CommandSpec spec;

    /** The command with those of its steps. */
    static CommandLine commands() {
        return new CommandLine(new SweepCommand()).addSubcommand(new PlanStep()).addSubcommand(new RunStep())
                .addSubcommand(new CollectStep()).addSubcommand(new StatusStep());
    }

    @Override
    public Integer call() {
        Path study = file.orElseThrow(() -> new CommandException(ExitCode.BAD_INPUT, "name a study, or one of the commands plan, run,"
                + " collect and status; see frond sweep --help"));
        PrintWriter terminal = spec.commandLine().getOut();
        StudyFolder folder = runs.folder(Plan.of(Study.read(study)), out.orElseGet(() -> folderOf(study, "")), terminal);
        int code = runs.run(folder, folder.names(), terminal);
        collect(folder, List.of(), terminal);
        return code;
    }

    /** Where the results of a file lie if nothing else is asked for. */
    static Path folderOf(Path file, String suffix) {
        return RESULTS.resolve(file.getFileName().toString().replaceFirst("\\.[^.]*$", "") + suffix);
    }

    private static StudyFolder plan(Plan plan, Path path, SlurmJob job, PrintWriter terminal) {
        StudyFolder folder = write(plan, path, job.script(launcher(), plan.size(), ""));
        terminal.println(plan.size() + " cases in " + path);
        return folder;
    }

    private static StudyFolder write(Plan plan, Path path, String script) {
        try {
            return plan.write(path, script);
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }

    /** The script that starts this program, or its usual name where it lies somewhere on the path. */
    private static Path launcher() {
        return Build.installation().map(home -> home.resolve("frond").toAbsolutePath()).filter(Files::isExecutable)
                .orElse(Path.of("frond"));
    }

    /** Writes the table and the pictures: the usual ones, or the curves asked for. */
    private static void collect(StudyFolder folder, List<String> curves, PrintWriter terminal) {
        Standing standing = Standing.read(folder);
        StudyPictures pictures = new StudyPictures(standing);
        curves.forEach(pictures::requireColumns);
        List<String> written = new ArrayList<>(standing.collect());
        standing.lines().forEach(terminal::println);
        written.addAll(curves.isEmpty() ? pictures.drawUsual() : curves.stream().map(pictures::drawCurve).toList());
        terminal.println("Written to " + folder.path() + ": " + String.join(", ", written));
        terminal.flush();
    }

    static StudyFolder open(Path path) {
        try {
            return StudyFolder.open(path);
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }

    /** How cases are run here: shared by the whole command and by its step. */
    static final class RunsHere {

        @Option(names = "--jobs", paramLabel = "N", description = "Cases that run at the same time, each on as many threads as the cores"
                + " leave it (default: one for each core, as far as memory and cases go).")
        private Optional<Integer> jobs = Optional.empty();

        @Option(names = "--resume", description = "Goes on with a study that was begun: cases that have ended are left alone, others go on"
                + " from their checkpoints.")
        private boolean resume;

        /** The folder of a study: written, or gone on with where it is to be resumed and holds this very study. */
        StudyFolder folder(Plan plan, Path path, PrintWriter terminal) {
            requireJobs();
            if (!resume || !new StudyFolder(path).isThere()) {
                return plan(plan, path, SlurmJob.of(List.of()), terminal);
            }
            StudyFolder folder = StudyFolder.open(path);
            plan.differenceFrom(folder).ifPresent(difference -> {
                throw new CommandException(ExitCode.BAD_INPUT, path + ": " + difference + "; choose another folder with --out");
            });
            return folder;
        }

        private void requireJobs() {
            jobs.filter(number -> number < 1).ifPresent(number -> {
                throw new CommandException(ExitCode.BAD_INPUT, "--jobs " + number + ": at least one case runs at a time");
            });
        }

        int run(StudyFolder folder, List<String> cases, PrintWriter terminal) {
            requireJobs();
            try (Interruption interruption = new Interruption(terminal)) {
                ThreadCount cores = ThreadCount.here();
                int atATime = Math.max(1, Math.min(jobs.orElse(cores.threads()), cases.size()));
                CasesHere runner = new CasesHere(Math.max(1, cores.threads() / atATime), interruption,
                        new SharedMemory(Heap.here().forFields()), new SharedDevices(OpenCl::survey));
                List<String> begun = new Driver(folder, runner, terminal).begun(cases);
                if (!resume && !begun.isEmpty()) {
                    throw new CommandException(ExitCode.BAD_INPUT, folder.path() + ": " + begun.size() + " of its cases have been begun; go"
                            + " on with --resume");
                }
                cores.reasons().forEach(terminal::println);
                Driver.Result result = new Rounds(folder, runner, terminal).run(cases, atATime);
                return result.left() > 0 ? ExitCode.INTERRUPTED : result.failed() > 0 ? ExitCode.RUN_FAILED : ExitCode.OK;
            }
        }
    }

    /** {@code frond sweep plan}. */
    @Command(name = "plan", mixinStandardHelpOptions = true, description = "Writes the cases of a study into a folder, and a script that"
            + " runs them as a job array of Slurm; runs nothing.")
    static final class PlanStep implements Callable<Integer> {

        @Parameters(index = "0", arity = "0..1", paramLabel = "STUDY", description = "The file of the study.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--out", paramLabel = "DIR", description = "Folder of the study (default: results/STUDY).")
        private Optional<Path> out = Optional.empty();

        @Option(names = "--missing", paramLabel = "DIR", description = "In the folder of a study, writes the script anew for the cases that"
                + " are missing or failed for a reason that may pass.")
        private Optional<Path> missing = Optional.empty();

        @Option(names = "--slurm", paramLabel = "KEY=VALUE", arity = "1..*", completionCandidates = Candidates.SlurmKeys.class,
                description = "What the job array asks of Slurm: ${COMPLETION-CANDIDATES}.")
        private final List<String> slurm = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter terminal = spec.commandLine().getOut();
            if (missing.isPresent() == file.isPresent()) {
                throw new CommandException(ExitCode.BAD_INPUT, "give either a study or --missing with the folder of one");
            }
            if (missing.isPresent() && out.isPresent()) {
                throw new CommandException(ExitCode.BAD_INPUT, "--out has no effect with --missing: the script goes into the study's folder");
            }
            if (missing.isPresent()) {
                return planMissing(open(missing.get()), SlurmJob.of(slurm), terminal);
            }
            Path study = file.get();
            SlurmJob job = SlurmJob.of(slurm);
            plan(Plan.of(Study.read(study)), out.orElseGet(() -> folderOf(study, "")), job, terminal);
            return ExitCode.OK;
        }

        private static int planMissing(StudyFolder folder, SlurmJob job, PrintWriter terminal) {
            Rounds.addNext(folder, terminal); // of an adaptive study whose program ended before it did
            Standing standing = Standing.read(folder);
            List<String> cases = standing.missing();
            if (cases.isEmpty()) {
                terminal.println("No case is missing.");
                return ExitCode.OK;
            }
            standing.forgetTries();
            AtomicFile.writeText(folder.again(), String.join("\n", cases) + "\n");
            AtomicFile.writeText(folder.job(), job.script(launcher(), cases.size(), "--cases " + folder.again().getFileName()));
            folder.job().toFile().setExecutable(true, false);
            terminal.println(cases.size() + " cases in " + folder.again());
            return ExitCode.OK;
        }
    }

    /** {@code frond sweep run}. */
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Runs the cases of a study that was planned, or a block of them.")
    static final class RunStep implements Callable<Integer>, Computing {

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the study.")
        private Path path;

        @Option(names = "--block", paramLabel = "K", description = "Runs the K-th of several blocks of cases, from 1.")
        private Optional<Integer> block = Optional.empty();

        @Option(names = "--of", paramLabel = "N", description = "How many blocks there are.")
        private Optional<Integer> of = Optional.empty();

        @Option(names = "--cases", paramLabel = "FILE", description = "Runs the cases that a file names, one a line.")
        private Optional<Path> file = Optional.empty();

        @Mixin
        private RunsHere runs;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            StudyFolder folder = open(path);
            List<String> all = folder.names();
            List<String> cases = file.map(named -> named(named, all)).orElse(all);
            if (block.isPresent() != of.isPresent()) {
                throw new CommandException(ExitCode.BAD_INPUT, "--block and --of go together, such as --block 2 --of 8");
            }
            if (block.isPresent()) {
                if (of.get() < 1 || block.get() < 1 || block.get() > of.get()) {
                    throw new CommandException(ExitCode.BAD_INPUT, "--block " + block.get() + " --of " + of.get()
                            + ": blocks are counted from 1 to how many there are");
                }
                cases = Driver.block(cases, block.get(), of.get());
            }
            return runs.run(folder, cases, spec.commandLine().getOut());
        }

        private static List<String> named(Path file, List<String> all) {
            if (!Files.isRegularFile(file)) {
                throw new CommandException(ExitCode.BAD_INPUT, file + ": no such file");
            }
            List<String> names = Driver.names(file);
            names.stream().filter(name -> !all.contains(name)).findFirst().ifPresent(unknown -> {
                throw new CommandException(ExitCode.BAD_INPUT, file + ": the study has no case '" + unknown + "'");
            });
            return names;
        }
    }

    /** {@code frond sweep collect}. */
    @Command(name = "collect", mixinStandardHelpOptions = true, description = "Writes the table of a study, its maps and curves, and which"
            + " cases are missing; also while it runs.")
    static final class CollectStep implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the study.")
        private Path path;

        @Option(names = "--curve", paramLabel = "COLUMN:KEY", description = "Draws a column of the table against a key, such as"
                + " time_s:cell.voltage, in place of the usual pictures. Repeatable.")
        private final List<String> curves = new ArrayList<>();

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            collect(open(path), curves, spec.commandLine().getOut());
            return ExitCode.OK;
        }
    }

    /** {@code frond sweep status}. */
    @Command(name = "status", mixinStandardHelpOptions = true, description = "Tells how a study stands; on a terminal again and again until"
            + " it has ended or Ctrl-C is pressed.")
    static final class StatusStep implements Callable<Integer> {

        private static final long REFRESH_MILLIS = 2000;
        private static final String CLEAR = "\u001b[H\u001b[2J";

        @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the study.")
        private Path path;

        @Option(names = "--once", description = "Tells it once, also on a terminal.")
        private boolean once;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws InterruptedException {
            StudyFolder folder = open(path);
            PrintWriter terminal = spec.commandLine().getOut();
            boolean refreshes = !once && System.console() != null;
            Standing standing = Standing.read(folder);
            while (refreshes && standing.isRunning()) {
                terminal.print(CLEAR);
                show(standing, terminal);
                Thread.sleep(REFRESH_MILLIS);
                standing = Standing.read(folder);
            }
            if (refreshes) {
                terminal.print(CLEAR);
            }
            show(standing, terminal);
            return ExitCode.OK;
        }

        private static void show(Standing standing, PrintWriter terminal) {
            terminal.println(standing.study().path());
            standing.lines().forEach(terminal::println);
            terminal.flush();
        }
    }
}
