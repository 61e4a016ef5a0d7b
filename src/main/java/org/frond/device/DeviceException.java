package org.frond.device;

/**
 * A device cannot be used or has failed: no driver, too little memory, a queue that no longer answers. What was on the
 * device is lost; the message names the device, what was asked of it and what to do.
 */
public final class DeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DeviceException(String message) {
        super(message);
    }

    public DeviceException(String message, Throwable cause) {
        super(message, cause);
    }
}
