package org.frond.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.frond.run.Parent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond run}: runs a simulation. The configuration is checked before anything is written. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a simulation.",
        footer = {"", "Examples:", "  frond run configs/wedge-crack.yaml",
            "  frond run configs/wedge-crack.yaml --out results/slow --set cell.voltage=0.2V",
            "  frond run --from results/slow --set cell.voltage=0.3V --out results/faster"})
final class RunCommand implements Callable<Integer>, Computing {

    private final Runner runner;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONFIG",
            description = "Configuration file (.yaml, .json, .xml, .properties); with --from by default that of the other run.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private Overrides overrides;

    @Option(names = "--from", paramLabel = "DIR[@STEP]",
            description = "Starts from a state of the run in DIR: that of its newest checkpoint, or of the one of STEP. --set may change"
                    + " all but the grid and the fields; the new run has a folder of its own.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "Result folder (default: results/NAME).")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--resume", description = "Goes on from the last checkpoint in the result folder, if there is one.")
    private boolean resume;

    @Option(names = "--kernels", paramLabel = "DIR",
            description = "Uses the kernels of this folder instead of the built-in ones.")
    private Optional<Path> kernels = Optional.empty();

    @Option(names = "--profile", description = "Tells at the end how long the device worked on each kernel.")
    private boolean profile;

    @Spec
    private CommandSpec spec;

    RunCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() {
        Optional<Parent> parent = from.map(Parent::of);
        Config config = Config.read(file.or(() -> parent.map(other -> other.folder().config())).orElseThrow(() ->
                new ParameterException(spec.commandLine(), "Missing required parameter: 'CONFIG'")), overrides.settings());
        parent.flatMap(other -> other.refusal(config)).ifPresent(reason -> {
            throw new CommandException(ExitCode.BAD_INPUT, "--from " + from.get() + ": " + reason);
        });
        kernels.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new CommandException(ExitCode.BAD_INPUT, "--kernels " + folder + ": no such folder");
        });
        ResultFolder folder = ResultFolder.of(config, out);
        List<String> warnings = new ArrayList<>(new Preflight(config).warnings());
        warnings.addAll(runner.warnings(config));
        boolean goOn = folder.isClaimed(config, resume);
        parent.filter(other -> goOn).flatMap(other -> other.difference(new org.frond.io.ResultFolder(folder.path()))).ifPresent(reason -> {
            throw new CommandException(ExitCode.BAD_INPUT, "--from " + from.get() + ": " + reason);
        });
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        return runner.run(config, new RunOptions(folder.path(), goOn, kernels, profile, parent, warnings), spec.commandLine().getOut());
    }
}
