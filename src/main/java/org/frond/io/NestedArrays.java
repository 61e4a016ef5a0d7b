package org.frond.io;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Rank;

/**
 * The passage between the padded layout of a field in memory and the nested arrays of a file: C order, the slowest axis
 * first, no halo.
 *
 * <pre>
 *   2-D scalar [y][x]       3-D scalar [z][y][x]
 *   2-D vector [y][x][3]    3-D vector [z][y][x][3]
 *   2-D tensor [y][x][9]    3-D tensor [z][y][x][9]
 * </pre>
 *
 * <p>Components lie on the last axis, and what a body in the plane does not have is 0: always three for a vector, always
 * nine for a tensor, row by row (xx, xy, xz, yx, ...). ParaView's two readers of XDMF agree on these alone: of a symmetric
 * tensor with six components one expects xx, xy, xz, yy, yz, zz, the other xx, yy, zz, xy, yz, xz.
 */
final class NestedArrays {

    private static final List<String> VECTOR = List.of("x", "y", "z");
    private static final List<String> TENSOR = List.of("xx", "xy", "xz", "yx", "yy", "yz", "zx", "zy", "zz");

    private NestedArrays() {
    }

    /** Names of the components in the file, in their order; none where there is no component axis. */
    static List<String> storedComponents(Field field) {
        return switch (field.rank()) {
            case SCALAR, LIST -> List.of();
            case VECTOR -> VECTOR;
            case SYMMETRIC_TENSOR -> TENSOR;
        };
    }

    /** What components of these names are together. */
    static Rank rank(List<String> names) {
        if (names.equals(VECTOR)) {
            return Rank.VECTOR;
        }
        if (names.equals(TENSOR)) {
            return Rank.SYMMETRIC_TENSOR;
        }
        throw new DamagedFileException("components " + names + " are neither those of a vector nor those of a tensor");
    }

    /** For each component in the file, which one of the field it is; -1 for one that the field does not have. */
    private static int[] sources(Field field) {
        if (field.rank() == Rank.LIST) {
            return IntStream.range(0, field.components()).toArray();
        }
        List<String> own = field.rank().components(field.components());
        return storedComponents(field).stream().mapToInt(name -> {
            String mirrored = new StringBuilder(name).reverse().toString();
            return Math.max(own.indexOf(name), own.indexOf(mirrored));
        }).toArray();
    }

    /** Shape of a field's dataset, slowest axis first. */
    static int[] shape(Grid grid, Field field) {
        int components = sources(field).length;
        int[] shape = new int[grid.dim() + (components > 0 ? 1 : 0)];
        for (int axis = 0; axis < grid.dim(); axis++) {
            shape[grid.dim() - 1 - axis] = grid.count(field.location(), axis);
        }
        if (components > 0) {
            shape[grid.dim()] = components;
        }
        return shape;
    }

    /** A field's values as nested arrays of {@code double} or {@code float}. */
    static Object nest(Grid grid, FieldData data, Storage storage) {
        data.requireFits(grid);
        Object nested = Array.newInstance(storage.type(), shape(grid, data.field()));
        visitRows(grid, data.field(), nested, (row, start) -> {
            if (row instanceof double[] numbers) {
                System.arraycopy(data.values(), start, numbers, 0, numbers.length);
            } else if (row instanceof float[] numbers) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = narrow(data.field(), data.values()[start + i]);
                }
            } else {
                scatter(grid, data, (Object[]) row, start);
            }
        });
        return nested;
    }

    /** Nested arrays as read from a file, put back into the padded layout; halo and padding are zero. */
    static double[] flatten(Grid grid, Field field, Object nested) {
        if (!Arrays.equals(shape(grid, field), shapeOf(nested))) {
            throw new DamagedFileException("field '" + field.name() + "' has shape " + Arrays.toString(shapeOf(nested))
                    + ", its grid asks for " + Arrays.toString(shape(grid, field)));
        }
        double[] values = new double[field.components() * grid.size()];
        int[] sources = sources(field);
        visitRows(grid, field, nested, (row, start) -> {
            int length = Array.getLength(row);
            for (int i = 0; i < length; i++) {
                if (row instanceof Object[] points) {
                    for (int c = 0; c < sources.length; c++) {
                        if (sources[c] >= 0) {
                            values[sources[c] * grid.size() + start + i] = Array.getDouble(points[i], c);
                        }
                    }
                } else {
                    values[start + i] = Array.getDouble(row, i);
                }
            }
        });
        return values;
    }

    /** Lengths of a nested array along its first branch. */
    static int[] shapeOf(Object nested) {
        int depth = 0;
        for (Class<?> type = nested.getClass(); type.isArray(); type = type.getComponentType()) {
            depth++;
        }
        int[] shape = new int[depth];
        Object branch = nested;
        for (int level = 0; level < depth; level++) {
            shape[level] = Array.getLength(branch);
            if (shape[level] == 0) {
                break;
            }
            branch = Array.get(branch, 0);
        }
        return shape;
    }

    @FunctionalInterface
    private interface RowVisitor {
        void visit(Object row, int start);
    }

    private static void visitRows(Grid grid, Field field, Object nested, RowVisitor visitor) {
        for (int k = 0; k < grid.count(field.location(), 2); k++) {
            Object[] plane = (Object[]) (grid.dim() == 3 ? ((Object[]) nested)[k] : nested);
            for (int j = 0; j < plane.length; j++) {
                visitor.visit(plane[j], grid.index(0, j, k));
            }
        }
    }

    private static void scatter(Grid grid, FieldData data, Object[] points, int start) {
        int[] sources = sources(data.field());
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < sources.length; c++) {
                double value = sources[c] < 0 ? 0 : data.values()[sources[c] * grid.size() + start + i];
                if (points[i] instanceof double[] components) {
                    components[c] = value;
                } else {
                    ((float[]) points[i])[c] = narrow(data.field(), value);
                }
            }
        }
    }

    private static float narrow(Field field, double value) {
        float narrowed = (float) value;
        if (Float.isInfinite(narrowed) && !Double.isInfinite(value)) {
            throw new ResultException("field '" + field.name() + "' holds " + value
                    + ", too large for 4 bytes: store it as FLOAT64");
        }
        return narrowed;
    }
}
