package org.frond.view;

import java.util.Map;
import org.frond.picture.ColourMap;

/**
 * How a field is shown: among which others it is listed, in which colours, and whether its values are names rather than sizes.
 *
 * @param group  heading it is listed under
 * @param map    its colours
 * @param fixed  whether its colours always run from 0 to 1
 * @param labels whether values are labels, of which no mean is taken
 */
record Look(Group group, ColourMap map, boolean fixed, boolean labels) {

    /** Headings, in their order on the page. */
    enum Group {
        CRACK("Crack and metal"), ELECTRIC("Ions and current"), MECHANICS("Mechanics"), STRUCTURE("Structure"), OTHER("Further");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private static final Look ANY = plain(Group.OTHER, ColourMap.LAGOON);
    /** By the names of fields; one that is not here is shown all the same. */
    private static final Map<String, Look> KNOWN = Map.ofEntries(
            Map.entry("damage", new Look(Group.CRACK, ColourMap.INK, true, false)),
            Map.entry("metal", new Look(Group.CRACK, ColourMap.METAL, true, false)),
            Map.entry("metal_pressure", plain(Group.CRACK, ColourMap.EMBER)),
            Map.entry("plated_volume", plain(Group.CRACK, ColourMap.EMBER)),
            Map.entry("path", new Look(Group.CRACK, ColourMap.EMBER, false, true)),
            Map.entry("potential", plain(Group.ELECTRIC, ColourMap.LAGOON)),
            Map.entry("concentration", plain(Group.ELECTRIC, ColourMap.SLATE)),
            Map.entry("current_density", plain(Group.ELECTRIC, ColourMap.DUSK)),
            Map.entry("overpotential", plain(Group.ELECTRIC, ColourMap.TIDE)),
            Map.entry("closed_planes", new Look(Group.ELECTRIC, ColourMap.SLATE, true, false)),
            Map.entry("displacement", plain(Group.MECHANICS, ColourMap.DUSK)),
            Map.entry("stress", plain(Group.MECHANICS, ColourMap.TIDE)),
            Map.entry("mean_stress", plain(Group.MECHANICS, ColourMap.TIDE)),
            Map.entry("strain_energy", plain(Group.MECHANICS, ColourMap.DUSK)),
            Map.entry("driving_history", plain(Group.MECHANICS, ColourMap.DUSK)),
            Map.entry("grain", new Look(Group.STRUCTURE, ColourMap.SLATE, false, true)),
            Map.entry("grain_boundary", new Look(Group.STRUCTURE, ColourMap.INK, true, false)),
            Map.entry("axis", plain(Group.STRUCTURE, ColourMap.TIDE)));

    private static Look plain(Group group, ColourMap map) {
        return new Look(group, map, false, false);
    }

    /** The look of a field of this name. */
    static Look of(String field) {
        return KNOWN.getOrDefault(field, ANY);
    }

    /** The names of fields that have a look of their own. */
    static Iterable<String> known() {
        return KNOWN.keySet();
    }

    /** The same in other colours. */
    Look in(ColourMap other) {
        return new Look(group, other, fixed, labels);
    }
}
