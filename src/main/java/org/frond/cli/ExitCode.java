package org.frond.cli;

/** What the program tells the shell when it ends; listed in {@code frond --help}. */
final class ExitCode {

    static final int OK = 0;
    static final int RUN_FAILED = 1;
    static final int BAD_INPUT = 2;
    static final int INTERRUPTED = 3;
    static final int UNEXPECTED = 4;
    static final int DEVICE = 5;

    private ExitCode() {
    }
}
