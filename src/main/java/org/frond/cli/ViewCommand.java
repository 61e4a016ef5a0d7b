package org.frond.cli;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.view.ViewServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond view}: serves the page on which results are looked at, while their runs go on or later. */
@Command(name = "view", mixinStandardHelpOptions = true,
        description = "Shows results in a browser, live while the runs go on; several side by side.",
        footer = {"", "Examples:", "  frond view results/wedge-crack", "  frond view results/wedge-crack results/gentle --port 8080"})
final class ViewCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result folders.")
    private final List<Path> folders = new ArrayList<>();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "0", description = "Where to listen (default: any free port).")
    private int port;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new CommandException(ExitCode.BAD_INPUT, "--port " + port + ": a port lies between 1 and " + HIGHEST_PORT);
        }
        try (ViewServer server = new ViewServer(results(folders), port, arguments -> new ProcessBuilder(JavaOptions.again(arguments)))) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "frond-view-end"));
            server.announce(spec.commandLine().getOut());
            new CountDownLatch(1).await(); // until Ctrl-C
            return ExitCode.OK;
        } catch (BindException taken) {
            throw new CommandException(ExitCode.BAD_INPUT, "--port " + port + ": is taken or not allowed; choose another, or none for any"
                    + " free one");
        } catch (IOException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.toString());
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
    }

    /** The folders, all of which must be those of runs. */
    static List<ResultFolder> results(List<Path> folders) {
        return folders.stream().map(ViewCommand::result).toList();
    }

    private static ResultFolder result(Path path) {
        ResultFolder folder = new ResultFolder(path);
        folder.lacksRun().ifPresent(reason -> {
            throw new CommandException(ExitCode.BAD_INPUT, path + ": " + reason);
        });
        return folder;
    }
}
