package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Between snapshots fields stay where they are computed: a step hands out numbers, and what the coarsest level of a
 * solver needs, which is smaller than a field and of another length.
 */
@Tag("slow")
class TransfersTest {

    @TempDir
    private Path temporary;

    /** Fields that a run of so many steps moves between device and host, and what it left. */
    private record Run(ExampleRun files, long fields) {

        double tip(int step) {
            return files.history("Crack tip [m]")[step - 1];
        }
    }

    private Run run(int steps, String toughness) {
        Config config = ExampleRun.config("wedge-crack", ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=" + steps,
                "fracture.cleavageEnergy=" + toughness, "output.snapshots=0"));
        MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()));
        ExampleRun files = ExampleRun.run(temporary.resolve(steps + " steps"), false, config, device);
        return new Run(files, device.fields(Grid.plane(32, 32, 1).size()));
    }

    private static final List<String> PLATE = List.of("grid.cells=[32, 24]", "grid.size=[16 um, 12 um]", "time.end=8 s",
            "time.firstStep=1 s", "time.maximumStep=1 s", "output.frames=false", "output.snapshots=0");

    /** A plate that is pulled, but not yet in pieces, with everything that can be asked of it. */
    private static final List<String> PULLED = List.of("displacement.left=roller", "displacement.bottom=roller",
            "displacement.right=[0.02 nm * t / 1 s, free]", "displacement.forceY=1e9 N/m^3", "fracture.length=2 um",
            "probes.stress.field=stress",
            "probes.stress.component=xx", "probes.stress.at=[3 um, 5 um]", "errors.away.field=displacement",
            "errors.away.exact=1e-9 * x", "crossings.edge.field=damage", "crossings.edge.level=0.5",
            "crossings.edge.from=[8 um, 0 um]", "crossings.edge.to=[8 um, 12 um]");

    /** Ions that flow between two voltages and diffuse between two concentrations. */
    private static final List<String> CONDUCTOR = List.of("potential.left=1 V", "potential.right=0 V", "concentration.left=1 + 0.1 * t",
            "concentration.right=0.5", "concentration.initial=0.5", "probes.middle.field=potential", "probes.middle.at=[8 um, 6 um]");

    /** A melt that repeats itself, in which crystals grow. */
    private static final List<String> MELT = List.of("grid.periodic=[x, y]", "grid.size=[16 m, 12 m]", "concentration.initial=0",
            "freeEnergy.dynamics=relaxing", "freeEnergy.stepping=stabilized", "freeEnergy.density=u^2 * (1 - u)^2",
            "nucleation.count=2", "nucleation.radius=2 m", "nucleation.until=0 s");

    /** A charged mixture that separates, and is strained by what it separates into. */
    private static final List<String> MIXTURE = List.of("grid.periodic=[x]", "grid.size=[16 m, 12 m]", "time.firstStep=0.1 s",
            "time.maximumStep=0.1 s", "concentration.initial=0.5 + 0.1 * cos(pi * x / 4) * cos(pi * y / 6)",
            "freeEnergy.density=u^2 * (1 - u)^2", "freeEnergy.charge=0.1", "potential.bottom=0 V", "misfit.x=0.005", "misfit.y=0.005",
            "displacement.bottom=roller", "electrolyte.elasticity=isotropic", "electrolyte.youngsModulus=200 Pa");

    private long moved(String name, List<String> asked, int steps) {
        List<String> settings = new ArrayList<>(PLATE);
        settings.addAll(asked);
        settings.add("stop.steps=" + steps);
        MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()));
        ExampleRun run = ExampleRun.run(temporary.resolve(name + steps), false, Config.of(name, settings), device);
        assertEquals(steps, run.checkpoint().step());
        return device.fields(Grid.plane(32, 24, 1).size());
    }

    static Stream<Arguments> bodies() {
        return Stream.of(Arguments.of("pulled", PULLED), Arguments.of("conductor", CONDUCTOR), Arguments.of("melt", MELT),
                Arguments.of("mixture", MIXTURE));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void noFieldOfABodyWithoutACellMoves(String name, List<String> asked) {
        assertEquals(moved(name, asked, 1), moved(name, asked, 4));
    }

    private long waited(String every) {
        List<String> settings = new ArrayList<>(PLATE);
        settings.addAll(PULLED);
        settings.addAll(List.of("stop.steps=4", "output.everySteps=" + every));
        MeteredDevice device = new MeteredDevice(new CpuDevice(1, KernelSource.builtIn()));
        ExampleRun run = ExampleRun.run(temporary.resolve("every " + every), false, Config.of("pulled", settings), device);
        assertEquals(every.equals("1") ? 5 : 2, run.files().snapshots().files().size());
        return device.waits(Grid.plane(32, 24, 1).size());
    }

    @Test
    void aBodyDoesNotWaitForTheFieldsOfASnapshot() {
        assertEquals(waited("0"), waited("1"));
    }

    @Test
    void noFieldMovesWhileTheCrackIsAtRest() {
        Run shorter = run(1, "4 J/m^2");
        Run longer = run(5, "4 J/m^2");

        assertEquals(longer.tip(1), longer.tip(5));
        assertEquals(shorter.fields(), longer.fields());
    }

    @Test
    void theDamageAloneMovesInStepsInWhichNodesBreak() {
        Run shorter = run(1, "0.2 J/m^2");
        Run longer = run(9, "0.2 J/m^2");

        assertTrue(longer.tip(9) > longer.tip(1));
        long moved = longer.fields() - shorter.fields();
        assertTrue(moved > 0 && moved <= 8, () -> moved + " fields in 8 steps");
    }
}
