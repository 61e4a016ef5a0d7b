package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;

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

    /**
     * Reads a PNG file.
     *
     * @throws ResultException if it cannot be read
     */
    public static BufferedImage read(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new ResultException(file + " is not a picture that this Java can read");
            }
            return image;
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }
}
