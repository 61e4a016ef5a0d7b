package org.frond.run;

/** How a run ended, with a sentence for its reason. */
record Ending(Simulation.Outcome outcome, String reason) {

    static Ending completed(String reason) {
        return new Ending(Simulation.Outcome.COMPLETED, reason);
    }

    static Ending interrupted(String reason) {
        return new Ending(Simulation.Outcome.INTERRUPTED, reason);
    }

    static Ending failed(String reason) {
        return new Ending(Simulation.Outcome.FAILED, reason);
    }

    boolean isInterrupted() {
        return outcome == Simulation.Outcome.INTERRUPTED;
    }

    boolean isCompleted() {
        return outcome == Simulation.Outcome.COMPLETED;
    }
}
