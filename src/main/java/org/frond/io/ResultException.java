package org.frond.io;

import java.nio.file.Path;

/** A result could not be stored or read; the message names the file, the reason and what to do. */
public class ResultException extends RuntimeException {

    public ResultException(String message) {
        super(message);
    }

    public ResultException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The disk, or the right to use it, failed under a file. */
    public static ResultException disk(Path file, Exception cause) {
        return new ResultException(file + ": " + cause + "; check free space and permissions", cause);
    }
}
