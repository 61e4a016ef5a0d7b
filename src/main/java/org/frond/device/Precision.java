package org.frond.device;

/** What {@code real} means in a kernel: 4-byte or 8-byte floating point. */
public enum Precision {
    FLOAT(4),
    DOUBLE(8);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes per value. */
    public int bytes() {
        return bytes;
    }
}
