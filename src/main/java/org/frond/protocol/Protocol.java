package org.frond.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything the cell is asked to do, repetitions written out.
 *
 * @param stages in order, at least one
 */
public record Protocol(List<Stage> stages) {

    public Protocol {
        stages = List.copyOf(stages);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a protocol has at least one stage");
        }
    }

    /**
     * A protocol from its lines.
     *
     * @throws IllegalArgumentException if there is no stage
     */
    public static Protocol of(List<ProtocolStep> steps) {
        List<Stage> all = new ArrayList<>();
        List<Stage> block = new ArrayList<>();
        for (ProtocolStep step : steps) {
            if (step instanceof Stage stage) {
                block.add(stage);
            } else if (step instanceof ProtocolStep.Repeat repeat) {
                for (int n = 0; n < repeat.times(); n++) {
                    all.addAll(block);
                }
                block.clear();
            }
        }
        all.addAll(block);
        return new Protocol(all);
    }
}
