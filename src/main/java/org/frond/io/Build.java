package org.frond.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Which Frond is running: its version and the git commit it was built from. Never fails; says "unknown" instead. */
public final class Build {

    static final String UNKNOWN = "unknown";
    private static final String PROPERTIES = "/org/frond/build.properties";
    private static final String CHANGED = "+changes";
    private static final long GIT_PATIENCE_SECONDS = 5;

    private Build() {
    }

    /** Version of the jar; {@code development} when run from classes. */
    public static String version() {
        return Optional.ofNullable(Build.class.getPackage().getImplementationVersion()).orElse("development");
    }

    /**
     * Commit hash: that in the resource {@code org/frond/build.properties}, which the jar of a release has, else that
     * of the source tree this program lies in (with {@code +changes} when edited), else {@code unknown}. It is asked for once: the
     * tree may change while the program runs, which does not.
     */
    public static String revision() {
        return Known.REVISION;
    }

    private static final class Known {

        private static final String REVISION =
                fromProperties().or(() -> home().flatMap(Build::sourceTree).flatMap(Build::fromGit)).orElse(UNKNOWN);
    }

    private static Optional<String> fromProperties() {
        try (InputStream in = Build.class.getResourceAsStream(PROPERTIES)) {
            if (in == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(in);
            return Optional.ofNullable(properties.getProperty("git.commit.id.full")).filter(text -> !text.isBlank())
                    .map(hash -> hash + (Boolean.parseBoolean(properties.getProperty("git.dirty")) ? CHANGED : ""));
        } catch (IOException e) {
            throw new UncheckedIOException("the build's own " + PROPERTIES + " cannot be read", e);
        }
    }

    /** The folder that the program's own target/ lies in: its checkout or installation. */
    public static Optional<Path> installation() {
        return home().map(Path::getParent).map(Path::getParent);
    }

    private static Optional<Path> home() {
        try {
            return Optional.of(Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The folder above that holds both .git and Frond's sources: a foreign repository's hash would be a lie. */
    static Optional<Path> sourceTree(Path inside) {
        for (Path folder = inside.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Files.isDirectory(folder.resolve("src/main/java/org/frond")) ? Optional.of(folder)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    static Optional<String> fromGit(Path tree) {
        return git(tree, "rev-parse", "HEAD").filter(hash -> hash.matches("[0-9a-f]{40,64}"))
                .map(hash -> hash + git(tree, "status", "--porcelain", "--untracked-files=no")
                        .filter(changes -> !changes.isBlank()).map(changes -> CHANGED).orElse(""));
    }

    private static Optional<String> git(Path tree, String... arguments) {
        String[] command = new String[arguments.length + 3];
        command[0] = "git";
        command[1] = "-C";
        command[2] = tree.toString();
        System.arraycopy(arguments, 0, command, 3, arguments.length);
        try {
            Path answer = Files.createTempFile("frond-git", ".txt");
            try {
                Process process = new ProcessBuilder(command).redirectOutput(answer.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                boolean done = process.waitFor(GIT_PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!done) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                return process.exitValue() == 0
                        ? Optional.of(Files.readString(answer, StandardCharsets.UTF_8).strip()) : Optional.empty();
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            return Optional.empty(); // no git on this machine: the documented answer is "unknown"
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
