package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;

/** A picture on disk, complete or not there at all. */
public final class Picture {

    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final double METRES_PER_INCH = 0.0254;

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

    /** Writes or replaces a PNG file that says in which size it is printed. */
    public static void write(Path file, BufferedImage image, double dotsPerInch) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        AtomicFile.write(file, temporary -> {
            try (ImageOutputStream out = ImageIO.createImageOutputStream(temporary.toFile())) {
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
                String dotsPerMetre = Long.toString(Math.round(dotsPerInch / METRES_PER_INCH));
                IIOMetadataNode size = new IIOMetadataNode("pHYs");
                size.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
                size.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
                size.setAttribute("unitSpecifier", "meter");
                IIOMetadataNode root = new IIOMetadataNode(FORMAT);
                root.appendChild(size);
                metadata.mergeTree(FORMAT, root);
                writer.setOutput(out);
                writer.write(new IIOImage(image, null, metadata));
            } finally {
                writer.dispose();
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
