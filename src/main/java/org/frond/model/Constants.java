package org.frond.model;

/** Constants of nature (CODATA 2018, exact by definition of the SI). */
public final class Constants {

    /** Faraday constant [C/mol]. */
    public static final double FARADAY = 96485.33212;
    /** Gas constant [J/(mol K)]. */
    public static final double GAS = 8.314462618;

    private Constants() {
    }
}
