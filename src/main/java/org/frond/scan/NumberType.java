package org.frond.scan;

import java.nio.ByteBuffer;
import java.util.Locale;

/** The types of numbers in files. Values are whole numbers of at least 0, as labels and grey values are, also where the type allows others. */
public enum NumberType {
    UINT8(1), INT8(1), UINT16(2), INT16(2), UINT32(4), INT32(4), UINT64(8), INT64(8), FLOAT32(4), FLOAT64(8);

    private final int bytes;

    NumberType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The next number of a buffer. */
    int next(ByteBuffer buffer) {
        return switch (this) {
            case UINT8 -> buffer.get() & 0xff;
            case INT8 -> whole(buffer.get());
            case UINT16 -> buffer.getShort() & 0xffff;
            case INT16 -> whole(buffer.getShort());
            case UINT32 -> whole(buffer.getInt() & 0xffffffffL);
            case INT32 -> whole(buffer.getInt());
            case UINT64, INT64 -> whole(buffer.getLong());
            case FLOAT32 -> whole(buffer.getFloat());
            case FLOAT64 -> whole(buffer.getDouble());
        };
    }

    /** A number as a label or grey value. */
    static int whole(double value) {
        if (!(value >= 0 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
            throw new ScanException("holds the value " + (value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value)
                    : String.valueOf(value)) + "; labels and grey values are whole numbers from 0 to " + Integer.MAX_VALUE);
        }
        return (int) value;
    }
}
