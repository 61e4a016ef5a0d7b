package org.frond.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.config.Preflight;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frond check}: validates a configuration and tells what the run will be like, without running it. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks a configuration and prints it with all defaults, resolution, scales and cost; runs nothing.",
        footer = {"", "Example:", "  frond check configs/wedge-crack.yaml"})
final class CheckCommand implements Callable<Integer> {

    private final Runner runner;

    @Mixin
    private ConfigArguments arguments;

    @Spec
    private CommandSpec spec;

    CheckCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    public Integer call() {
        Config config = arguments.read();
        Preflight preflight = new Preflight(config);
        List<String> warnings = new ArrayList<>(preflight.warnings());
        warnings.addAll(runner.warnings(config));
        PrintWriter out = spec.commandLine().getOut();
        out.println(config.toYaml());
        preflight.lines().forEach(out::println);
        runner.preflight(config).forEach(out::println);
        out.println();
        warnings.forEach(warning -> out.println("warning: " + warning));
        out.println("The configuration is valid" + (warnings.isEmpty() ? "." : ", with warnings."));
        return ExitCode.OK;
    }
}
