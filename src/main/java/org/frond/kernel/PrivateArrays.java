package org.frond.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frond.kernel.Expression.IntLiteral;

/** The arrays of the work item while a function is evaluated, and the scalars that they become: v[2] turns into v2. */
final class PrivateArrays {

    private static final int DIGITS = 10;

    /**
     * An array, or a row of one.
     *
     * @param scalars its values in C order
     * @param shape   its lengths; empty for a single value
     */
    record Part(List<Variable> scalars, List<Integer> shape) {
    }

    private final Map<Variable, Part> parts = new HashMap<>();
    private final Names names;

    PrivateArrays(Names names) {
        this.names = names;
    }

    /** Makes the scalars of a declared array. */
    List<Variable> declare(Variable array) {
        List<String> suffixes = List.of("");
        for (int length : array.shape()) {
            List<String> longer = new ArrayList<>();
            for (String suffix : suffixes) {
                for (int n = 0; n < length; n++) {
                    longer.add(suffix + (length > DIGITS ? "_" : "") + n);
                }
            }
            suffixes = longer;
        }
        List<Variable> scalars = new ArrayList<>();
        for (String suffix : suffixes) {
            Variable scalar = Variable.scalar(names.fresh(array.name() + suffix), array.type(), false);
            scalar.reassign();
            scalars.add(scalar);
        }
        parts.put(array, new Part(scalars, array.shape()));
        return scalars;
    }

    /** Lets a function's parameter stand for an array of its caller. */
    void pass(Variable parameter, Part part) {
        parts.put(parameter, part);
    }

    /** What some leading indices select. */
    Part select(Variable array, List<Expression> indices, Position at) {
        Part whole = parts.get(array);
        List<Variable> scalars = whole.scalars();
        for (int axis = 0; axis < indices.size(); axis++) {
            int length = whole.shape().get(axis);
            int stride = scalars.size() / length;
            if (!(indices.get(axis) instanceof IntLiteral index)) {
                throw new TranslationException(at, "the index of the private array " + array
                        + " must be constant once loops are unrolled; use a loop with constant bounds and at most "
                        + Unroller.LONGEST + " trips");
            }
            if (index.value() < 0 || index.value() >= length) {
                throw new TranslationException(at, "index " + index.value() + " of " + array + " is outside 0.." + (length - 1));
            }
            scalars = scalars.subList(index.value() * stride, (index.value() + 1) * stride);
        }
        return new Part(scalars, whole.shape().subList(indices.size(), whole.shape().size()));
    }
}
