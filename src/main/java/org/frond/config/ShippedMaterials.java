package org.frond.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The constants of materials that come with Frond, {@code configs/materials/}, by the names that configurations include them by. */
final class ShippedMaterials {

    /** What stands before their names. */
    static final String PREFIX = "frond:";
    static final List<String> NAMES = List.of("beta-alumina", "lithium", "llzo", "lpscl", "nasicon", "sodium",
            "sodium-indium-zirconium-chloride");

    private ShippedMaterials() {
    }

    /** The YAML of a material. */
    static String text(String name) {
        try (InputStream in = ShippedMaterials.class.getResourceAsStream("/materials/" + name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without its material " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
