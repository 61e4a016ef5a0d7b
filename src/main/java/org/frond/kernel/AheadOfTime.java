package org.frond.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the build makes of the program's own kernels: {@code AheadOfTime launches KERNELS FOLDER} writes the sources of the classes
 * that launch them before anything else is compiled, {@code AheadOfTime classes FOLDER} the compiled kernels in the end.
 */
public final class AheadOfTime {

    private AheadOfTime() {
    }

    /** Writes what is asked for below a folder. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("launches")) {
            launches(KernelSource.fromFolder(Path.of(arguments[1])), Path.of(arguments[2]));
        } else {
            classes(Path.of(arguments[1]));
        }
    }

    /** Files that would stay as they are are not touched, so that nothing is compiled again for them. */
    private static void launches(List<KernelSource> sources, Path folder) throws IOException {
        Path home = folder.resolve(LaunchWriter.PACKAGE.replace('.', '/'));
        Set<Path> written = new HashSet<>();
        Files.createDirectories(home);
        for (Map.Entry<String, String> text : LaunchWriter.write(sources).entrySet()) {
            Path file = folder.resolve(text.getKey().replace('.', '/') + ".java");
            written.add(file);
            if (!Files.exists(file) || !Files.readString(file).equals(text.getValue())) {
                Files.writeString(file, text.getValue());
            }
        }
        clear(home, written);
    }

    /** The kernels for two and three axes in double precision. */
    private static void classes(Path folder) throws IOException {
        List<KernelSource> sources = KernelSource.builtIn();
        for (int dim : new int[] {2, 3}) {
            Build build = new Build(dim, Real.DOUBLE);
            Map<String, String> texts = Prepared.classes(sources, build);
            clear(folder.resolve(Prepared.inPackage(build).replace('.', '/')), Set.of());
            for (Map.Entry<String, byte[]> made : JavaCompiler.compile(texts, AheadOfTime.class.getClassLoader()).entrySet()) {
                Path file = folder.resolve(made.getKey().replace('.', '/') + ".class");
                Files.createDirectories(file.getParent());
                Files.write(file, made.getValue());
            }
        }
    }

    /** Removes what an earlier build left: a kernel that has lost its second form must not find that of its former text. */
    private static void clear(Path folder, Set<Path> kept) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(path -> !kept.contains(path)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
