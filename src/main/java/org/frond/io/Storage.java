package org.frond.io;

/** How a number of a field is stored in a snapshot. Checkpoints always keep all 64 bits. */
public enum Storage {
    /** 8 bytes, every bit kept. */
    FLOAT64(double.class, Double.BYTES),
    /** 4 bytes, about 7 digits: half the disk, enough for pictures and most measurements. */
    FLOAT32(float.class, Float.BYTES);

    private final Class<?> type;
    private final int bytes;

    Storage(Class<?> type, int bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    /** Bytes per number. */
    public int bytes() {
        return bytes;
    }

    Class<?> type() {
        return type;
    }
}
