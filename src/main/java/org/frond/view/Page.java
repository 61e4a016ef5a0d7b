package org.frond.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** The files of the page, made from {@code src/main/web} and part of the program. */
final class Page {

    private static final Map<String, String> TYPES = Map.of("page.html", "text/html; charset=utf-8",
            "page.js", "text/javascript; charset=utf-8", "page.css", "text/css; charset=utf-8", "page.svg", "image/svg+xml");

    private Page() {
    }

    /**
     * A file of the page.
     *
     * @param type    its content type
     * @param content its bytes
     */
    record File(String type, byte[] content) {

        String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** The file of that name, if there is one. */
    static Optional<File> find(String name) {
        if (!TYPES.containsKey(name)) {
            return Optional.empty();
        }
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            return Optional.of(new File(TYPES.get(name), in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
