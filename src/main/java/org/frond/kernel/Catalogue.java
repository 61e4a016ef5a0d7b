package org.frond.kernel;

import java.util.List;

/** What a package of kernels that were compiled ahead says of itself; see {@link Prepared}. */
public interface Catalogue {

    /** Fingerprint of the kernel files they were made from. */
    String fingerprint();

    /** What they are called, do and take. */
    List<Kernel> kernels();
}
