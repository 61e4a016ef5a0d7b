package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.io.Build;
import org.frond.io.ResultException;
import org.frond.kernel.KernelSource;
import org.frond.kernel.TranslationException;
import org.frond.run.Interruption;
import org.frond.verify.CaseException;
import org.frond.verify.CaseFile;
import org.frond.verify.CaseResult;
import org.frond.verify.Pages;
import org.frond.verify.VerificationCase;
import org.frond.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond verify}: runs configurations whose answer is known, prints the comparison and writes a page for each. */
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = "Runs cases with known answers and compares; ends with 1 when one of them fails.",
        footer = {"", "Examples:", "  frond verify                 # the quick cases", "  frond verify V21 v18",
            "  frond verify --all           # all but the studies; about an hour on two cores",
            "  frond verify --study         # the studies; hours",
            "  frond verify --list", "  frond verify --device opencl --pages results/on-opencl"})
final class VerifyCommand implements Callable<Integer>, Computing {

    private static final Path CASES = Path.of("configs/verification");

    @Parameters(paramLabel = "CASE", arity = "0..*", completionCandidates = Candidates.Cases.class,
            description = "Cases by the beginning of their number (V21) or of their file's name (v21-notched); default: the quick"
                    + " ones.")
    private final List<String> wanted = new ArrayList<>();

    @Option(names = "--all", description = "Runs the quick cases and those that take minutes.")
    private boolean all;

    @Option(names = "--study", description = "Runs the studies: families that take half an hour and more.")
    private boolean study;

    @Option(names = "--list", description = "Lists the cases and runs none.")
    private boolean list;

    @Option(names = "--cases", paramLabel = "DIR",
            description = "Folder of the cases (default: configs/verification here or, if there is none, of the program).")
    private Optional<Path> cases = Optional.empty();

    @Option(names = "--pages", paramLabel = "DIR", defaultValue = "results/verification",
            description = "Where pages, plots and results.json are written (default: ${DEFAULT-VALUE}).")
    private Path pages;

    @Option(names = "--device", paramLabel = "DEVICE", defaultValue = "cpu", completionCandidates = Candidates.Devices.class,
            description = "Where to compute: cpu, opencl or opencl:N (default: ${DEFAULT-VALUE}).")
    private String device;

    @Option(names = "--kernels", paramLabel = "DIR",
            description = "Uses the kernels of this folder instead of the built-in ones.")
    private Optional<Path> kernels = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<VerificationCase> chosen = choose();
        if (list) {
            chosen.forEach(posed -> out.println(String.format(Locale.ROOT, "%-18s %-6s %s", posed.id(),
                    posed.level().name().toLowerCase(Locale.ROOT), posed.title())));
            return ExitCode.OK;
        }
        List<CaseResult> results = new ArrayList<>();
        try (Device opened = DeviceOption.open(device, sources(), Optional.empty());
                Interruption interruption = new Interruption(out)) {
            Pages written = new Pages(pages, opened.name());
            out.println("On " + opened.name());
            out.println(Pages.heading());
            Verifier verifier = new Verifier(opened, () -> CpuDevice.plain(sources()), interruption);
            for (VerificationCase posed : chosen) {
                CaseResult result = verifier.verify(posed);
                if (verifier.isInterrupted()) {
                    return ExitCode.INTERRUPTED;
                }
                results.add(result);
                Pages.lines(result).forEach(out::println);
                out.flush();
                written.write(result);
            }
        } catch (DeviceException | KernelException problem) {
            throw new CommandException(ExitCode.DEVICE, problem.getMessage());
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        long passed = results.stream().filter(CaseResult::passed).count();
        out.println(passed + " of " + results.size() + " cases pass; pages in " + pages);
        out.flush();
        return passed == results.size() ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    private List<KernelSource> sources() {
        try {
            return kernels.map(KernelSource::fromFolder).orElseGet(KernelSource::builtIn);
        } catch (TranslationException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }

    /** The cases here, or those that came with the program. */
    static Path folder() {
        return Files.isDirectory(CASES) ? CASES : Build.installation().map(home -> home.resolve(CASES)).orElse(CASES);
    }

    /** Whether a name begins so, whatever its case; a number is not begun by a shorter one. */
    private static boolean begins(String name, String beginning) {
        return name.regionMatches(true, 0, beginning, 0, beginning.length()) && (name.length() == beginning.length()
                || !Character.isDigit(beginning.charAt(beginning.length() - 1)) || !Character.isDigit(name.charAt(beginning.length())));
    }

    private boolean isAsked(VerificationCase.Level level) {
        return switch (level) {
            case QUICK -> all || !study;
            case FULL -> all;
            case STUDY -> study;
        };
    }

    private List<VerificationCase> choose() {
        try {
            List<VerificationCase> there = CaseFile.all(cases.orElseGet(VerifyCommand::folder));
            if (wanted.isEmpty()) {
                return there.stream().filter(posed -> list || isAsked(posed.level())).toList();
            }
            List<VerificationCase> chosen = new ArrayList<>();
            for (String name : wanted) {
                List<VerificationCase> named = there.stream()
                        .filter(posed -> begins(posed.id(), name) || begins(posed.name(), name)).toList();
                if (named.isEmpty()) {
                    throw new CommandException(ExitCode.BAD_INPUT, "there is no case " + name + "; there are "
                            + String.join(", ", there.stream().map(VerificationCase::name).toList()));
                }
                chosen.addAll(named);
            }
            return chosen.stream().distinct().toList();
        } catch (CaseException problem) {
            throw new CommandException(ExitCode.BAD_INPUT, problem.getMessage());
        }
    }
}
