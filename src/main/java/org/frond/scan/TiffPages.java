package org.frond.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The pages of a TIFF file, walked through before Java's reader decodes any: all that they point to lies in the file, and they hold grey
 * values or indexed colours of 1, 8 or 16 bits.
 */
final class TiffPages {

    private static final int MOST_PAGES = 1 << 14;
    private static final int HEADER = 8;
    private static final int ENTRY = 12;
    private static final int VALUE_AT = 8;
    private static final int PLAIN = 42;
    private static final int BIG = 43;
    /** Bytes of a value by its type, 1 to 13. */
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
    private static final int SHORT = 3;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int COUNTS = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_COUNTS = 325;
    private static final int FORMAT = 339;
    private static final int LARGEST_TILE = 1 << 14;

    private final FileChannel channel;
    private final ByteOrder order;
    private final long size;

    private TiffPages(FileChannel channel, ByteOrder order) throws IOException {
        this.channel = channel;
        this.order = order;
        this.size = channel.size();
    }

    /** Number of pages, after checking them. */
    static int check(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            while (header.hasRemaining() && channel.read(header, header.position()) > 0) {
                // a header of eight bytes comes at once, or in pieces
            }
            if (header.hasRemaining()) {
                throw new ScanException("is too short for a TIFF file");
            }
            header.flip();
            short mark = header.getShort(0);
            if (mark != 0x4949 && mark != 0x4d4d) {
                throw new ScanException("is no TIFF file");
            }
            header.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int version = header.getShort(2);
            if (version != PLAIN) {
                throw new ScanException(version == BIG ? "is a BigTIFF file, which is not read; save it as TIFF, raw or HDF5" : "is no TIFF file");
            }
            return new TiffPages(channel, header.order()).count(header.getInt(4) & 0xffffffffL);
        }
    }

    private int count(long first) throws IOException {
        Set<Long> seen = new HashSet<>();
        long voxels = 0;
        for (long at = first; at != 0;) {
            if (!seen.add(at)) {
                throw damaged("its pages follow each other in a circle");
            }
            if (seen.size() > MOST_PAGES) {
                throw new ScanException("has more than " + MOST_PAGES + " pages");
            }
            int entries = read(at, 2).getShort() & 0xffff;
            ByteBuffer page = read(at + 2, entries * ENTRY + 4);
            voxels = page(page, entries, seen.size(), voxels);
            at = page.getInt(entries * ENTRY) & 0xffffffffL;
        }
        if (seen.isEmpty()) {
            throw damaged("it has no pages");
        }
        return seen.size();
    }

    private long page(ByteBuffer page, int entries, int number, long before) throws IOException {
        long width = 0;
        long height = 0;
        long pieces = 0;
        for (int n = 0; n < entries; n++) {
            int tag = page.getShort(n * ENTRY) & 0xffff;
            int type = page.getShort(n * ENTRY + 2) & 0xffff;
            long count = page.getInt(n * ENTRY + 4) & 0xffffffffL;
            long bytes = type < BYTES.length ? count * BYTES[type] : count;
            if (bytes > 4 && (page.getInt(n * ENTRY + VALUE_AT) & 0xffffffffL) + bytes > size) {
                throw damaged("page " + number + " points beyond the end of the file");
            }
            long value = count == 0 ? 0 : type == SHORT ? page.getShort(n * ENTRY + VALUE_AT) & 0xffff : page.getInt(n * ENTRY + VALUE_AT) & 0xffffffffL;
            switch (tag) {
                case WIDTH -> width = value;
                case HEIGHT -> height = value;
                case BITS -> require(value == 1 || value == 8 || value == 16 || count > 1, "has " + value
                        + " bits per pixel; grey values of 8 and 16 bits are read");
                case SAMPLES -> require(value == 1, "is a colour image; give one of grey values or of indexed colours");
                case FORMAT -> require(value == 1 || value == 4, "holds " + (value == 3 ? "floating-point numbers" : "numbers with a sign")
                        + "; grey values of 8 and 16 bits without a sign are read");
                case TILE_WIDTH, TILE_HEIGHT -> require(value > 0 && value <= LARGEST_TILE, "has tiles of " + value + " pixels; at most "
                        + LARGEST_TILE + " are allowed");
                case OFFSETS, TILE_OFFSETS, COUNTS, TILE_COUNTS -> {
                    pieces = inside(page, n, type, count, number);
                }
                default -> {
                    // colours, compression and texts are the decoder's
                }
            }
        }
        Limits.check(width, height, 1);
        require(pieces > 0, "is damaged: page " + number + " has no pixels");
        Limits.check(1, 1, before + width * height);
        return before + width * height;
    }

    /** All offsets, and all lengths, of pieces of a page are within the file; how many there are. */
    private long inside(ByteBuffer page, int n, int type, long count, int number) throws IOException {
        int bytes = type == SHORT ? 2 : 4;
        ByteBuffer values = count * bytes > 4 ? read(page.getInt(n * ENTRY + VALUE_AT) & 0xffffffffL, (int) Math.min(Integer.MAX_VALUE, count * bytes))
                : page.duplicate().order(order).position(n * ENTRY + VALUE_AT);
        for (long piece = 0; piece < count; piece++) {
            long value = bytes == 2 ? values.getShort() & 0xffff : values.getInt() & 0xffffffffL;
            require(value <= size, "is damaged: page " + number + " lies beyond the end of the file");
        }
        return count;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ScanException(otherwise);
        }
    }

    private static ScanException damaged(String how) {
        return new ScanException("is damaged: " + how);
    }

    private ByteBuffer read(long at, int bytes) throws IOException {
        if (bytes < 0 || at < 0 || at + bytes > size) {
            throw damaged("it ends early");
        }
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw damaged("it ends early");
            }
        }
        return buffer.flip();
    }
}
