package org.frond.kernel;

import java.util.List;
import java.util.Optional;

/**
 * A function after partial evaluation: no array of the work item, no loop with constant bounds left that was worth
 * unrolling.
 *
 * @param function   what it was made from
 * @param parameters its parameters
 * @param row        a kernel's indices
 * @param body       its statements
 */
record Routine(Function function, List<Variable> parameters, Optional<RowIndices> row, List<Statement> body) {
}
