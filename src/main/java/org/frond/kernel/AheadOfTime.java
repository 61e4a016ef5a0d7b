package org.frond.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Compiles the program's own kernels while the program is built: {@code AheadOfTime FOLDER} writes class files there. */
public final class AheadOfTime {

    private AheadOfTime() {
    }

    /** Writes the kernels for two and three axes in double precision below the folder of classes {@code arguments[0]}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<KernelSource> sources = KernelSource.builtIn();
        for (int dim : new int[] {2, 3}) {
            Map<String, String> texts = Prepared.classes(sources, new Build(dim, Real.DOUBLE));
            for (Map.Entry<String, byte[]> made : JavaCompiler.compile(texts, AheadOfTime.class.getClassLoader()).entrySet()) {
                Path file = folder.resolve(made.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, made.getValue());
            }
        }
    }
}
