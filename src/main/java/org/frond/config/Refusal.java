package org.frond.config;

/** A value that a parameter does not accept; the message says why, without file and key. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }
}
