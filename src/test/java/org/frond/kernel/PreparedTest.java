package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparedTest {

    private static final List<KernelSource> OWN = KernelSource.builtIn();

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsPreparedIsWhatWouldBeTranslatedNow(int dim) throws IOException {
        ClassLoader loader = PreparedTest.class.getClassLoader();
        Map<String, byte[]> now = JavaCompiler.compile(Prepared.classes(OWN, new Build(dim, Real.DOUBLE)), loader);
        assertFalse(now.isEmpty());
        for (Map.Entry<String, byte[]> made : now.entrySet()) {
            try (InputStream prepared = loader.getResourceAsStream(made.getKey().replace('.', '/') + ".class")) {
                assertArrayEquals(made.getValue(), prepared.readAllBytes(), made.getKey());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void whatIsPreparedIsKnownAsIfItHadBeenRead(int dim) {
        Build build = new Build(dim, Real.DOUBLE);
        Map<String, Kernel> read = KernelSet.read(OWN, build).kernels();
        assertEquals(List.copyOf(read.values()), Prepared.find(OWN, build).orElseThrow().kernels());
        assertEquals(read, Translation.kernels(OWN, build));
    }

    @Test
    void changedFilesAreNotTakenForThePreparedOnes() {
        List<KernelSource> changed = new ArrayList<>(OWN);
        changed.set(0, new KernelSource(OWN.get(0).name(), OWN.get(0).text() + " "));
        assertFalse(Prepared.find(changed, new Build(2, Real.DOUBLE)).isPresent());
    }

    @Test
    void quotesAndForeignSignsInWhatKernelsSayOfThemselvesSurvive() {
        KernelSource source = new KernelSource("test.cl", """
                /// "a \\ b", \u03b1 %s.
                kernel void k(global real *x) { x[get_global_id(0)] = 1.0; }
                """);
        Build build = new Build(2, Real.DOUBLE);
        Kernel kernel = KernelSet.read(List.of(source), build).kernels().get("k");
        Map<String, String> text = Map.of("org.frond.kernel.test.Contents",
                CatalogueWriter.write("org.frond.kernel.test", "none", List.of(kernel)));
        Catalogue catalogue = loaded(JavaCompiler.load(text, PreparedTest.class.getClassLoader()));
        assertEquals(List.of(kernel), catalogue.kernels());
    }

    private static Catalogue loaded(ClassLoader loader) {
        try {
            return (Catalogue) loader.loadClass("org.frond.kernel.test.Contents").getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
