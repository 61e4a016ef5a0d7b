package org.frond.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The one typeface of all pictures: Inter (SIL Open Font License), carried along, so that pictures look the same on
 * every machine and need no fonts installed.
 *
 * <p>A bare machine or container has neither fonts nor fontconfig, and Java then refuses to load even a font it is
 * handed. Naming an own, empty font configuration before the first font is touched keeps it from asking; the property
 * is left alone where someone has set it.
 */
enum Typeface {
    REGULAR("Inter-Regular.otf"),
    BOLD("Inter-SemiBold.otf");

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/inter/";
    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final String HEADLESS = "java.awt.headless";

    private final Font font;

    Typeface(String file) {
        font = load(file);
    }

    /** The font at a size in pixels. */
    Font size(double pixels) {
        return font.deriveFont((float) pixels);
    }

    private static Font load(String file) {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
        try {
            if (System.getProperty(CONFIGURATION) != null) {
                return read(file);
            }
            Path configuration = Files.createTempFile("frond-fonts", ".properties");
            try {
                Files.writeString(configuration, "version=1\nsequence.allfonts=default\n");
                System.setProperty(CONFIGURATION, configuration.toString());
                return read(file);
            } finally {
                System.clearProperty(CONFIGURATION);
                Files.delete(configuration);
            }
        } catch (IOException | FontFormatException | LinkageError e) {
            throw new PictureException("this Java cannot draw text: " + e
                    + "; install FreeType (Debian: apt install libfreetype6) or use a full JDK", e);
        }
    }

    private static Font read(String file) throws IOException, FontFormatException {
        try (InputStream in = Typeface.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IOException(FOLDER + file + " is not on the class path");
            }
            return Font.createFont(Font.TRUETYPE_FONT, in);
        }
    }
}
