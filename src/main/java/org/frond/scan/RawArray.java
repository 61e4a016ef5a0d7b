package org.frond.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frond.structure.Voxels;

/** Plain arrays of numbers: raw files, whose layout the user tells, and those of NumPy (.npy), which tell it themselves. */
final class RawArray {

    private static final int BLOCK = 1 << 16;
    private static final byte[] NUMPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z])(\\d{1,2})'");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Map<String, NumberType> TYPES = Map.ofEntries(Map.entry("u1", NumberType.UINT8), Map.entry("b1", NumberType.UINT8),
            Map.entry("i1", NumberType.INT8), Map.entry("u2", NumberType.UINT16), Map.entry("i2", NumberType.INT16),
            Map.entry("u4", NumberType.UINT32), Map.entry("i4", NumberType.INT32), Map.entry("u8", NumberType.UINT64),
            Map.entry("i8", NumberType.INT64), Map.entry("f4", NumberType.FLOAT32), Map.entry("f8", NumberType.FLOAT64));

    private RawArray() {
    }

    static Scan read(Path file, RawLayout layout) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return Scan.of(read(channel, layout));
        }
    }

    private static Voxels read(FileChannel channel, RawLayout layout) throws IOException {
        Limits.check(layout.along(0), layout.along(1), layout.along(2));
        int count = layout.along(0) * layout.along(1) * layout.along(2);
        long bytes = (long) count * layout.type().bytes();
        if (channel.size() - layout.skip() != bytes) {
            throw new ScanException("has " + channel.size() + " bytes; " + count + " numbers of the type " + layout.type() + " take " + bytes
                    + (layout.skip() > 0 ? " after the first " + layout.skip() : ""));
        }
        int[] values = new int[count];
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(layout.order());
        channel.position(layout.skip());
        for (int n = 0; n < count;) {
            block.clear().limit((int) Math.min(BLOCK, (long) (count - n) * layout.type().bytes()));
            while (block.hasRemaining()) {
                if (channel.read(block) < 0) {
                    throw new ScanException("became shorter while it was read");
                }
            }
            block.flip();
            while (block.hasRemaining()) {
                values[n++] = layout.type().next(block);
            }
        }
        return new Voxels(layout.along(0), layout.along(1), layout.along(2), values);
    }

    /** A file of NumPy; the last index is x, those before it y and z. */
    static Scan readNumpy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer start = ByteBuffer.allocate(NUMPY.length + 6).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(start, 0);
            start.flip();
            byte[] magic = new byte[NUMPY.length];
            if (start.remaining() < start.capacity()) {
                throw new ScanException("is too short for a file of NumPy");
            }
            start.get(magic);
            int version = start.get();
            start.get();
            if (!Arrays.equals(magic, NUMPY) || version < 1 || version > 3) {
                throw new ScanException("is no file of NumPy (.npy, version 1 to 3)");
            }
            long length = version == 1 ? start.getShort() & 0xffff : start.getInt() & 0xffffffffL;
            int skip = NUMPY.length + 2 + (version == 1 ? 2 : 4);
            if (length > LONGEST_HEADER || length + skip > channel.size()) {
                throw new ScanException("has a damaged header: " + length + " bytes long");
            }
            ByteBuffer header = ByteBuffer.allocate((int) length);
            channel.read(header, skip);
            return numpy(channel, new String(header.array(), StandardCharsets.ISO_8859_1), skip + length);
        }
    }

    private static Scan numpy(FileChannel channel, String header, long skip) throws IOException {
        Matcher description = DESCRIPTION.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        Matcher fortran = FORTRAN.matcher(header);
        if (!description.find() || !shape.find() || !fortran.find()) {
            throw new ScanException("has a header that tells no type, shape and order of numbers");
        }
        String name = description.group(2) + description.group(3);
        NumberType type = TYPES.get(name);
        if (type == null) {
            throw new ScanException("holds numbers of the type " + name + "; allowed are u1, i1, u2, i2, u4, i4, u8, i8, f4, f8 and b1");
        }
        ByteOrder order = description.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        List<Integer> cells = new ArrayList<>();
        for (String along : shape.group(1).split(",")) {
            if (!along.isBlank()) {
                cells.add(NumberType.whole(Double.parseDouble(along.strip())));
            }
        }
        if (cells.size() != 2 && cells.size() != 3) {
            throw new ScanException("holds an array of " + cells.size() + " axes; images have 2 (y, x) and volumes 3 (z, y, x)");
        }
        boolean firstFastest = fortran.group(1).equals("True");
        if (!firstFastest) {
            Collections.reverse(cells);
        }
        Voxels read = read(channel, new RawLayout(cells, type, order, skip));
        return Scan.of(firstFastest ? transposed(read, cells) : read);
    }

    /** An array whose first index runs fastest, but is z, or y in the plane. */
    private static Voxels transposed(Voxels stored, List<Integer> shape) {
        int nx = shape.get(shape.size() - 1);
        int ny = shape.get(shape.size() - 2);
        int nz = shape.size() == 3 ? shape.get(0) : 1;
        int[] values = new int[nx * ny * nz];
        for (int n = 0; n < values.length; n++) {
            int i = n % nx;
            int j = n / nx % ny;
            int k = n / nx / ny;
            values[n] = shape.size() == 3 ? stored.at(k, j, i) : stored.at(j, i, 0);
        }
        return new Voxels(nx, ny, nz, values);
    }
}
