package org.frond.config;

import java.util.List;
import org.frond.protocol.ProtocolStep;

/** What the cell is asked to do over time. */
public final class ProtocolSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "protocol", "What the cell is asked to do over time");

    public static final Parameter<List<ProtocolStep>> STEPS = SECTION.steps("steps",
            "Stages one after the other, such as " + ProtocolText.FORMS + "; repeat N carries out the stages since the last"
            + " repeat N times in all. A positive current plates at x = 0. Without stages cell.voltage is held.");

    private ProtocolSettings() {
    }
}
