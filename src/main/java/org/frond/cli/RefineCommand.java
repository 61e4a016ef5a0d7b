package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.sweep.ErrorBars;
import org.frond.sweep.Plan;
import org.frond.sweep.Standing;
import org.frond.sweep.StudyFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond refine}: the numerical error of a cell's time, charge and peak pressure. */
@Command(name = "refine", mixinStandardHelpOptions = true,
        description = "Runs a cell on two or three grids and with halved time steps, and tells the numerical error of its time, charge and peak"
                + " pressure with the orders observed.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case is completed", "1:a case failed", "2:bad input; nothing was started or written",
            "3:interrupted; go on with --resume", "4:unexpected error; --debug shows where"},
        footer = {"", "Examples:", "  frond refine configs/wedge-crack.yaml --grids 2", "  frond refine configs/wedge-crack.yaml --resume"})
final class RefineCommand implements Callable<Integer>, Computing {

    private static final int FEWEST = 2;
    private static final int MOST = 3;

    @Parameters(index = "0", paramLabel = "CONFIG", description = "Configuration file of a cell.")
    private Path file;

    @Mixin
    private Overrides overrides;

    @Option(names = "--grids", paramLabel = "N", defaultValue = "3",
            description = "Grids and lengths of steps: 3, each grid 1.5 times finer than the one before, or 2, the second twice as fine.")
    private int grids;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of the study (default: results/CONFIG-refine).")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private SweepCommand.RunsHere runs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (grids < FEWEST || grids > MOST) {
            throw new CommandException(ExitCode.BAD_INPUT, "--grids " + grids + ": 2 or 3 are allowed");
        }
        Config config = Config.read(file, overrides.settings());
        Path path = out.orElseGet(() -> SweepCommand.folderOf(file, "-refine"));
        PrintWriter terminal = spec.commandLine().getOut();
        Plan plan = Plan.of(ErrorBars.study(file, config, overrides.settings(), grids));
        StudyFolder folder = runs.folder(plan, path, terminal);
        int code = runs.run(folder, folder.names(), terminal);
        Standing standing = Standing.read(folder);
        standing.collect();
        new ErrorBars(standing).write().forEach(terminal::println);
        terminal.flush();
        return code;
    }
}
