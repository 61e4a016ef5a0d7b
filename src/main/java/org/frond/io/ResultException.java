package org.frond.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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
        return new ResultException(file + ": " + reason(cause) + "; check free space and permissions", cause);
    }

    /** Why the disk refused, in words where Java has but the name of a class for them. */
    static String reason(Exception cause) {
        return cause instanceof AccessDeniedException ? "permission denied"
                : cause instanceof NoSuchFileException ? "no such file or folder"
                : cause instanceof FileAlreadyExistsException ? "a file is in the way"
                : cause instanceof FileSystemException problem && problem.getReason() != null ? problem.getReason()
                : cause.toString().replaceFirst("^java\\.io\\.IOException: ", "");
    }
}
