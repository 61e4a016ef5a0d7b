package org.frond.device;

/** A kernel could not be built, found or launched; the message names the kernel, the place and the reason. */
public final class KernelException extends RuntimeException {

    public KernelException(String message) {
        super(message);
    }

    public KernelException(String message, Throwable cause) {
        super(message, cause);
    }
}
