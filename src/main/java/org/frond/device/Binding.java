package org.frond.device;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.frond.grid.Grid;
import org.frond.kernel.Kernel;
import org.frond.kernel.Parameter;

/**
 * The way from the arguments of a launch to a kernel's parameters: the geometry of the grid by name, everything else in
 * order. Which is which is found out once.
 */
final class Binding {

    private static final Map<String, Function<Grid, Object>> GEOMETRY = Map.of(
            "nx", Grid::nx, "ny", Grid::ny, "nz", Grid::nz,
            "pitch", Grid::pitch, "plane", Grid::plane, "size", Grid::size,
            "h", Grid::h);
    private static final String LENGTH = "length";

    private final Kernel kernel;
    private final List<Slot> slots;

    /** A parameter, and where its value comes from. */
    private sealed interface Slot {
    }

    private record Geometry(Function<Range, Object> value) implements Slot {
    }

    private record Argument(Parameter parameter) implements Slot {
    }

    Binding(Kernel kernel) {
        this.kernel = kernel;
        this.slots = kernel.parameters().stream()
                .<Slot>map(parameter -> parameter.isGeometry() ? new Geometry(geometry(parameter.name())) : new Argument(parameter))
                .toList();
    }

    Kernel kernel() {
        return kernel;
    }

    /** One value per parameter: {@link Buffer}, Integer or Double. */
    Object[] bind(Range range, Object... arguments) {
        Object[] bound = new Object[slots.size()];
        int used = 0;
        for (int n = 0; n < bound.length; n++) {
            Slot slot = slots.get(n);
            if (slot instanceof Geometry geometry) {
                bound[n] = geometry.value.apply(range);
            } else if (used < arguments.length) {
                bound[n] = checked(((Argument) slot).parameter, arguments[used++]);
            } else {
                throw wrongCount(arguments.length);
            }
        }
        if (used < arguments.length) {
            throw wrongCount(arguments.length);
        }
        return bound;
    }

    /**
     * What belongs to a kernel, by its name.
     *
     * @throws KernelException if there is none, with the names there are
     */
    static <T> T named(Map<String, T> kernels, String name) {
        T found = kernels.get(name);
        if (found == null) {
            throw new KernelException("no kernel " + name + "; there are " + String.join(", ", kernels.keySet()));
        }
        return found;
    }

    /** A buffer as this device knows it, checked to be its own and of a program's precision. */
    static <B extends Buffer> B buffer(Buffer buffer, Class<B> own, Precision real, Kernel kernel, Parameter parameter) {
        if (!own.isInstance(buffer)) {
            throw new KernelException("buffer " + parameter.name() + " of kernel " + kernel.name() + " belongs to another device");
        }
        if (buffer.precision() != real) {
            throw new KernelException("buffer " + parameter.name() + " of kernel " + kernel.name() + " holds "
                    + buffer.precision() + " values, the program was built for " + real);
        }
        return own.cast(buffer);
    }

    private Function<Range, Object> geometry(String name) {
        if (name.equals(LENGTH)) {
            return Range::nx;
        }
        Function<Grid, Object> value = GEOMETRY.get(name);
        return range -> {
            if (range.grid() == null) {
                throw new KernelException("kernel " + kernel.name() + " takes " + name
                        + " from the grid; launch it over Range.nodes or Range.cells, not over a flat range");
            }
            return value.apply(range.grid());
        };
    }

    private Object checked(Parameter parameter, Object argument) {
        boolean fits = switch (parameter.kind()) {
            case INPUT, OUTPUT -> argument instanceof Buffer;
            case INT -> argument instanceof Integer;
            case REAL -> argument instanceof Double;
        };
        if (!fits) {
            String wanted = switch (parameter.kind()) {
                case INPUT, OUTPUT -> "a Buffer";
                case INT -> "an Integer";
                case REAL -> "a Double";
            };
            throw new KernelException("parameter " + parameter.name() + " of kernel " + kernel.name() + " (" + kernel.file()
                    + ") wants " + wanted + ", not " + (argument == null ? "null" : "a " + argument.getClass().getSimpleName()));
        }
        return argument;
    }

    private KernelException wrongCount(int given) {
        String wanted = kernel.parameters().stream().filter(parameter -> !parameter.isGeometry())
                .map(Parameter::name).collect(Collectors.joining(", "));
        return new KernelException("kernel " + kernel.name() + " (" + kernel.file() + ") takes the arguments ("
                + wanted + "), not " + given + " of them");
    }
}
