package org.frond.view;

import java.util.List;
import java.util.Optional;
import org.frond.picture.Camera;
import org.frond.picture.ColourMap;
import org.frond.picture.ColourRange;
import org.frond.picture.Cut;
import org.frond.picture.SpacePicture;
import org.frond.picture.Theme;

/**
 * How snapshots are drawn by a {@link Renderer}.
 *
 * @param quantities ids of what is shown, in reading order; in space one at most
 * @param colours    a colour map for all of them; without one each has its own
 * @param range      values at the ends of the colours
 * @param overlays   ids of the lines over the fields; without a choice the outline of the metal and the grain boundaries, where there are any
 * @param deformed   how much the displacement is magnified; without it cells lie where they were
 * @param cut        plane of a body in space
 * @param space      how a body in space is drawn as a whole; without it in that plane alone
 * @param title      above the picture; without it that of the run
 * @param theme      light or dark
 * @param width      in pixels
 * @param em         size of ordinary text in pixels
 */
public record Drawing(List<String> quantities, Optional<ColourMap> colours, Span range, Optional<List<String>> overlays,
                      Optional<Double> deformed, Cut cut, Optional<Space> space, Optional<String> title, Theme theme, int width, double em) {

    /** Which values the colours of a picture cover. */
    public sealed interface Span {

        /** From 0 to 1 for phases, nearly all values for the rest; of all snapshots where several are drawn. */
        record Usual() implements Span {
        }

        /** Nearly all values of what is drawn. */
        record Automatic() implements Span {
        }

        /** Nearly all values of all snapshots. */
        record WholeRun() implements Span {
        }

        /** Given values. */
        record Fixed(ColourRange values) implements Span {
        }
    }

    /**
     * A body in space seen from outside.
     *
     * @param camera from where
     * @param clips  planes before which nothing is shown
     * @param levels where surfaces lie; without any those of metal and crack
     */
    public record Space(Camera camera, List<SpacePicture.Clip> clips, List<Level> levels) {

        public Space {
            clips = List.copyOf(clips);
            levels = List.copyOf(levels);
        }
    }

    /**
     * Where a surface lies.
     *
     * @param quantity id of what has one value on it
     * @param value    that value, in its unit
     */
    public record Level(String quantity, double value) {
    }

    public Drawing {
        quantities = List.copyOf(quantities);
    }
}
