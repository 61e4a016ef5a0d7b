package org.frond.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.config.Preflight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frond run}: runs a simulation. The configuration is checked before anything is written. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a simulation.",
        footer = {"", "Examples:", "  frond run configs/wedge-crack.yaml",
            "  frond run configs/wedge-crack.yaml --out results/slow --set cell.voltage=0.2V"})
final class RunCommand implements Callable<Integer>, Computing {

    private final Runner runner;

    @Mixin
    private ConfigArguments arguments;

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
        Config config = arguments.read();
        kernels.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new CommandException(ExitCode.BAD_INPUT, "--kernels " + folder + ": no such folder");
        });
        ResultFolder folder = ResultFolder.of(config, out);
        List<String> warnings = new ArrayList<>(new Preflight(config).warnings());
        warnings.addAll(runner.warnings(config));
        boolean goOn = folder.isClaimed(config, resume);
        warnings.forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
        return runner.run(config, new RunOptions(folder.path(), goOn, kernels, profile), spec.commandLine().getOut());
    }
}
