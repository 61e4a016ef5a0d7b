package org.frond.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.config.Config;
import org.frond.io.FolderException;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.measure.VolumeStatistics;
import org.frond.morphology.BoxWindow;
import org.frond.morphology.Morphology;
import org.frond.run.StructureReport;
import org.frond.run.VolumeTable;
import org.frond.unit.QuantityException;
import org.frond.unit.QuantityKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond measure}: the form of metal and cracks as data, snapshot by snapshot. */
@Command(name = "measure", mixinStandardHelpOptions = true,
        description = "Measures metal and cracks in the snapshots of runs: heights, volumes, tips, branches, dimensions, kinks, webs, particles.",
        footer = {"", "Writes morphology.csv and morphology.json into each result folder; docs/measure.md explains every number.",
            "", "Examples:", "  frond measure results/polycrystal --plot", "  frond measure results/study/runs/* --boxes \"1 um, 8 um\"",
            "  frond measure configs/scan.yaml --volume --out scan"})
final class MeasureCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result folders; with --volume also a configuration.")
    private final List<Path> folders = new ArrayList<>();

    @Option(names = "--plot", description = "Also draws heights and volumes over time (morphology.png) and the box counts of the last"
            + " snapshot (dimension.png).")
    private boolean plot;

    @Option(names = "--boxes", paramLabel = "SMALLEST, LARGEST", description = "Edges of the boxes between which dimensions are fitted, such as"
            + " \"1 um, 8 um\" (default: from two cells, or the width of the metal or crack, to an eighth of the longest edge).")
    private Optional<String> boxes = Optional.empty();

    @Option(names = "--volume", description = "Measures the structure instead, of results or configurations: porosity, particles, pores, grains"
            + " (volume.csv, volume.json).")
    private boolean volume;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where the numbers of a configuration's structure are written; the folder of a result"
            + " is its own.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        requireEffect();
        return volume ? volumes() : snapshots();
    }

    private void requireEffect() {
        if (volume && (plot || boxes.isPresent())) {
            throw new CommandException(ExitCode.BAD_INPUT, (plot ? "--plot" : "--boxes") + " has no effect with --volume");
        }
        if (out.isPresent() && !(volume && folders.size() == 1 && !Files.isDirectory(folders.get(0)))) {
            throw new CommandException(ExitCode.BAD_INPUT, "--out goes with --volume and one configuration");
        }
    }

    private int volumes() {
        Map<Path, VolumeStatistics> measured = new LinkedHashMap<>();
        for (Path path : folders) {
            boolean result = Files.isDirectory(path);
            if (!result && out.isEmpty()) {
                throw new CommandException(ExitCode.BAD_INPUT, path + ": is no result folder; give --out FOLDER for the numbers of a configuration");
            }
            Config config = Config.read(result ? ViewCommand.results(List.of(path)).get(0).config() : path, List.of());
            measured.put(result ? path : out.get(), new StructureReport(config).statistics());
        }
        PrintWriter terminal = spec.commandLine().getOut();
        try {
            measured.forEach((folder, statistics) -> {
                statistics.warnings().forEach(warning -> spec.commandLine().getErr().println("warning: " + warning));
                List<String> written = VolumeTable.write(folder, statistics);
                terminal.println(String.format(Locale.ROOT, "%s: porosity %.3f %%, %d particles, %d pores, dead volume %.4f %%; %s", folder,
                        100 * (double) statistics.summary().get("porosity"), statistics.particles().all().size(),
                        statistics.pores().all().size(), 100 * statistics.deadVolume(), String.join(", ", written)));
            });
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        return ExitCode.OK;
    }

    private int snapshots() {
        List<ResultFolder> results = ViewCommand.results(folders);
        Optional<BoxWindow> window = boxes.map(MeasureCommand::window);
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            // all are measured before anything is written: one that cannot be leaves the others as they were
            List<Morphology> measured = results.stream().map(result -> Morphology.of(result, window)).toList();
            for (Morphology morphology : measured) {
                morphology.warnings().forEach(warning -> err.println("warning: " + warning));
                List<String> written = new ArrayList<>(morphology.write());
                if (plot) {
                    written.addAll(morphology.plot());
                }
                terminal.println(morphology.folder() + ": " + morphology.snapshots() + (morphology.snapshots() == 1 ? " snapshot, " : " snapshots, ")
                        + String.join(", ", written));
            }
        } catch (FolderException nothing) {
            throw nothing;
        } catch (ResultException problem) {
            throw new CommandException(ExitCode.RUN_FAILED, problem.getMessage());
        }
        return ExitCode.OK;
    }

    private static BoxWindow window(String text) {
        String[] edges = text.split(",", -1);
        if (edges.length == 2) {
            try {
                BoxWindow window = new BoxWindow(QuantityKind.LENGTH.parse(edges[0].strip()), QuantityKind.LENGTH.parse(edges[1].strip()));
                if (window.smallest() > 0 && window.largest() >= 2 * window.smallest()) {
                    return window;
                }
            } catch (QuantityException wrong) {
                throw new CommandException(ExitCode.BAD_INPUT, "--boxes " + text + ": " + wrong.getMessage());
            }
        }
        throw new CommandException(ExitCode.BAD_INPUT, "--boxes " + text + ": give two lengths, the second at least twice the first, such as \"1 um, 8 um\"");
    }
}
