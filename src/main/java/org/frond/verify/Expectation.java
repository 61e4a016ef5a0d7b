package org.frond.verify;

import java.util.List;
import java.util.Optional;
import org.frond.formula.Formula;

/**
 * What one quantity of a case should be.
 *
 * @param quantity what it is, in words
 * @param measures how it follows from the files of a run, see {@link Measurement}: one for all members of a family or one
 *                 for each
 * @param over     how one number of the whole family follows from the members' numbers, a measure of the series {@link
 *                 #MEMBERS}; empty where each member is meant
 * @param demand   what is asked of it
 */
record Expectation(String quantity, List<String> measures, Optional<String> over, Demand demand) {

    /** The members' numbers, in a measure over a family. */
    static final String MEMBERS = "members";

    /** The measure of a member. */
    String measure(int member) {
        return of(measures, member);
    }

    /** The one for all members, or that of a member. */
    private static <T> T of(List<T> given, int member) {
        return given.get(Math.min(member, given.size() - 1));
    }

    /** What is asked of a measured number. */
    sealed interface Demand permits Close, Between, Order {
    }

    /**
     * A value, or one for each member of a family.
     *
     * @param values    the values
     * @param tolerance how far off it may be
     * @param relative  whether the tolerance is a share of the value
     */
    record Close(List<Formula> values, double tolerance, boolean relative) implements Demand {

        double value(int member) {
            return of(values, member).constant();
        }
    }

    /** Anything from the least to the most, one for all members of a family or one for each; infinite where open. */
    record Between(List<Double> least, List<Double> most) implements Demand {

        double least(int member) {
            return of(least, member);
        }

        double most(int member) {
            return of(most, member);
        }
    }

    /**
     * The power of the step with which an error falls along a family.
     *
     * @param order     the power
     * @param tolerance how far off it may be, absolute
     * @param against   the step that becomes smaller
     */
    record Order(double order, double tolerance, Step against) implements Demand {
    }

    /** What becomes smaller along a family: the edge of a cell or the time step. */
    enum Step {
        H, DT
    }
}
