package org.frond.kernel;

/** A kernel text is not in the Frond kernel language; the message gives file:line:column, what is wrong and what is allowed. */
public final class TranslationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TranslationException(Position at, String message) {
        super(at + ": " + message);
    }

    TranslationException(String message) {
        super(message);
    }
}
