package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page docs/kernel-language.md shows what the translator really makes of its example. */
class KernelLanguagePageTest {

    private static String block(String language) throws IOException {
        String page = Files.readString(Path.of("docs/kernel-language.md"));
        Matcher matcher = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
        return matcher.find() ? matcher.group(1) : "no block " + language;
    }

    private static KernelSet example() throws IOException {
        return KernelSet.read(List.of(new KernelSource("laplace.cl", block("c"))), new Build(2, Real.DOUBLE));
    }

    @Test
    void theTreeIsTheOneThatIsRead() throws IOException {
        assertEquals(example().tree("laplace"), block("tree"));
    }

    @Test
    void theUnrolledTreeIsTheOneThatIsEvaluated() throws IOException {
        assertEquals(example().unrolledTree("laplace"), block("unrolled"));
    }

    @Test
    void theJavaIsTheOneThatIsWritten() throws IOException {
        assertEquals(example().java().get("laplace.cl"), block("java"));
    }
}
