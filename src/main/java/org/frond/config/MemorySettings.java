package org.frond.config;

import static org.frond.config.Level.ADVANCED;

/** What the cell remembers from one cycle to the next. */
public final class MemorySettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "memory",
            "What the cell remembers when the current turns around; switched off to see what each does");

    public static final Parameter<Boolean> CRACKS = SECTION.flag("cracks", true, ADVANCED,
            "Whether cracks stay when their metal has dissolved; otherwise they are as at the start.", "nature");
    public static final Parameter<Boolean> RESIDUAL_METAL = SECTION.flag("residualMetal", true, ADVANCED,
            "Whether metal that is cut off goes on taking part; otherwise it is only booked.", "nature");
    public static final Parameter<Boolean> ACTIVATION = SECTION.flag("activation", true, ADVANCED,
            "Whether sites that have held metal activate more easily; otherwise all sites are drawn again.", "assumption");

    private MemorySettings() {
    }
}
