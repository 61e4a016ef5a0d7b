package org.frond.protocol;

/** A line of a protocol: a stage, or the order to do what came before several times. */
public sealed interface ProtocolStep permits Stage, ProtocolStep.Repeat {

    /**
     * The stages since the start, or since the repetition before this one, are carried out so many times in all.
     *
     * @param times 1 or more
     */
    record Repeat(int times) implements ProtocolStep {
    }
}
