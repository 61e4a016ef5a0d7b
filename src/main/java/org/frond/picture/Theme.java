package org.frond.picture;

import java.awt.Color;

/**
 * The colours around the data.
 *
 * @param background paper
 * @param ink        titles and lines
 * @param faint      second-rank text, frames, ticks
 */
public record Theme(Color background, Color ink, Color faint) {

    /** Dark on white, for papers and reports. */
    public static final Theme LIGHT = new Theme(Color.WHITE, new Color(0x1b2430), new Color(0x66707c));
    /** Light on near black, for talks. */
    public static final Theme DARK = new Theme(new Color(0x0e131a), new Color(0xe9edf2), new Color(0x93a0ae));

    Color ink(int alpha) {
        return new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), alpha);
    }

    Color background(int alpha) {
        return new Color(background.getRed(), background.getGreen(), background.getBlue(), alpha);
    }
}
