package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever becomes of a configuration, {@code frond check} accepts it or tells in a few lines why not: all shipped ones, damaged in
 * up to four places each by a generator with a fixed seed.
 */
@Tag("slow")
class MutatedConfigsTest {

    private static final int MUTANTS = 2000;
    private static final int BATCHES = 20;
    private static final int MOST_PLACES = 4;
    /** Twenty problems and what is not shown of them. */
    private static final int MOST_LINES = 21;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final List<String> TOKENS = List.of("0", "-1", "1e-300", "1e300", "1e400", "-1e12", "1e-12", "1e12", "NaN", "Infinity",
            "0x10", "1,5", "10", "2147483647", "99999999999999999999", "1 um", "1 Pa", "1 K", "1e290 s", "3 parsec", "m^9", "m^1/0",
            "0/0", "1/0", "x", "y < x < z", "t", "u", "h", "sqrt(-1)", "disc(0/0, 0, 1)", "((((((((", "))))", "[", "]", "{", "}", "[[1]]",
            "free", "clamped", "roller", "flux 1", "traction -x", "true", "null", "~", "''", "\"", "'", "#", ":", "-", "&a", "*a", "<<", "---", "...",
            "\t", "\r\n", "\0", "\u001b[31m", "\ufeff", "\u2212", "\u00a0", "\u202e", "\ud83e\uddb7", "%", "!!java.lang.Runtime", "${env:HOME}",
            "grid", "grid.cells", "include: .", "include: ../secret", "case: V0", "0.5", "hold voltage 1 V", "repeat 999999",
            "single-grain", "voronoi", "front", "history", "cubic", "periodic", "stress", "xx", "AT2", "[x, y]", "[1, 1]", "[1000000, 1]");

    @TempDir
    private Path folder;

    private int accepted;

    @BeforeEach
    void copyMaterials() throws IOException {
        Path materials = Files.createDirectories(folder.resolve("materials"));
        for (Path file : listed("configs/materials")) {
            Files.copy(file, materials.resolve(file.getFileName()));
        }
    }

    private static List<Path> listed(String place) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(place))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    static IntStream batches() {
        return IntStream.range(0, BATCHES);
    }

    @ParameterizedTest
    @MethodSource("batches")
    void aDamagedConfigurationIsAcceptedOrToldInAFewLines(int batch) throws IOException {
        List<Path> shipped = new ArrayList<>(listed("configs"));
        shipped.addAll(listed("configs/verification"));
        for (int mutant = batch; mutant < MUTANTS; mutant += BATCHES) {
            Random random = new Random(mutant);
            String text = Files.readString(shipped.get(random.nextInt(shipped.size()))).split("\n---\n")[0];
            int places = 1 + random.nextInt(MOST_PLACES);
            for (int n = 0; n < places; n++) {
                text = damaged(text, random);
            }
            accepted += check(mutant, text) == ExitCode.OK ? 1 : 0;
        }
        assertTrue(accepted > 0 && accepted < MUTANTS / BATCHES, () -> "some are accepted and some are not, here " + accepted);
    }

    private static String damaged(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(Math.max(1, lines.size()));
        if (lines.isEmpty()) {
            return TOKENS.get(random.nextInt(TOKENS.size()));
        }
        String old = lines.get(line);
        int column = random.nextInt(old.length() + 1);
        String token = TOKENS.get(random.nextInt(TOKENS.size()));
        switch (random.nextInt(10)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(line, old.substring(0, column) + token + old.substring(column));
            case 3 -> lines.set(line, old.substring(0, column));
            case 4, 5, 6 -> lines.set(line, replaced(old, token, random));
            case 7 -> lines.set(line, old.substring(0, column) + token.repeat(1 + random.nextInt(3000)) + old.substring(column));
            case 8 -> lines.set(line, old.substring(0, column) + (char) random.nextInt(0x250) + old.substring(Math.min(old.length(), column + 1)));
            default -> lines.set(line, old.replace(": ", random.nextBoolean() ? ":" : "::").replace("um", token));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    /** One of the values of a line, up to a comma, bracket or its end, becomes another. */
    private static String replaced(String line, String token, Random random) {
        List<MatchResult> values = Pattern.compile("(?<=[:\\[,] ?)[^:,\\[\\]{}# ][^:,\\[\\]{}#]*")
                .matcher(line).results().toList();
        if (values.isEmpty()) {
            return line + token;
        }
        MatchResult value = values.get(random.nextInt(values.size()));
        return line.substring(0, value.start()) + token + line.substring(value.end());
    }

    private int check(int mutant, String text) throws IOException {
        Path file = folder.resolve("mutant.yaml");
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String about = "mutant " + mutant + ":\n" + (text.length() > 5000 ? text.substring(0, 5000) : text);
        int code = assertTimeoutPreemptively(LONGEST, () -> Frond.commands(new SimulationRunner())
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute("check", file.toString()), about);
        assertTrue(code == ExitCode.OK || code == ExitCode.BAD_INPUT, () -> "exit code " + code + ", " + err + "\n" + about);
        assertEquals(code == ExitCode.OK, err.toString().isEmpty(), () -> err + "\n" + about);
        List<String> lines = err.toString().lines().toList();
        assertTrue(lines.size() <= MOST_LINES, () -> lines.size() + " lines\n" + about);
        assertTrue(lines.stream().allMatch(line -> line.startsWith(file + ": ") || line.startsWith(folder.toString())), () -> err + "\n" + about);
        assertTrue((out.toString() + err).chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), () -> err + "\n" + about);
        return code;
    }
}
