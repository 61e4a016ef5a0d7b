package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.frond.io.AtomicFile;

/** A picture on disk, complete or not there at all. */
public final class Picture {

    private Picture() {
    }

    /** Writes or replaces a PNG file. */
    public static void write(Path file, BufferedImage image) {
        AtomicFile.write(file, temporary -> {
            if (!ImageIO.write(image, "png", temporary.toFile())) {
                throw new IOException("this Java has no PNG writer");
            }
        });
    }
}
