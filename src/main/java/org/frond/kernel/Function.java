package org.frond.kernel;

import java.util.List;

/** A function of the typed tree: a kernel or an inline function. */
record Function(String name, boolean kernel, Scalar result, List<Variable> parameters, List<Shared> shared, List<Statement> body,
                String documentation, Position at) {

    /** Parameters that stand in the text under one name, because several functions share them. */
    record Shared(String name, String documentation, List<Variable> parameters) {
    }

    /** Whether it takes an array of the work item, which only expansion in place can pass by reference. */
    boolean takesPrivateArray() {
        return parameters.stream().anyMatch(parameter -> parameter.storage() == Variable.Storage.PRIVATE_ARRAY);
    }
}
