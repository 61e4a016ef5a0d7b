package org.frond.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The text of one kernel file.
 *
 * @param name file name, such as {@code "grid.cl"}
 * @param text the file's content
 */
public record KernelSource(String name, String text) {

    private static final String FOLDER = "kernels";

    /** The kernels that come with the program, read from beside its classes: a folder of classes or a jar. */
    public static List<KernelSource> builtIn() {
        try {
            Path classes = Path.of(KernelSource.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(classes)) {
                return fromFolder(classes.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                return fromFolder(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new TranslationException("the program's own kernels cannot be located: " + e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own kernels cannot be read", e);
        }
    }

    /** All {@code *.cl} files of a folder, in alphabetical order. */
    public static List<KernelSource> fromFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new TranslationException(folder + ": not a folder of kernel files (*.cl)");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> paths = files.filter(file -> file.getFileName().toString().endsWith(".cl")).sorted().toList();
            List<KernelSource> sources = new ArrayList<>();
            for (Path path : paths) {
                sources.add(new KernelSource(path.getFileName().toString(), Files.readString(path)));
            }
            if (sources.isEmpty()) {
                throw new TranslationException(folder + ": no kernel files (*.cl) there");
            }
            return List.copyOf(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": kernel files cannot be read", e);
        }
    }
}
