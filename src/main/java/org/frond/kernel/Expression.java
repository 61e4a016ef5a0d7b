package org.frond.kernel;

import java.util.List;

/** A value of the typed tree: every node knows its type, every name is resolved to its {@link Variable}. */
sealed interface Expression {

    Scalar type();

    record IntLiteral(int value) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.INT;
        }
    }

    /** A floating literal, its decimal digits as written, without suffix. */
    record RealLiteral(String digits) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.REAL;
        }
    }

    /** The value of a scalar variable. */
    record Read(Variable variable) implements Expression {
        @Override
        public Scalar type() {
            return variable.type();
        }
    }

    /** One value of an array. */
    record Element(Variable array, List<Expression> indices, Position at) implements Expression {
        @Override
        public Scalar type() {
            return array.type();
        }
    }

    /** A whole array, or a row of it, as the argument of a function. */
    record Whole(Variable array, List<Expression> indices, Position at) implements Expression {
        @Override
        public Scalar type() {
            return array.type();
        }
    }

    /** {@code get_global_id(axis)}. */
    record GlobalId(int axis) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.INT;
        }
    }

    record Unary(String operator, Expression operand) implements Expression {
        @Override
        public Scalar type() {
            return operator.equals("!") ? Scalar.INT : operand.type();
        }
    }

    record Binary(String operator, Expression left, Expression right) implements Expression {
        @Override
        public Scalar type() {
            return Operators.isCondition(operator) ? Scalar.INT : Scalar.common(left.type(), right.type());
        }
    }

    record Choice(Expression condition, Expression whenTrue, Expression whenFalse) implements Expression {
        @Override
        public Scalar type() {
            return Scalar.common(whenTrue.type(), whenFalse.type());
        }
    }

    record Cast(Scalar type, Expression operand) implements Expression {
    }

    /** A call of an inline function of the kernel files. */
    record Call(Function function, List<Expression> arguments, Position at) implements Expression {
        @Override
        public Scalar type() {
            return function.result();
        }
    }

    /** A call of a function of the language. */
    record MathCall(Builtin builtin, List<Expression> arguments) implements Expression {
        @Override
        public Scalar type() {
            return builtin.result();
        }
    }
}
