package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.bench.Results;
import org.frond.bench.Suite;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.device.Profile;
import org.frond.device.Workplace;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.kernel.KernelSource;
import org.frond.solver.SolverException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frond bench}: how fast this machine is, on problems with known answers. */
@Command(name = "bench", mixinStandardHelpOptions = true,
        description = "Measures how fast this machine is: its copy bandwidth, then problems with known answers. "
                + "A time counts only if the answer is right.",
        footer = {"", "Examples:", "  frond bench --quick", "  frond bench --case allen-cahn --case elasticity-512^2-1e4",
            "  frond bench --case elasticity --device opencl --precision mixed"})
final class BenchCommand implements Callable<Integer>, Computing {

    private static final int SCHEMA_VERSION = 1;

    @Option(names = "--case", paramLabel = "NAME", completionCandidates = Candidates.Benchmarks.class,
            description = "A case or a group of cases, such as poisson. Repeatable; all if not given.")
    private final List<String> cases = new ArrayList<>();

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", completionCandidates = Candidates.Devices.class,
            description = "Where to compute: cpu, opencl or opencl:N, or, with --precision mixed, cpu+opencl:N for the"
                    + " processor with a device beside it for multigrid cycles (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--precision", paramLabel = "PRECISION", defaultValue = "double",
            description = "double, or mixed: the problems with multigrid cycles, these in single precision"
                    + " (default: ${DEFAULT-VALUE}).")
    private String precision;

    @Option(names = "--quick", description = "Small problems only, in a minute or two.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the results go as JSON (default: ${DEFAULT-VALUE}).",
            defaultValue = "results/bench.json")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        boolean mixed = isMixed();
        Suite suite = Suite.of(quick, mixed);
        for (String name : cases) {
            if (!suite.names().contains(name)) {
                throw new CommandException(ExitCode.BAD_INPUT, "--case " + name + ": no such case"
                        + (quick ? " among the quick ones" : "") + (mixed ? " with multigrid cycles" : "")
                        + "; there are " + String.join(", ", suite.names()));
            }
        }
        PrintWriter terminal = spec.commandLine().getOut();
        List<KernelSource> kernels = KernelSource.builtIn();
        Profile profile = new Profile();
        try (Workplace opened = DeviceOption.open(device, mixed, kernels, Optional.of(profile))) {
            Results results = suite.only(cases).run(opened, profile, kernels, line -> {
                terminal.println(line);
                terminal.flush();
            });
            JsonFile.write(out, "bench", SCHEMA_VERSION, results.document());
            terminal.println("Written to " + out + ".");
            terminal.flush();
            return results.passed() ? ExitCode.OK : ExitCode.RUN_FAILED;
        } catch (KernelException | DeviceException problem) {
            throw new CommandException(ExitCode.DEVICE, problem.getMessage());
        } catch (SolverException | ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        } catch (OutOfMemoryError full) {
            throw new CommandException(ExitCode.RUN_FAILED, "not enough memory (" + full
                    + "); choose smaller cases with --case or --quick, or give Java more with FROND_JAVA_OPTS=-Xmx8g");
        }
    }

    private boolean isMixed() {
        if (!precision.equals("double") && !precision.equals("mixed")) {
            throw new CommandException(ExitCode.BAD_INPUT,
                    "--precision " + precision + ": no such precision; there are double and mixed");
        }
        return precision.equals("mixed");
    }
}
