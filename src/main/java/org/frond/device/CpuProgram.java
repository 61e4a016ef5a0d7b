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

/** The kernels as compiled Java, run row by row by a {@link Team}, chains of them layer by layer. */
final class CpuProgram implements Program {

    /** Fewer items than this are run by the calling thread alone: less work than waking another thread. */
    private static final int SMALL = 4096;
    /** Chunks per thread, so that a late thread leaves its share to the others. */
    private static final int SHARES = 4;
    /** Sweeps over cells in one pass: what more of them would save is lost at the seams between blocks. */
    private static final int SWEEPS = 2;

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
    public void run(List<Launch> chain) {
        List<CpuLaunch> launches = chain.stream().map(this::bound).toList();
        if (launches.size() == 1) {
            launch(launches.get(0));
            return;
        }
        for (int first = 0, end; first < launches.size(); first = end) {
            end = endOfPass(launches, first);
            pass(launches.subList(first, end));
        }
    }

    private CpuLaunch bound(Launch launch) {
        Ready ready = Binding.named(kernels, launch.kernel());
        Object[] bound = ready.binding.bind(launch.range(), launch.arguments());
        for (int n = 0; n < bound.length; n++) {
            bound[n] = unwrapped(bound[n], ready.binding.kernel(), n);
        }
        return new CpuLaunch(ready.binding.kernel(), ready.rows, bound, launch.range());
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

    /** Where a pass ends that begins with a launch: before there are more sweeps over cells than it may hold. */
    private static int endOfPass(List<CpuLaunch> launches, int first) {
        int sweeps = 0;
        for (int n = first; n < launches.size(); n++) {
            sweeps += launches.get(n).range().isOverNodes() ? 0 : 1;
            if (sweeps > SWEEPS) {
                return n;
            }
        }
        return launches.size();
    }

    private void pass(List<CpuLaunch> launches) {
        LayeredPass pass = new LayeredPass(launches);
        int parts = launches.stream().mapToInt(launch -> parts(launch.range())).max().orElseThrow();
        int blocks = Math.min(parts, pass.mostBlocks());
        if (parts > 1 && blocks >= team.threads()) {
            pass.run(team, blocks);
        } else {
            launches.forEach(this::launch);
        }
    }

    private int parts(Range range) {
        long items = range.items();
        return items < SMALL ? 1 : (int) Math.min(SHARES * team.threads(), items / (SMALL / SHARES));
    }

    private void launch(CpuLaunch launch) {
        int parts = parts(launch.range());
        int rows = launch.range().rows();
        int columns = launch.range().nx();
        if (parts == 1) {
            launch.rows(0, rows);
        } else if (rows >= parts) {
            team.run(parts, part -> launch.rows(Team.first(rows, part, parts), Team.first(rows, part + 1, parts)));
        } else {
            team.run(parts, part -> launch.part(Team.first(columns, part, parts), Team.first(columns, part + 1, parts), 0, rows));
        }
    }
}
