package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.frond.config.Config;
import org.frond.device.CpuDevice;
import org.frond.device.MeteredDevice;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Between snapshots fields stay where they are computed: a step hands out numbers, and what the coarsest level of a
 * solver needs, which is smaller than a field and of another length.
 */
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
