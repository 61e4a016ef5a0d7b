package org.frond.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.kernel.Build;
import org.frond.kernel.Form;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSource;
import org.frond.kernel.Real;
import org.frond.kernel.RowKernel;
import org.frond.kernel.Translation;
import org.frond.kernel.TranslationException;

/** The kernels as compiled Java, run row by row by a {@link Team}. */
final class CpuProgram implements Program {

    /** Fewer items than this are run by the calling thread alone: less work than waking another thread. */
    private static final int SMALL = 4096;
    /** Chunks per thread, so that a late thread leaves its share to the others. */
    private static final int SHARES = 4;

    private final Team team;
    private final Precision real;
    private final Map<String, Ready> kernels;

    /** A kernel that is ready to be launched. */
    private record Ready(Binding binding, RowKernel rows) {
    }

    private CpuProgram(Team team, Precision real, Map<String, Ready> kernels) {
        this.team = team;
        this.real = real;
        this.kernels = kernels;
    }

    static CpuProgram build(List<KernelSource> sources, int dim, Precision real, Team team,
            Form form) {
        try {
            Build build = new Build(dim, real == Precision.FLOAT ? Real.FLOAT : Real.DOUBLE);
            Translation translation = Translation.of(sources, build, form);
            Map<String, Ready> ready = new LinkedHashMap<>();
            translation.kernels().forEach((name, kernel) ->
                    ready.put(name, new Ready(new Binding(kernel), translation.rows().get(name))));
            return new CpuProgram(team, real, ready);
        } catch (TranslationException e) {
            throw new KernelException(e.getMessage(), e);
        }
    }

    @Override
    public void run(String name, Range range, Object... arguments) {
        Ready ready = Binding.named(kernels, name);
        Kernel kernel = ready.binding.kernel();
        Object[] bound = ready.binding.bind(range, arguments);
        for (int n = 0; n < bound.length; n++) {
            bound[n] = unwrapped(bound[n], kernel, n);
        }
        try {
            launch(ready.rows, range, bound);
        } catch (IndexOutOfBoundsException e) {
            throw new KernelException("kernel " + name + " (" + kernel.file() + ") over " + range.nx() + " x "
                    + range.ny() + " x " + range.nz() + " items reaches outside a buffer: " + e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new KernelException("kernel " + name + " (" + kernel.file() + "): " + e.getMessage(), e);
        }
    }

    private Object unwrapped(Object argument, Kernel kernel, int number) {
        if (argument instanceof Double value) {
            return real == Precision.FLOAT ? (Object) value.floatValue() : value;
        }
        if (argument instanceof Buffer buffer) {
            return Binding.buffer(buffer, CpuBuffer.class, real, kernel, kernel.parameters().get(number)).array();
        }
        return argument;
    }

    private void launch(RowKernel kernel, Range range, Object[] arguments) {
        int first = range.firstRow();
        int rows = range.rows() - first;
        long items = range.items();
        int parts = items < SMALL ? 1 : (int) Math.min(SHARES * team.threads(), items / (SMALL / SHARES));
        if (parts == 1) {
            kernel.rows(arguments, 0, range.nx(), first, first + rows, range.ny());
        } else if (rows >= parts) {
            team.run(parts, part -> kernel.rows(arguments, 0, range.nx(), first + Team.first(rows, part, parts),
                    first + Team.first(rows, part + 1, parts), range.ny()));
        } else {
            team.run(parts, part -> kernel.rows(arguments, Team.first(range.nx(), part, parts),
                    Team.first(range.nx(), part + 1, parts), first, first + rows, range.ny()));
        }
    }
}
