package org.frond.picture;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.frond.io.AtomicFile;

/**
 * A film as an endless GIF in one palette for all frames. Frames are asked for twice, once to find the palette and once
 * to write, so that a long film never lies in memory as a whole; several are asked for at the same time.
 */
public final class Animation {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final byte[] LOOP_FOREVER = {1, 0, 0};
    private static final int CENTISECONDS = 100;
    /** Frames that lie in memory together. */
    private static final int TOGETHER = 8;

    private Animation() {
    }

    /** Writes or replaces a film of frames drawn on demand, all of one size; the last one stays a while longer. */
    public static void write(Path file, List<Supplier<BufferedImage>> frames, double framesPerSecond) {
        if (frames.isEmpty()) {
            throw new PictureException("a film needs at least one frame: " + file);
        }
        write(file, frames, census(frames).palette(), framesPerSecond);
    }

    /** Counts the colours of frames. */
    static Palette.Census census(List<Supplier<BufferedImage>> frames) {
        return frames.parallelStream()
                .collect(Palette.Census::new, (census, frame) -> census.add(frame.get()), Palette.Census::addAll);
    }

    /** Writes or replaces a film in a palette that has been found from all its frames. */
    static void write(Path file, List<Supplier<BufferedImage>> frames, Palette palette, double framesPerSecond) {
        int delay = Math.max(2, (int) Math.round(CENTISECONDS / framesPerSecond));
        AtomicFile.write(file, temporary -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream out = ImageIO.createImageOutputStream(temporary.toFile())) {
                writer.setOutput(out);
                writer.prepareWriteSequence(null);
                for (int first = 0; first < frames.size(); first += TOGETHER) {
                    int end = Math.min(frames.size(), first + TOGETHER);
                    List<BufferedImage> indexed = frames.subList(first, end).parallelStream()
                            .map(frame -> palette.index(frame.get())).toList();
                    for (BufferedImage frame : indexed) {
                        boolean isLast = end == frames.size() && frame == indexed.get(indexed.size() - 1);
                        int shown = isLast ? Math.max(delay, 2 * CENTISECONDS) : delay;
                        writer.writeToSequence(new IIOImage(frame, null, metadata(writer, frame, shown)), null);
                    }
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    private static IIOMetadata metadata(ImageWriter writer, BufferedImage image, int delay)
            throws IIOInvalidTreeException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(delay));
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
