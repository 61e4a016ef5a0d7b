package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

class KernelSetTest {

    @ParameterizedTest
    @CsvSource({"2, FLOAT", "2, DOUBLE", "3, FLOAT", "3, DOUBLE"})
    void theProgramsOwnKernelsCompileForEveryBuild(int dim, Real real) {
        KernelSet set = KernelSet.read(KernelSource.builtIn(), new Build(dim, real));

        assertEquals(set.kernels().keySet(), set.compile(Form.ONE_BY_ONE).keySet());
        assertFalse(set.kernels().isEmpty());
    }

    @Test
    void everyKernelOfTheProgramIsDocumented() {
        KernelSet set = KernelSet.read(KernelSource.builtIn(), new Build(2, Real.DOUBLE));

        assertEquals(List.of(), set.kernels().values().stream()
                .filter(kernel -> kernel.documentation().isEmpty()).map(Kernel::name).toList());
    }

    @Test
    void aMissingFolderIsRefused() {
        assertThrows(TranslationException.class, () -> KernelSource.fromFolder(Path.of("no-such-folder")));
    }

    @Test
    void theTextForOpenClHoldsEveryFileOnceAndIncludesInTheirPlace() {
        String text = OpenClText.of(TextbookKernels.ALL);

        assertEquals(2, text.split("inline int at\\(").length);
        assertTrue(text.indexOf("inline int at(") < text.indexOf("kernel void flux("));
        assertFalse(text.contains("#include"));
        assertTrue(text.contains("\n#line 1 \"flux.cl\"\n#line 1 \"grid.cl\"\n"));
    }

    @Test
    void theOptionsForOpenClGiveTheSameConstants() {
        assertEquals("-D DIM=3 -D CORNERS=8 -D MODES=7 -D SYM=6 -D real=float -cl-single-precision-constant",
                new Build(3, Real.FLOAT).openClOptions());
    }
}
