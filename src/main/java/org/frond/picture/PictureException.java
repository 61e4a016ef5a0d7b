package org.frond.picture;

/** A picture could not be drawn; the message says what is missing and how to get it. */
public final class PictureException extends RuntimeException {

    public PictureException(String message) {
        super(message);
    }

    public PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
