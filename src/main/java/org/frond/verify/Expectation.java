package org.frond.verify;

import java.util.List;
import org.frond.formula.Formula;

/**
 * What one quantity of a case should be.
 *
 * @param quantity what it is, in words
 * @param measure  how it follows from the files of a run, see {@link Measurement}
 * @param mean     whether the mean over a family is meant rather than each member
 * @param demand   what is asked of it
 */
record Expectation(String quantity, String measure, boolean mean, Demand demand) {

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
            return values.get(Math.min(member, values.size() - 1)).constant();
        }
    }

    /** Anything from the least to the most, one for all members of a family or one for each; infinite where open. */
    record Between(List<Double> least, List<Double> most) implements Demand {

        double least(int member) {
            return least.get(Math.min(member, least.size() - 1));
        }

        double most(int member) {
            return most.get(Math.min(member, most.size() - 1));
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
