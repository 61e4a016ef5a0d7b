package org.frond.picture;

import java.awt.image.BufferedImage;

/** A file of frames of one size that grows while they are drawn, complete or not there at all. */
public interface Movie extends AutoCloseable {

    /**
     * Adds a frame.
     *
     * @throws org.frond.io.ResultException when the disk refuses
     */
    void add(BufferedImage frame);

    /**
     * Ends the movie, and writes or replaces its file; there is none without a frame.
     *
     * @throws org.frond.io.ResultException when the disk refuses
     */
    void complete();

    /** Forgets the movie unless it is complete. */
    @Override
    void close();
}
