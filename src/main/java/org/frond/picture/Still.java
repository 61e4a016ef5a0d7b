package org.frond.picture;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is drawn of one time of a run, alone or as one picture of a film, in which equal values have equal colours. */
public interface Still {

    /** The fields of which values are shown in colours. */
    List<Panel> panels();

    /** Between which values the fields lie that have no fixed range, by their names. */
    Map<String, Extremes> extremes();

    /** Round ranges for fields that lie between extremes. */
    default Map<String, ColourRange> ranges(Map<String, Extremes> extremes) {
        Map<String, ColourRange> ranges = new LinkedHashMap<>();
        panels().stream().filter(panel -> panel.range().isEmpty()).forEach(panel ->
                ranges.put(panel.data().field().name(), panel.between(extremes.get(panel.data().field().name())).rounded()));
        return ranges;
    }

    /** The same picture with the ranges given by names of fields. */
    Still within(Map<String, ColourRange> ranges);

    /** Draws the picture. */
    BufferedImage render();

    /** Draws the picture as an SVG document of a width in millimetres. */
    String svg(double millimetres);
}
