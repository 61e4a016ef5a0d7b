package org.frond.unit;

/** A text is not the quantity that was asked for; the message says what was found, what is expected and an example. */
public final class QuantityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public QuantityException(String message) {
        super(message);
    }
}
