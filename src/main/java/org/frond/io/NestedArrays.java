package org.frond.io;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.frond.grid.Field;
import org.frond.grid.Grid;

/**
 * The passage between the padded layout of a field in memory and the nested arrays of a file: C order, the slowest axis
 * first, no halo.
 *
 * <pre>
 *   2-D scalar [y][x]       3-D scalar [z][y][x]
 *   2-D vector [y][x][3]    3-D vector [z][y][x][3]
 * </pre>
 *
 * <p>A vector's components lie on the last axis, always three of them with z = 0 in 2-D: XDMF's Vector is read by
 * ParaView without a calculator, and xarray sees one variable with one more dimension. Symmetric and full tensors keep
 * their 6 or 9 components there.
 */
final class NestedArrays {

    private static final int VECTOR = 3;
    private static final int SYMMETRIC_TENSOR = 6;
    private static final int TENSOR = 9;

    private NestedArrays() {
    }

    /** Length of the component axis in the file; 0 when there is none. */
    static int storedComponents(Field field) {
        return switch (field.components()) {
            case 1 -> 0;
            case 2, VECTOR -> VECTOR;
            case SYMMETRIC_TENSOR -> SYMMETRIC_TENSOR;
            case TENSOR -> TENSOR;
            default -> throw new ResultException("field '" + field.name() + "' has " + field.components()
                    + " components; files hold scalars, vectors (2, 3) and tensors (6, 9): store it as several fields");
        };
    }

    /** Shape of a field's dataset, slowest axis first. */
    static int[] shape(Grid grid, Field field) {
        int components = storedComponents(field);
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
        visitRows(grid, field, nested, (row, start) -> {
            int length = Array.getLength(row);
            for (int i = 0; i < length; i++) {
                if (row instanceof Object[] points) {
                    for (int c = 0; c < field.components(); c++) {
                        values[c * grid.size() + start + i] = Array.getDouble(points[i], c);
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
        for (int i = 0; i < points.length; i++) {
            for (int c = 0; c < data.field().components(); c++) {
                double value = data.values()[c * grid.size() + start + i];
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
