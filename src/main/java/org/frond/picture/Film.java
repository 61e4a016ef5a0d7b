package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;

/**
 * A film as an endless GIF that grows while its frames are drawn: each is encoded when it is added, in a palette of its own
 * ({@link Palette}), so that nothing is left to do at the end and no film, however long, lies in memory. All frames have one
 * size.
 */
public final class Film implements Movie {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final byte[] LOOP_FOREVER = {1, 0, 0};
    private static final int CENTISECONDS = 100;
    private static final int SHORTEST_DELAY = 2;
    private static final int SHOWN_AT_THE_END = 2 * CENTISECONDS;

    private final Path target;
    private final int delay;
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private AtomicFile file;
    /** Where frames go; null before the first and after the last. */
    private ImageOutputStream out;
    /** The newest frame; how long it is shown depends on whether another follows. */
    private BufferedImage last;

    /** A film that takes its name when it is complete. */
    public Film(Path target, double framesPerSecond) {
        this.target = target;
        this.delay = Math.max(SHORTEST_DELAY, (int) Math.round(CENTISECONDS / framesPerSecond));
    }

    @Override
    public void add(BufferedImage frame) {
        try {
            if (out == null) {
                begin();
            } else {
                write(last, delay);
            }
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
        last = Palette.index(frame);
    }

    /** The last frame stays a while longer. */
    @Override
    public void complete() {
        if (out == null) {
            return;
        }
        try {
            write(last, Math.max(delay, SHOWN_AT_THE_END));
            writer.endWriteSequence();
            closeStream();
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
        file.complete();
    }

    @Override
    public void close() {
        writer.dispose();
        try (AtomicFile unfinished = file) {
            closeStream();
        } catch (IOException e) {
            throw ResultException.disk(target, e);
        }
    }

    private void closeStream() throws IOException {
        if (out != null) {
            ImageOutputStream written = out;
            out = null;
            written.close();
        }
    }

    private void begin() throws IOException {
        file = AtomicFile.begin(target);
        out = ImageIO.createImageOutputStream(file.temporary().toFile());
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    private void write(BufferedImage frame, int shown) throws IOException {
        writer.writeToSequence(new IIOImage(frame, null, metadata(frame, shown)), null);
    }

    private IIOMetadata metadata(BufferedImage image, int shown) throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(shown));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(LOOP_FOREVER.clone());
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(loop);
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(control);
        root.appendChild(extensions);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }
}
