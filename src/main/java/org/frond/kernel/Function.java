package org.frond.kernel;

import java.util.List;

/** A function of the typed tree: a kernel or an inline function. */
record Function(String name, boolean kernel, Scalar result, List<Variable> parameters, List<Statement> body,
                String documentation, Position at) {

    /** Whether it takes an array of the work item, which only expansion in place can pass by reference. */
    boolean takesPrivateArray() {
        return parameters.stream().anyMatch(parameter -> parameter.storage() == Variable.Storage.PRIVATE_ARRAY);
    }
}
