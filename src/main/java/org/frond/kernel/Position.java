package org.frond.kernel;

/** A place in a kernel file; line and column count from 1. */
record Position(String file, int line, int column) {

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
