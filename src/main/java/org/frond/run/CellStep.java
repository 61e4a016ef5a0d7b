package org.frond.run;

import java.util.List;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;

/**
 * An accepted step of a cell.
 *
 * @param dt         its length [s]
 * @param turned     whether the current has turned around
 * @param stage      stage of the protocol that it belonged to, from 0
 * @param tip        how far the crack reaches after it
 * @param broke      whether any node broke in it
 * @param crackEvent whether the crack ran
 * @param healed     largest decrease of the damage at any node
 * @param refusals   attempts before it
 */
record CellStep(double dt, MicroModel.StepReport report, boolean turned, long stage, Fronts.Reach tip, boolean broke,
        boolean crackEvent, double healed, List<Problem.Refusal> refusals) {
}
