package org.frond.device;

/**
 * A place where fields live and kernels run. Reductions add in a fixed tree, so that their result depends neither on
 * the number of threads nor on the size of work-groups; they run over whole buffers, whose halo holds zeros.
 */
public interface Device extends AutoCloseable {

    /** Name for people, such as {@code "CPU, 2 threads"}. */
    String name();

    /** A zero-filled buffer. */
    Buffer allocate(Precision precision, int length);

    /** The kernels, built for {@code dim} axes and the given meaning of {@code real}; built once and kept. */
    Program program(int dim, Precision real);

    /**
     * {@code to} = factor {@code from}, multiplied in double precision and rounded once to the precision of {@code to}. Both
     * are buffers of this device, of the same length.
     */
    void convert(double factor, Buffer from, Buffer to);

    /** Sum of x y. */
    double dot(Buffer x, Buffer y);

    /** Sum of all values. */
    double sum(Buffer x);

    /** Largest value. */
    double max(Buffer x);

    /** Smallest value. */
    double min(Buffer x);

    /** Largest |x|; NaN if any value is NaN. */
    double maxAbs(Buffer x);

    /** Largest |x - y|; NaN if any value is NaN. */
    double maxAbsDifference(Buffer x, Buffer y);

    @Override
    void close();
}
