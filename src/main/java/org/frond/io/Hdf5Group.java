package org.frond.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A group of an HDF5 file being written, with every limit guarded beyond which jHDF 0.13 loses data or writes files
 * that the HDF5 library cannot read: long names, slashes in names, long attributes, duplicate names, ragged and empty
 * arrays.
 *
 * <p>Large arrays are stored in chunks, shuffled and deflated at level 1: phase fields are constant over most of the
 * domain and shrink several times over, which outweighs the slower write. Small ones stay contiguous, and so do those of
 * 2 GiB and more, of which jHDF cannot make chunks.
 */
final class Hdf5Group {

    /** jHDF writes unreadable links from 255 bytes on; 250 were verified. */
    static final int LONGEST_NAME = 249;
    /** An attribute must fit into one object header message of 64 KiB; 50 000 bytes were verified. */
    static final int LARGEST_ATTRIBUTE = 50_000;
    private static final int SMALLEST_COMPRESSED = 4096;
    /** jHDF copies a dataset into one array before it cuts chunks from it. */
    private static final long LARGEST_CHUNKED = Integer.MAX_VALUE - 8;
    /** Values of a chunk along x, y, z: about 1 MiB in 3-D, 256 KiB in 2-D and for a list. */
    private static final int[] CHUNK = {256, 128, 4};
    private static final int CHUNK_OF_LIST = 32_768;
    /** A last axis this short holds components, not points; it is never cut. */
    private static final int LONGEST_COMPONENT_AXIS = 9;
    private static final int FASTEST_DEFLATE = 1;

    private final String path;
    private final WritableGroup group;
    private final Set<String> names = new HashSet<>();

    Hdf5Group(String path, WritableGroup group) {
        this.path = path;
        this.group = group;
    }

    /**
     * Writes an HDF5 file.
     *
     * @param fill what its root group holds
     * @throws ResultException when the disk refuses, of which jHDF makes exceptions of its own; the target is then untouched
     */
    static void write(Path target, Consumer<Hdf5Group> fill) {
        AtomicFile.write(target, temporary -> {
            try (WritableHdfFile file = HdfFile.write(temporary)) {
                fill.accept(new Hdf5Group("/", file));
            } catch (HdfException refused) {
                throw refused.getCause() instanceof IOException disk ? disk : new IOException(refused.toString(), refused);
            }
        });
    }

    /** A new group inside this one. */
    Hdf5Group group(String name) {
        claim(name);
        return new Hdf5Group(path + name + "/", group.putGroup(name));
    }

    /** A new dataset of nested arrays of numbers with its attributes. */
    void numbers(String name, Object nested, boolean finiteOnly, Map<String, Object> attributes) {
        claim(name);
        int[] shape = requireRectangular(path + name, nested, finiteOnly);
        annotate(path + name, group.putDataset(name, nested, options(shape, numberBytes(nested))), attributes);
    }

    /** A new dataset holding one text of any length. */
    void text(String name, String text, Map<String, Object> attributes) {
        claim(name);
        if (text.isEmpty()) {
            throw new ResultException("HDF5 " + path + name + ": an empty text cannot be stored; leave it out");
        }
        if (text.indexOf('\0') >= 0) {
            throw new ResultException("HDF5 " + path + name + ": a text with a zero character would be cut there");
        }
        WritableDataset dataset = group.putDataset(name, text);
        annotate(path + name, dataset, attributes);
    }

    /** Attributes of this group itself. */
    void attributes(Map<String, Object> attributes) {
        annotate(path, group, attributes);
    }

    private void annotate(String owner, WritableNode node, Map<String, Object> attributes) {
        attributes.forEach((name, value) -> {
            String place = "HDF5 attribute " + owner + "@" + name;
            requireName(place, name);
            long bytes = attributeBytes(place, value);
            if (bytes > LARGEST_ATTRIBUTE) {
                throw new ResultException(place + " takes " + bytes + " bytes, at most " + LARGEST_ATTRIBUTE
                        + " are safe: store it as a dataset");
            }
            if (bytes == 0) {
                throw new ResultException(place + " is empty; leave it out");
            }
            node.putAttribute(name, value);
        });
    }

    private static long attributeBytes(String place, Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
        if (value instanceof String[] texts) {
            // Fixed-length strings: every entry takes the room of the longest.
            long longest = Arrays.stream(texts).mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).max().orElse(0);
            return longest * texts.length;
        }
        if (value instanceof double[] || value instanceof long[]) {
            return (long) Double.BYTES * Array.getLength(value);
        }
        if (value instanceof Double || value instanceof Long || value instanceof Integer) {
            return Double.BYTES;
        }
        throw new ResultException(place + " is a " + value.getClass().getSimpleName()
                + "; attributes are texts, numbers or arrays of them");
    }

    private void claim(String name) {
        requireName("HDF5 " + path + name, name);
        if (!names.add(name)) {
            throw new ResultException("HDF5 " + path + name + " is stored twice; the first would be lost");
        }
    }

    private static void requireName(String place, String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > LONGEST_NAME || name.equals(".") || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new ResultException(place + ": a name has 1 to " + LONGEST_NAME
                    + " bytes, no '/' and no zero character, and is not '.'");
        }
    }

    private static int numberBytes(Object nested) {
        Class<?> type = nested.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type == double.class ? Double.BYTES : Integer.BYTES;
    }

    /** How an array of this shape, with so many bytes a number, is stored. */
    static DatasetCreationOptions options(int[] shape, int bytes) {
        long values = Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
        if (values < SMALLEST_COMPRESSED || shape.length < 2 || values * bytes > LARGEST_CHUNKED) {
            return DatasetCreationOptions.DEFAULT;
        }
        int[] chunk = shape.clone();
        int last = shape.length - 1 - (shape[shape.length - 1] <= LONGEST_COMPONENT_AXIS ? 1 : 0);
        for (int axis = Math.max(last, 0), n = 0; axis >= 0; axis--, n++) {
            chunk[axis] = Math.min(shape[axis], last == 0 ? CHUNK_OF_LIST : CHUNK[Math.min(n, CHUNK.length - 1)]);
        }
        return DatasetCreationOptions.builder().chunkDimensions(chunk).shuffle().deflate(FASTEST_DEFLATE).build();
    }

    private static int[] requireRectangular(String place, Object nested, boolean finiteOnly) {
        int[] shape = NestedArrays.shapeOf(nested);
        if (shape.length == 0) {
            throw new ResultException("HDF5 " + place + ": a dataset is an array");
        }
        requireShape(place, nested, shape, 0, finiteOnly);
        return shape;
    }

    private static void requireShape(String place, Object branch, int[] shape, int level, boolean finiteOnly) {
        int length = branch == null ? 0 : Array.getLength(branch);
        if (length == 0 || length != shape[level]) {
            throw new ResultException("HDF5 " + place + ": the array is empty or ragged on axis " + level + " ("
                    + length + " values where " + shape[level] + " were)");
        }
        if (branch instanceof Object[] branches) {
            for (Object next : branches) {
                requireShape(place, next, shape, level + 1, finiteOnly);
            }
        } else if (finiteOnly) {
            requireFinite(place, branch);
        }
    }

    private static void requireFinite(String place, Object row) {
        for (int i = 0; i < Array.getLength(row); i++) {
            if (!Double.isFinite(Array.getDouble(row, i))) {
                throw new ResultException("HDF5 " + place + " holds " + Array.getDouble(row, i) + " at position " + i
                        + " of a row; the step that made it is wrong");
            }
        }
    }
}
