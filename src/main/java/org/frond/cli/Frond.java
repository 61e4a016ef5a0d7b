package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.frond.config.Spelling;
import org.frond.run.Simulation;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code frond}: metal dendrites and cracks in solid electrolytes, from a text file to a moving picture. */
@Command(name = "frond", mixinStandardHelpOptions = true, versionProvider = Frond.Version.class,
        description = "Phase-field simulation of metal dendrites and cracks in solid electrolytes.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:the run failed or did not converge", "2:bad input; nothing was started or written",
            "3:interrupted; go on with --resume", "4:unexpected error; --debug shows where",
            "5:the device or the kernels cannot be used"},
        footer = {"", "First steps:", "  frond new first", "  frond check first.yaml", "  frond run first.yaml"})
public final class Frond implements Callable<Integer> {

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Shows where in the program an unexpected error arose.")
    private boolean debug;

    @Spec
    private CommandSpec spec;

    /** The version in the manifest of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Frond.class.getPackage().getImplementationVersion();
            return new String[] {"frond " + (version == null ? "(built from source)" : version)};
        }
    }

    private Frond() {
    }

    /** The command line with all its commands. */
    static CommandLine commands(Runner runner) {
        Frond frond = new Frond();
        CommandLine commands = new CommandLine(frond)
                .addSubcommand(new RunCommand(runner))
                .addSubcommand(new CheckCommand(runner))
                .addSubcommand(new ViewCommand())
                .addSubcommand(new ReportCommand())
                .addSubcommand(new RenderCommand())
                .addSubcommand(new MeasureCommand())
                .addSubcommand(SweepCommand.commands())
                .addSubcommand(new RefineCommand())
                .addSubcommand(new CalibrateCommand())
                .addSubcommand(new ListCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new NewCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new SchemaCommand())
                .addSubcommand(new DevicesCommand())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new AutoComplete.GenerateCompletion())
                .addSubcommand(new CommandLine.HelpCommand());
        commands.setExecutionStrategy(Frond::execute);
        commands.registerConverter(Path.class, Frond::path);
        commands.setParameterExceptionHandler(Frond::explainUsage);
        commands.setExecutionExceptionHandler(frond::explain);
        return commands;
    }

    /** Without a command there is nothing to do but to say what there is. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.BAD_INPUT;
    }

    private static int execute(ParseResult arguments) {
        for (ParseResult outer = arguments; outer.hasSubcommand(); outer = outer.subcommand()) {
            requireNothingBefore(outer);
        }
        CommandLine command = arguments.asCommandLineList().get(arguments.asCommandLineList().size() - 1);
        if (command.getCommand() instanceof Computing && !command.isUsageHelpRequested()) {
            JavaOptions.missing().ifPresent(command.getErr()::println);
        }
        return new RunLast().execute(arguments);
    }

    /** What is given to a command goes to none of its own: it would be without effect. */
    private static void requireNothingBefore(ParseResult outer) {
        String command = outer.subcommand().commandSpec().name();
        outer.matchedArgs().stream().filter(given -> !(given instanceof OptionSpec option
                && (option.usageHelp() || option.versionHelp() || option.scopeType() == ScopeType.INHERIT))).findFirst().ifPresent(given -> {
                    throw new ParameterException(outer.commandSpec().commandLine(), (given instanceof OptionSpec option ? option.longestName()
                            : "'" + given.stringValues().get(0) + "'") + " before '" + command + "' has no effect; what belongs to it comes after it");
                });
    }

    /** A path as the command line gives it; the locale C, in which Java knows no letters beyond ASCII, is told. */
    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException unreadable) {
            throw new TypeConversionException("'" + text + "' cannot be the name of a file here"
                    + (text.indexOf('\0') >= 0 ? "" : ": the locale (LC_ALL, LC_CTYPE, LANG) has not all its letters;"
                            + " start ./frond, or set LC_ALL=C.UTF-8"));
        }
    }

    private static int explainUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        String message = problem instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched)
                : problem.getMessage().lines().findFirst().orElse("");
        command.getErr().println(message.replaceFirst("\\.$", "") + (message.endsWith("?") ? " See " : "; see ")
                + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.BAD_INPUT;
    }

    /** What the command line has too much, with what may have been meant. */
    private static String unmatched(UnmatchedArgumentException problem) {
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        String given = problem.getUnmatched().get(0);
        if (given.startsWith("-")) {
            return "there is no option " + given + Spelling.suggest(given, command.optionsMap().keySet());
        }
        return command.subcommands().isEmpty() ? "'" + given + "' is too much"
                : "there is no command " + given + Spelling.suggest(given, command.subcommands().keySet());
    }

    private int explain(Exception problem, CommandLine command, ParseResult arguments) {
        PrintWriter err = command.getErr();
        int code = problem instanceof CommandException known ? known.exitCode() : Simulation.exitCode(problem);
        if (code != ExitCode.UNEXPECTED && problem instanceof RuntimeException expected) {
            err.println(expected.getMessage());
            return code;
        }
        if (debug) {
            problem.printStackTrace(err);
        } else {
            err.println("unexpected error: " + problem + " (--debug shows where it arose; please report it)");
        }
        return ExitCode.UNEXPECTED;
    }

    public static void main(String[] arguments) {
        System.exit(commands(new SimulationRunner()).execute(arguments));
    }
}
