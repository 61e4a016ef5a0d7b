package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java by which kernels are launched, as it is written from their signatures. */
class LaunchWriterTest {

    private static Map<String, String> written(String file, String text) {
        return LaunchWriter.write(List.of(new KernelSource(file, text)));
    }

    @Test
    void aKernelIsLaunchedByAMethodThatTakesWhatItReadsAndThenWhatItWrites() {
        assertEquals(Map.of("org.frond.launch.HeatFlowKernels", """
                package org.frond.launch;

                import org.frond.device.Buffer;
                import org.frond.device.Launch;
                import org.frond.device.Range;
                import org.frond.grid.Grid;

                /**
                 * Launches of {@code kernels/heat-flow.cl}.
                 *
                 * <p>How heat flows, a &lt; b.
                 */
                public final class HeatFlowKernels {

                    private HeatFlowKernels() {
                    }

                    /**
                     * Heat Q [J] into each node,
                     * and its rate.
                     *
                     * <p>Over the nodes of a grid.
                     */
                    public static Heat heat(Grid grid, Buffer T, int from, double k) {
                        return (Q, rate) ->
                                new Launch("heat", Range.nodes(grid), T, Q, from, k, rate);
                    }

                    /** What {@link #heat} writes. */
                    @FunctionalInterface
                    public interface Heat {
                        Launch into(Buffer Q, Buffer rate);
                    }
                }
                """), written("heat-flow.cl", """
                // How heat flows, a < b.
                //
                // More of it.

                /// Heat Q [J] into each node,
                /// and its rate.
                kernel void heat(global const real *T, global real *Q, int from, real k, global real *rate,
                                 int nx, int ny, int nz, real h)
                {
                    const int i = get_global_id(0), j = get_global_id(1), c = get_global_id(2);
                    if (i > nx || j > ny || c > nz) return;
                    Q[i] = k * T[i + from] * h;
                    rate[i] = 0.0;
                }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "i > nx || j > ny || k > nz; fill(Grid grid, double a); Range.nodes(grid)",
        "i >= nx || j >= ny || k >= nz; fill(Grid grid, double a); Range.cells(grid)",
        "i >= length; fill(int length, double a); Range.flat(length)",
        "i > nx || j > ny || k >= nz; fill(Range range, double a); range",
        "i > nx || j > ny || k > nz || i == j; fill(Range range, double a); range",
        "i > nx; fill(Range range, double a); range"})
    void theGuardTellsWhatItIsLaunchedOver(String guard, String signature, String range) {
        String java = written("fill.cl", """
                kernel void fill(real a, global real *y, int nx, int ny, int nz, int length) {
                    const int i = get_global_id(0);
                    const int j = get_global_id(1);
                    const int k = get_global_id(2);
                    if (%s) return;
                    y[i] = a;
                }
                """.formatted(guard)).get("org.frond.launch.FillKernels");
        assertTrue(java.contains(" " + signature + " {"), java);
        assertTrue(java.contains("new Launch(\"fill\", " + range + ", a, y);"), java);
    }

    @Test
    void parametersThatKernelsShareAreARecord() {
        Map<String, String> written = written("heat.cl", """
                #define GRID int nx, int ny, int nz, real h
                /// A wall of area A [m^2],
                /// and what it conducts.
                #define WARM_WALL global const real *A, real k
                kernel void heat(global const real *T, WARM_WALL, global real *Q, int from, GRID)
                {
                    const int i = get_global_id(0), j = get_global_id(1), c = get_global_id(2);
                    if (i > nx || j > ny || c > nz) return;
                    Q[i] = k * A[i] * T[i + from];
                }
                """);
        assertEquals("""
                package org.frond.launch;

                import org.frond.device.Buffer;

                /**
                 * A wall of area A [m^2],
                 * and what it conducts.
                 */
                public record WarmWall(Buffer A, double k) {
                }
                """, written.get("org.frond.launch.WarmWall"));
        String java = written.get("org.frond.launch.HeatKernels");
        assertTrue(java.contains("heat(Grid grid, Buffer T, WarmWall warmWall, int from) {"), java);
        assertTrue(java.contains("new Launch(\"heat\", Range.nodes(grid), T, warmWall.A(), warmWall.k(), Q, from);"), java);
    }

    @Test
    void parametersThatKernelsShareAreRead() {
        assertEquals("k.cl:2:13: PAIR mixes y with what is read", assertThrows(TranslationException.class, () -> written("k.cl", """
                #define PAIR global const real *x, global real *y
                kernel void k(PAIR, int length) { y[0] = x[0]; }
                """)).getMessage());
    }

    @Test
    void aKernelThatWritesNothingIsRefused() {
        assertEquals("idle.cl:1:13: the kernel idle writes nothing", assertThrows(TranslationException.class,
                () -> written("idle.cl", "kernel void idle(global const real *x, int length) { return; }")).getMessage());
    }

    @Test
    void aFileOfFunctionsAloneHasNoLaunches() {
        assertEquals(Map.of(), written("functions.cl", "inline real twice(real x) { return 2.0 * x; }"));
    }
}
