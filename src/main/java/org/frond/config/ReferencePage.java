package org.frond.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes docs/configuration.md from the declarations. */
public final class ReferencePage {

    private ReferencePage() {
    }

    /** The page as Markdown. */
    public static String text() {
        return ConfigText.reference();
    }

    /** Writes the page to the file named first. */
    public static void main(String[] arguments) throws IOException {
        Files.writeString(Path.of(arguments[0]), text());
    }
}
