package org.frond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The licences in {@code META-INF/licenses} of the jar; {@code .ci/release} compares them with all libraries, those of libraries included. */
class LicencesTest {

    private static final Path LICENCES = Path.of("src/main/resources/META-INF/licenses");
    private static final Pattern LISTED = Pattern.compile("^([a-z0-9-]+) +([A-Za-z0-9.-]+)(?: .*)?$");
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency><groupId>[^<]+</groupId><artifactId>([^<]+)</artifactId>"
            + "<version>[^<]+</version>(<scope>test</scope>)?</dependency>");

    private static Map<String, String> listed() throws IOException {
        Map<String, String> licences = new TreeMap<>();
        for (String line : Files.readAllLines(LICENCES.resolve("LIBRARIES.txt"))) {
            Matcher library = LISTED.matcher(line);
            if (line.contains("  ") && library.matches()) {
                licences.put(library.group(1), library.group(2));
            }
        }
        return licences;
    }

    @Test
    void everyLibraryOfTheProgramIsListed() throws IOException {
        List<String> libraries = DEPENDENCY.matcher(Files.readString(Path.of("pom.xml"))).results().filter(found -> found.group(2) == null)
                .map(found -> found.group(1)).toList();
        assertTrue(libraries.size() > 15, libraries::toString);
        assertEquals(List.of(), libraries.stream().filter(name -> !isListed(name)).toList());
    }

    private static boolean isListed(String name) {
        try {
            return listed().containsKey(name);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void everyLicenceHasItsText() throws IOException {
        for (String licence : listed().values()) {
            assertTrue(Files.size(LICENCES.resolve(licence + ".txt")) > 1000, licence);
        }
    }

    @Test
    void licencesThatAskForItHaveTheCopyrightNotice() throws IOException {
        for (String line : Files.readAllLines(LICENCES.resolve("LIBRARIES.txt"))) {
            assertTrue(!line.matches(".* (MIT|BSD-3-Clause)( .*)?") || line.contains("Copyright (c)"), line);
        }
    }
}
