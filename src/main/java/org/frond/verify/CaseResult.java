package org.frond.verify;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What a case came to.
 *
 * @param posed   the case
 * @param checks  one line per quantity, or per quantity and member of a family
 * @param curves  the lines of each plot of the case, by plot in its order: of all members, one after the other
 * @param orders  logarithms of errors over those of steps, for each order that is asked for
 * @param tables  what it exports
 * @param picture the fields at the end of the last member or of the run that the case pictures, where it drew them
 * @param seconds wall-clock time
 * @param failure why it could not be run; empty where it was
 */
public record CaseResult(VerificationCase posed, List<Check> checks, List<List<Curve>> curves,
        List<List<Curve>> orders, List<Export.Table> tables, Optional<BufferedImage> picture, double seconds,
        String failure) {

    /**
     * One number that was compared.
     *
     * @param quantity  what it is
     * @param member    settings of the member of a family; empty for all of it
     * @param expected  what was expected, in words where it is no number
     * @param got       what came out
     * @param error     how far off, as a share where the tolerance is one
     * @param tolerance how far off it may be, in words
     * @param passed    whether it is near enough
     */
    public record Check(String quantity, String member, String expected, double got, double error, String tolerance,
            boolean passed) {
    }

    /** A line of a plot. */
    record Curve(String name, double[] x, double[] y, boolean exact) {
    }

    /** Whether everything was as expected. */
    public boolean passed() {
        return failure.isEmpty() && checks.stream().allMatch(Check::passed);
    }
}
