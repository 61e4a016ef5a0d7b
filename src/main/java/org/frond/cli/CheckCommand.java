package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.config.Preflight;
import org.frond.picture.Picture;
import org.frond.run.StructureReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frond check}: validates a configuration and tells what the run will be like, without running it. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Checks a configuration and prints its resolution, scales and cost; runs nothing.",
        footer = {"", "Examples:", "  frond check configs/wedge-crack.yaml", "  frond check configs/wedge-crack.yaml --yaml > whole.yaml",
            "  frond check configs/scan.yaml --picture scan.png",
            "", "Formulas of a configuration know x y z t u h pi, + - * / ^, comparisons, and or not, a ? b : c, sin cos tan asin"
            + " acos atan2 sinh cosh tanh asinh exp log sqrt abs floor hypot min max, disc ball box band segment, table(a; 0: 1, 2: 3), and the"
            + " numbers that a section let names:"
            + " docs/configuration.md."})
final class CheckCommand implements Callable<Integer> {

    private final Runner runner;

    @Mixin
    private ConfigArguments arguments;

    @Option(names = "--yaml",
            description = "Prints the configuration with all defaults as well; the rest stands before it in comments.")
    private boolean yaml;

    @Option(names = "--picture", paramLabel = "FILE",
            description = "Draws the grains by their labels into this PNG file; of a body in space its three middle planes.")
    private Optional<Path> picture = Optional.empty();

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
        List<String> lines = new ArrayList<>(preflight.lines());
        lines.addAll(runner.preflight(config));
        lines.add("");
        warnings.forEach(warning -> lines.add("warning: " + warning));
        lines.add("The configuration is valid" + (warnings.isEmpty() ? "." : ", with warnings."));
        picture.ifPresent(file -> Picture.write(file, new StructureReport(config).picture()));
        PrintWriter out = spec.commandLine().getOut();
        if (yaml) {
            lines.forEach(line -> out.println(("# " + line).stripTrailing()));
            out.println(System.lineSeparator() + config.toYaml());
        } else {
            lines.forEach(out::println);
        }
        return ExitCode.OK;
    }
}
