package org.frond.run;

import org.frond.model.DrivenField;
import org.frond.model.LoadedSolid;
import org.frond.solver.Convergence;

/**
 * How a step of a body went.
 *
 * @param stretch by how much the next step may be longer, as far as its error tells
 */
record BodyReport(boolean converged, String reason, long sweeps, long displacementIterations, long damageIterations,
        long scalarIterations, double stretch) {

    static final BodyReport NOTHING = new BodyReport(true, "", 0, 0, 0, 0, Double.POSITIVE_INFINITY);

    BodyReport and(LoadedSolid.Outcome outcome) {
        return new BodyReport(converged && outcome.converged(), converged ? outcome.reason() : reason, sweeps + outcome.sweeps(),
                displacementIterations + outcome.displacementIterations(),
                damageIterations + outcome.damageIterations(), scalarIterations, stretch);
    }

    BodyReport and(Convergence convergence, String field) {
        return new BodyReport(converged && convergence.reached(), convergence.reached() ? reason
                : "the " + field + " did not converge: error " + convergence.error(), sweeps, displacementIterations,
                damageIterations, scalarIterations + convergence.iterations(), stretch);
    }

    BodyReport and(DrivenField.Outcome outcome) {
        return new BodyReport(converged && outcome.converged(), outcome.converged() ? reason : outcome.reason(), sweeps,
                displacementIterations, damageIterations, scalarIterations + outcome.iterations(), stretch);
    }

    BodyReport refused(String why) {
        return new BodyReport(false, why, sweeps, displacementIterations, damageIterations, scalarIterations, stretch);
    }

    BodyReport stretched(double factor) {
        return new BodyReport(converged, reason, sweeps, displacementIterations, damageIterations, scalarIterations, factor);
    }
}
