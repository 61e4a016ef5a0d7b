package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code frond}, with stand-ins for Java and Maven: one tells what it was given, one what it built. */
@EnabledOnOs(OS.LINUX)
class LauncherTest {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void install() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.copy(Path.of("frond"), home.resolve("frond"));
        script(folder.resolve("jdk/bin/java"), """
                case "$*" in
                    *-version*) echo "    java.specification.version = 17" >&2 ;;
                    *) echo "LC_ALL=${LC_ALL:-} LC_CTYPE=${LC_CTYPE:-}"; cat "$FROND_HOME/target/frond.jar" ;;
                esac
                """);
        script(folder.resolve("jdk/bin/javac"), "");
    }

    @Test
    void theLocaleCBecomesItsUtf8Form() throws Exception {
        jar("whole");

        assertEquals("LC_ALL= LC_CTYPE=C.UTF-8", firstLine(Map.of("LANG", "C")));
        assertEquals("LC_ALL=C.UTF-8 LC_CTYPE=C.UTF-8", firstLine(Map.of("LC_ALL", "POSIX", "LANG", "de_DE.UTF-8")));
        assertEquals("LC_ALL= LC_CTYPE=C.UTF-8", firstLine(Map.of()));
    }

    @Test
    void anotherLocaleIsLeftAsItIs() throws Exception {
        jar("whole");

        assertEquals("LC_ALL=de_DE.ISO-8859-1 LC_CTYPE=", firstLine(Map.of("LC_ALL", "de_DE.ISO-8859-1")));
        assertEquals("LC_ALL= LC_CTYPE=", firstLine(Map.of("LANG", "en_US.UTF-8")));
    }

    @Test
    void aStartThatMeetsTheBuildOfAnotherWaitsForIt() throws Exception {
        Assumptions.assumeTrue(new ProcessBuilder("flock", "--version").start().waitFor() == 0, "no flock on this machine");
        sources();
        Path gate = folder.resolve("gate");
        assertEquals(0, new ProcessBuilder("mkfifo", gate.toString()).start().waitFor());
        mvn("printf half >\"$FROND_HOME/target/frond.jar\"; echo built >>\"$FROND_HOME/builds\"; read go <" + gate
                + "; printf whole >\"$FROND_HOME/target/frond.jar\"");

        Process first = start(Map.of());
        BufferedReader firstSays = first.errorReader();
        assertTrue(firstSays.readLine().startsWith("building frond"));
        Process second = start(Map.of());
        assertTrue(second.errorReader().readLine().startsWith("waiting for another start"));
        Files.writeString(gate, "go\n");

        for (Process each : new Process[] {first, second}) {
            assertEquals("whole", lastLine(each));
            assertEquals(0, each.waitFor());
        }
        assertEquals("built\n", Files.readString(home.resolve("builds")));
    }

    @Test
    void aBuildThatBrokeOffIsMadeAgain() throws Exception {
        sources();
        mvn("printf half >\"$FROND_HOME/target/frond.jar\"; kill -9 $$");
        Process broken = start(Map.of());
        assertEquals(2, broken.waitFor());

        mvn("printf whole >\"$FROND_HOME/target/frond.jar\"");

        assertEquals("whole", lastLine(start(Map.of())));
        assertFalse(Files.exists(home.resolve("target/.building")));
    }

    private void sources() throws IOException {
        Files.createDirectories(home.resolve("src/main"));
        Files.createDirectories(home.resolve("kernels"));
        Files.createFile(home.resolve("pom.xml"));
    }

    private void jar(String content) throws IOException {
        Files.createDirectories(home.resolve("target"));
        Files.writeString(home.resolve("target/frond.jar"), content);
    }

    private void mvn(String what) throws IOException {
        script(folder.resolve("bin/mvn"), what);
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Map<String, String> locale) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(home.resolve("frond").toString(), "check");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        environment.putAll(locale);
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("FROND_HOME", home.toString());
        environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        return builder.start();
    }

    private String firstLine(Map<String, String> locale) throws IOException {
        return start(locale).inputReader().readLine();
    }

    private static String lastLine(Process process) throws IOException {
        String[] lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n");
        return lines[lines.length - 1];
    }
}
