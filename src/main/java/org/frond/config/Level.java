package org.frond.config;

/** How soon a newcomer meets a parameter: basic ones are written out in a starter file with all keys, the others are commented out. */
public enum Level {
    BASIC, ADVANCED
}
