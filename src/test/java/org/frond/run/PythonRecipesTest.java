package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipes of {@code docs/python.md} run, on two small runs in the folders that they name. */
@Tag("slow")
class PythonRecipesTest {

    private static final String PYTHON = Stream.of("/usr/bin/python3", "python3").filter(python -> says(python, "import h5py") == 0)
            .findFirst().orElse("");
    private static final List<String> SETTINGS = ExampleRun.with(ExampleRun.SMALL_WEDGE, "stop.steps=4", "output.fields=[stress, axis]",
            "output.everySteps=2");

    @TempDir
    private static Path folder;

    static Stream<String> recipes() throws IOException {
        return Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("docs/python.md"))).results()
                .map((MatchResult block) -> block.group(1));
    }

    @BeforeAll
    static void runBoth() throws IOException {
        assumeTrue(!PYTHON.isEmpty(), "no python3 with h5py here (Debian: python3-h5py)");
        ExampleRun.start(folder.resolve("results/wedge-crack"), "wedge-crack", SETTINGS);
        Files.createDirectories(folder.resolve("configs/materials"));
        for (String file : List.of("wedge-crack.yaml", "materials/beta-alumina.yaml", "materials/sodium.yaml")) {
            Files.copy(Path.of("configs", file), folder.resolve("configs/" + file));
        }
        Files.writeString(folder.resolve("frond"), "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:-DontCompileHugeMethods -cp '"
                + System.getProperty("java.class.path") + "' org.frond.cli.Frond \"$@\"\n");
        assertTrue(folder.resolve("frond").toFile().setExecutable(true));
        ExampleRun.start(folder.resolve("results/gentle"), "wedge-crack", ExampleRun.with(SETTINGS, "cell.voltage=0.25 V"));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void theRecipeRuns(String recipe) throws IOException, InterruptedException {
        assumeTrue(!recipe.contains("matplotlib") || says(PYTHON, "import matplotlib") == 0, "no matplotlib here (Debian: python3-matplotlib)");
        run(recipe);
        for (String picture : List.of("stress.png", "pressures.png")) {
            assertTrue(!recipe.contains(picture) || Files.size(folder.resolve(picture)) > 10_000, picture);
        }
    }

    /** Its cells one after the other, without a screen. */
    @Test
    void theNotebookRuns() throws IOException, InterruptedException {
        assumeTrue(says(PYTHON, "import matplotlib") == 0, "no matplotlib here (Debian: python3-matplotlib)");
        StringBuilder cells = new StringBuilder("import matplotlib\nmatplotlib.use('Agg')\n");
        for (JsonNode cell : new ObjectMapper().readTree(Path.of("docs/first-look.ipynb").toFile()).get("cells")) {
            if (cell.get("cell_type").asText().equals("code")) {
                cell.get("source").forEach(line -> cells.append(line.asText()));
                cells.append('\n');
            }
        }
        run(cells.toString());
        assertTrue(Files.size(folder.resolve("first-look-stress.png")) > 10_000);
        assertTrue(Files.size(folder.resolve("first-look-history.png")) > 10_000);
    }

    private static void run(String recipe) throws IOException, InterruptedException {
        boolean searches = recipe.contains("optuna");
        assumeTrue(!searches || says(PYTHON, "import optuna") == 0, "no optuna here (Debian: python3-optuna)");
        List<String> command = searches ? List.of(PYTHON, "-c", recipe) // whose own libraries warn
                : List.of(PYTHON, "-W", "error", "-c", recipe);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", Path.of("python").toAbsolutePath().toString());
        builder.environment().put("FROND", folder.resolve("frond").toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process python = builder.start();
        String told = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, python.waitFor(), told);
    }

    @Test
    void thereAreRecipes() throws IOException {
        assertEquals(11, recipes().count());
    }

    private static int says(String python, String line) {
        try {
            return new ProcessBuilder(python, "-c", line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor();
        } catch (IOException missing) {
            return -1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
