package org.frond.formula;

/** A formula cannot be understood; the message quotes it and says what is wrong where. */
public final class FormulaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FormulaException(String message) {
        super(message);
    }
}
