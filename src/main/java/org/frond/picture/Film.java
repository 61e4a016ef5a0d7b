package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/**
 * A film that grows with a run. The colours of a frame are counted when it has just been drawn, so that it has to be read but
 * once when all are joined.
 */
public final class Film {

    private final List<Path> frames = new ArrayList<>();
    private final List<Path> uncounted = new ArrayList<>();
    private final Palette.Census census = new Palette.Census();

    /** Adds a frame that has just been drawn and written to a file. */
    public void add(Path file, BufferedImage drawn) {
        frames.add(file);
        census.add(drawn);
    }

    /** Adds a frame that was drawn earlier. */
    public void add(Path file) {
        frames.add(file);
        uncounted.add(file);
    }

    /** Writes or replaces the film of all frames so far, see {@link Animation}; none without any. */
    public void write(Path file, double framesPerSecond) {
        if (frames.isEmpty()) {
            return;
        }
        census.addAll(Animation.census(pictures(uncounted)));
        uncounted.clear();
        Animation.write(file, pictures(frames), census.palette(), framesPerSecond);
    }

    private static List<Supplier<BufferedImage>> pictures(List<Path> files) {
        return files.stream().<Supplier<BufferedImage>>map(file -> () -> read(file)).toList();
    }

    private static BufferedImage read(Path picture) {
        try {
            BufferedImage image = ImageIO.read(picture.toFile());
            if (image == null) {
                throw new PictureException(picture + " is not a picture this Java can read");
            }
            return image;
        } catch (IOException e) {
            throw new PictureException(picture + ": " + e.getMessage(), e);
        }
    }
}
