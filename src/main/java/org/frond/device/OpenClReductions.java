package org.frond.device;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_program;

/**
 * Sums and extremes over whole buffers on an OpenCL device, in the very tree of {@link Reductions}: one item adds one
 * lane of one block, so that neither the size of work-groups nor the device plays a part, and the processor gives the
 * same bits. What is left is joined in pairs, on the device while it is much, then here. A device without double precision
 * hands its values over and has all of it done here.
 */
final class OpenClReductions {

    /** So many values or fewer are read and joined here: one small read costs as much as reading a single value. */
    private static final int FEW = 1024;
    /** Values that one item joins in pairs. */
    private static final int FOLD = 32;

    /**
     * A product is rounded before it is added whatever the compiler thinks of contraction: fma(x, y, 0) is the rounded
     * product. Extremes let NaN win, as Java does.
     */
    private static final String TEXT = """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #pragma OPENCL FP_CONTRACT OFF

            #define SUM(a, b) ((a) + (b))
            #define MAX(a, b) ((b) > (a) || isnan(b) ? (b) : (a))
            #define MIN(a, b) ((b) < (a) || isnan(b) ? (b) : (a))

            #define REDUCTION(NAME, START, JOIN, VALUE)                                                             \\
            kernel void NAME(global const real *X, global const real *Y, global double *parts, int count)           \\
            {                                                                                                       \\
                const int part = get_global_id(0);                                                                  \\
                const int lane = part % LANES;                                                                      \\
                const int first = part / LANES * BLOCK;                                                             \\
                if (first >= count) return;                                                                         \\
                const int end = count - first < BLOCK ? count : first + BLOCK;                                      \\
                const int even = first + (end - first) / LANES * LANES;                                             \\
                double all = START;                                                                                 \\
                for (int n = first + lane; n < even; n += LANES) {                                                  \\
                    const double x = X[n], y = Y[n], value = VALUE;                                                 \\
                    all = JOIN(all, value);                                                                         \\
                }                                                                                                   \\
                for (int n = even; lane == 0 && n < end; n++) {                                                     \\
                    const double x = X[n], y = Y[n], value = VALUE;                                                 \\
                    all = JOIN(all, value);                                                                         \\
                }                                                                                                   \\
                parts[part] = all;                                                                                  \\
            }

            #define TREE(NAME, START, JOIN)                                                                         \\
            kernel void NAME(global const double *parts, global double *folded, int count)                          \\
            {                                                                                                       \\
                const int first = get_global_id(0) * FOLD;                                                          \\
                if (first >= count) return;                                                                         \\
                double v[FOLD];                                                                                     \\
                for (int n = 0; n < FOLD; n++) v[n] = first + n < count ? parts[first + n] : START;                 \\
                for (int pairs = FOLD / 2; pairs > 0; pairs /= 2)                                                   \\
                    for (int n = 0; n < pairs; n++) v[n] = JOIN(v[2 * n], v[2 * n + 1]);                            \\
                folded[get_global_id(0)] = v[0];                                                                    \\
            }

            REDUCTION(dotLanes, 0.0, SUM, fma(x, y, 0.0))
            REDUCTION(sumLanes, 0.0, SUM, x)
            REDUCTION(maxLanes, -INFINITY, MAX, x)
            REDUCTION(minLanes, INFINITY, MIN, x)
            REDUCTION(maxAbsLanes, 0.0, MAX, fabs(x))
            REDUCTION(maxAbsDifferenceLanes, 0.0, MAX, fabs(x - y))

            TREE(foldSum, 0.0, SUM)
            TREE(foldMax, -INFINITY, MAX)
            TREE(foldMin, INFINITY, MIN)
            """;

    /** The names of the kernels above and the same join in Java. */
    enum Kind {
        DOT("dotLanes", "foldSum", Double::sum, Reductions::dot),
        SUM("sumLanes", "foldSum", Double::sum, (here, x, y) -> here.sum(x)),
        MAX("maxLanes", "foldMax", Math::max, (here, x, y) -> here.max(x)),
        MIN("minLanes", "foldMin", Math::min, (here, x, y) -> here.min(x)),
        MAX_ABS("maxAbsLanes", "foldMax", Math::max, (here, x, y) -> here.maxAbs(x)),
        MAX_ABS_DIFFERENCE("maxAbsDifferenceLanes", "foldMax", Math::max, Reductions::maxAbsDifference);

        private final String parts;
        private final String fold;
        private final Reductions.Join join;
        private final OnTheProcessor here;

        Kind(String parts, String fold, Reductions.Join join, OnTheProcessor here) {
            this.here = here;
            this.parts = parts;
            this.fold = fold;
            this.join = join;
        }
    }

    /** A reduction of the processor's, of one buffer, which is passed twice, or of two. */
    private interface OnTheProcessor {
        double of(Reductions reductions, CpuBuffer x, CpuBuffer y);
    }

    private final OpenClQueue queue;
    private final WorkGroups groups;
    private final Map<Precision, cl_program> programs = new EnumMap<>(Precision.class);
    private final Map<String, OpenClKernel> kernels = new HashMap<>();
    private final double[] few = new double[FEW];
    private final Reductions processor = new Reductions(new Team(1));
    private OpenClBuffer parts;
    private OpenClBuffer folded;

    OpenClReductions(OpenClQueue queue, WorkGroups groups) {
        this.queue = queue;
        this.groups = groups;
        if (queue.info().doubles()) {
            reserve(FEW);
        }
    }

    /** Reduces one buffer, which is passed twice, or two of the same length. */
    synchronized double reduce(Kind kind, OpenClBuffer x, OpenClBuffer y) {
        x.requireLength(y.length());
        if (x.precision() != y.precision()) {
            throw new KernelException("a product is summed over two buffers of the same precision");
        }
        if (!queue.info().doubles()) {
            CpuBuffer first = values(x);
            return kind.here.of(processor, first, x == y ? first : values(y));
        }
        int count = Reductions.LANES * ((x.length() + Reductions.BLOCK - 1) / Reductions.BLOCK);
        if (count > parts.length()) {
            reserve(count);
        }
        launch(x.precision(), kind.parts, count, x.length(), x, y, parts);
        while (count > FEW) {
            int fewer = (count + FOLD - 1) / FOLD;
            launch(Precision.DOUBLE, kind.fold, fewer, count, parts, folded);
            OpenClBuffer filled = folded;
            folded = parts;
            parts = filled;
            count = fewer;
        }
        parts.readFirst(few, count);
        return Reductions.tree(few, count, kind.join);
    }

    private static CpuBuffer values(OpenClBuffer buffer) {
        CpuBuffer values = CpuBuffer.allocate(buffer.precision(), buffer.length());
        values.copyFrom(buffer);
        return values;
    }

    private void reserve(int count) {
        parts = new OpenClBuffer(queue, Precision.DOUBLE, count);
        folded = new OpenClBuffer(queue, Precision.DOUBLE, count);
    }

    private void launch(Precision precision, String name, int items, int count, OpenClBuffer... buffers) {
        OpenClKernel kernel = kernels.computeIfAbsent(precision + " " + name,
                key -> queue.kernel(programs.computeIfAbsent(precision, this::build), name, groups));
        queue.asked("pass arguments to " + name, () -> {
            for (int n = 0; n < buffers.length; n++) {
                CL.clSetKernelArg(kernel.handle(), n, Sizeof.cl_mem, Pointer.to(buffers[n].memory()));
            }
            return CL.clSetKernelArg(kernel.handle(), buffers.length, Sizeof.cl_int, Pointer.to(new int[] {count}));
        });
        queue.launch(kernel, Range.flat(items));
    }

    private cl_program build(Precision precision) {
        return queue.build(TEXT, String.format(Locale.ROOT, "-D real=%s -D BLOCK=%d -D LANES=%d -D FOLD=%d",
                precision == Precision.FLOAT ? "float" : "double", Reductions.BLOCK, Reductions.LANES, FOLD));
    }
}
