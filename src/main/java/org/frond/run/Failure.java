package org.frond.run;

import org.frond.config.ConfigException;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.io.FolderException;
import org.frond.io.ResultException;
import org.frond.kernel.TranslationException;
import org.frond.solver.SolverException;

/** What an exception that ends a run tells the user and the shell. */
final class Failure {

    private static final int UNEXPECTED = 4;

    private Failure() {
    }

    /** The exit code; {@value #UNEXPECTED} for an exception that nobody expects. */
    static int exitCode(Throwable failure) {
        if (failure instanceof ConfigException || failure instanceof FolderException) {
            return 2;
        }
        if (failure instanceof DeviceException || failure instanceof KernelException || failure instanceof TranslationException) {
            return 5;
        }
        return failure instanceof RunFailedException || failure instanceof SolverException || failure instanceof ResultException
                || failure instanceof OutOfMemoryError ? 1 : UNEXPECTED;
    }

    /** The reason in words. */
    static String reason(Throwable failure) {
        return failure instanceof RuntimeException expected && exitCode(failure) != UNEXPECTED ? expected.getMessage() : failure.toString();
    }
}
