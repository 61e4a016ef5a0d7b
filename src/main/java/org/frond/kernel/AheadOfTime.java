package org.frond.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Compiles the program's own kernels while the program is built: {@code AheadOfTime FOLDER} writes class files there. */
public final class AheadOfTime {

    private AheadOfTime() {
    }

    /** Writes the kernels for two and three axes in double precision below the folder of classes {@code arguments[0]}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<KernelSource> sources = KernelSource.builtIn();
        for (int dim : new int[] {2, 3}) {
            Build build = new Build(dim, Real.DOUBLE);
            Map<String, String> texts = Prepared.classes(sources, build);
            clear(folder.resolve(Prepared.inPackage(build).replace('.', '/')));
            for (Map.Entry<String, byte[]> made : JavaCompiler.compile(texts, AheadOfTime.class.getClassLoader()).entrySet()) {
                Path file = folder.resolve(made.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, made.getValue());
            }
        }
    }

    /** Removes what an earlier build left: a kernel that has lost its second form must not find that of its former text. */
    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
