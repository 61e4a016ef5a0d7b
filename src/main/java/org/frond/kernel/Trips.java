package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.frond.kernel.Expression.IntLiteral;

/**
 * The trips of a loop.
 *
 * @param known  whether they are known at translation time
 * @param values the value of the loop variable in each, no more than one above {@link Unroller#LONGEST}
 */
record Trips(boolean known, List<IntLiteral> values) {

    private static final Trips UNKNOWN = new Trips(false, List.of());

    /**
     * The trips of a loop from a value on.
     *
     * @param evaluate gives the value of an expression for a value of the loop variable
     */
    static Trips of(Statement.For loop, Expression from, BiFunction<Expression, IntLiteral, Expression> evaluate) {
        List<IntLiteral> values = new ArrayList<>();
        Expression now = from;
        while (values.size() <= Unroller.LONGEST) {
            if (!(now instanceof IntLiteral value) || !(evaluate.apply(loop.whilst(), value) instanceof IntLiteral goesOn)) {
                return UNKNOWN;
            }
            if (goesOn.value() == 0) {
                break;
            }
            values.add(value);
            String operator = loop.step().operator();
            Expression step = evaluate.apply(loop.step().value(), value);
            now = operator.equals("=") ? step
                    : Folding.binary(operator.substring(0, operator.length() - 1), value, step);
        }
        return new Trips(true, values);
    }
}
