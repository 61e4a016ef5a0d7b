package org.frond.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.frond.morphology.Calibration;
import org.frond.sweep.Standing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code frond calibrate}: the numbers of the damaged domain from a study of runs with resolved cracks. */
@Command(name = "calibrate", mixinStandardHelpOptions = true,
        description = "Measures arrest length, branching, turning and conduction of the cracks in the completed runs of a study, with intervals,"
                + " for section domain of a larger cell.",
        footer = {"", "Writes calibration.csv and calibration.yaml into the study's folder; docs/measure.md explains every number.",
            "", "Example:", "  frond calibrate results/study"})
final class CalibrateCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "DIR", description = "Folder of the study.")
    private Path study;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Calibration.of(study, Standing.read(SweepCommand.open(study)).completed()).write().forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
