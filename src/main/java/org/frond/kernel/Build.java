package org.frond.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a build of the kernels is for: the number of axes and the meaning of {@code real}.
 *
 * @param dim  2 or 3
 * @param real float or double
 */
public record Build(int dim, Real real) {

    public Build {
        if (dim != 2 && dim != 3) {
            throw new IllegalArgumentException("kernels are built for 2 or 3 axes, not " + dim);
        }
    }

    /**
     * The constants that every kernel may use: DIM axes, CORNERS = 2^DIM of a cell, MODES = CORNERS - 1 that are not the
     * mean, SYM = DIM (DIM + 1) / 2 components of a symmetric tensor.
     */
    public Map<String, Integer> constants() {
        Map<String, Integer> constants = new LinkedHashMap<>();
        constants.put("DIM", dim);
        constants.put("CORNERS", 1 << dim);
        constants.put("MODES", (1 << dim) - 1);
        constants.put("SYM", dim * (dim + 1) / 2);
        return constants;
    }

    /** The options for an OpenCL compiler; literals such as 0.5 are of type real there as well. */
    public String openClOptions() {
        String options = constants().entrySet().stream()
                .map(constant -> "-D " + constant.getKey() + "=" + constant.getValue())
                .collect(Collectors.joining(" "));
        return options + " -D real=" + real.type() + (real == Real.FLOAT ? " -cl-single-precision-constant" : "");
    }
}
