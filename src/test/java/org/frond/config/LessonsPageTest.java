package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@code docs/physics-in-pictures.md} names is there. */
class LessonsPageTest {

    private static final Path DOCS = Path.of("docs");

    private static String page() throws IOException {
        return Files.readString(DOCS.resolve("physics-in-pictures.md"));
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static List<String> settings(String command) {
        return Pattern.compile("--set (?:\"([^\"]*)\"|(\\S+))").matcher(command).results()
                .map(found -> found.group(1) != null ? found.group(1) : found.group(2)).toList();
    }

    @Test
    void theRunsAreValid() throws IOException {
        List<String> commands = all("(\\./frond run (?:[^\\n`]|\\\\\\n)*)\\n```", page());
        assertEquals(2, commands.size());
        for (String command : commands) {
            Config.read(Path.of(all("run (\\S+)", command).get(0)), settings(command));
        }
    }

    @Test
    void theScriptThatDrawsThemRunsTheSame() throws IOException {
        String script = Files.readString(DOCS.resolve("lessons/make"));
        Set<String> there = settings(script).stream().collect(Collectors.toSet());
        settings(page()).forEach(setting -> assertTrue(there.contains(setting), setting));
    }

    @Test
    void theKeysToPlayWithAreKeys() throws IOException {
        Set<String> keys = Schema.parameters().stream().map(Parameter::key).collect(Collectors.toSet());
        List<String> lines = all("Play with (.*)", page());
        assertEquals(3, lines.size());
        lines.forEach(line -> all("`([^`]*)`", line).forEach(key -> assertTrue(keys.contains(key), key)));
    }

    /** 150 kB, so that the page opens quickly and the repository stays small. */
    @Test
    void thePicturesAreThereAndSmall() throws IOException {
        List<String> pictures = all("\\((lessons/[^)]*\\.png)\\)", page());
        assertEquals(3, pictures.size());
        for (String picture : pictures) {
            assertTrue(Files.size(DOCS.resolve(picture)) < 150_000, picture);
        }
    }
}
