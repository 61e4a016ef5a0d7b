package org.frond.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A configuration whose answer is known, or a family of them.
 *
 * @param file         the YAML file
 * @param id           number in the catalogue, such as V21
 * @param title        one line
 * @param statement    what is posed and what the answer is, in a paragraph
 * @param source       where the answer comes from
 * @param level        how long it takes
 * @param members      the members of the family; one without settings where it is no family
 * @param expectations what is expected
 * @param plots        what to draw
 * @param picture      settings of one more run of the last member, whose end is shown; none to show the member's own
 * @param export       what it gives to a public collection of benchmarks
 */
public record VerificationCase(Path file, String id, String title, String statement, String source, Level level,
        List<Member> members, List<Expectation> expectations, List<Plot> plots, List<String> picture,
        Optional<Export> export) {

    /** How long a case takes. */
    public enum Level {
        /** Seconds: part of every build. */
        QUICK,
        /** Minutes. */
        FULL,
        /** A family that takes half an hour and more. */
        STUDY
    }

    /**
     * A member of a family.
     *
     * @param name     what it is called where it is shown; empty for the only one
     * @param settings what it sets
     */
    record Member(String name, List<String> settings) {

        /** The same with more settings. */
        Member with(List<String> more) {
            return new Member(name, Stream.concat(settings.stream(), more.stream()).toList());
        }
    }

    /**
     * A plot of lines.
     *
     * @param x      measure along the axis
     * @param xLabel its label
     * @param yLabel label of the values
     * @param lines  measures by the name in the legend
     * @param exact  formulas of the abscissa, called x, by the name in the legend
     */
    record Plot(String x, String xLabel, String yLabel, Map<String, String> lines, Map<String, String> exact) {
    }

    /** Whose fields are shown: the last member, as the picture asks. */
    Member pictured() {
        return members.get(members.size() - 1).with(picture);
    }

    /** The file's name without its ending, such as v21-notched-tension. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
