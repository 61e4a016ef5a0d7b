package org.frond.device;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A chain of launches made in one pass over the grid's layers: each launch follows the one before as closely as what it reads
 * allows, and finds that in a cache. The bits are those of one launch after the other.
 *
 * <p>Layers are cut into blocks, which threads take in any order. Within a block a kernel over cells leaves out the last
 * layer, whose upper nodes are the next block's, and a kernel over nodes the first, whose lower cells are the block's
 * before; each launch leaves out what the one before does as well. So no block reads what another one changes, and what the layers
 * left out at the seams will read is still there when all blocks are done: then these follow.
 */
final class LayeredPass {

    /** Values that stay in the second-level cache of a thread's core, as processors usually have it, while a pass goes on. */
    private static final long CACHED = 1 << 16;

    private final List<Stage> stages;
    private final int layers;
    private final int step;

    /**
     * A launch of the chain.
     *
     * @param low  layers that it leaves out at the beginning of a block
     * @param high layers that it leaves out at the end
     */
    private record Stage(CpuLaunch launch, int low, int high) {
    }

    LayeredPass(List<CpuLaunch> chain) {
        this.stages = stages(chain);
        this.layers = chain.stream().mapToInt(launch -> launch.range().layers()).max().orElseThrow();
        long values = chain.stream().flatMap(launch -> Arrays.stream(launch.arguments()))
                .filter(argument -> argument.getClass().isArray()).distinct().mapToLong(Array::getLength).sum();
        this.step = (int) Math.max(1, CACHED * layers / values);
    }

    private static List<Stage> stages(List<CpuLaunch> chain) {
        List<Stage> stages = new ArrayList<>();
        int low = 0;
        int high = 0;
        boolean onNodes = true;
        for (CpuLaunch launch : chain) {
            boolean afterNodes = onNodes;
            onNodes = launch.range().isOverNodes();
            low += onNodes && !afterNodes ? 1 : 0;
            high += !onNodes && afterNodes ? 1 : 0;
            stages.add(new Stage(launch, low, high));
        }
        return stages;
    }

    /** The most blocks that leave more layers to themselves than to their seams; 1 at least. */
    int mostBlocks() {
        Stage last = stages.get(stages.size() - 1);
        return Math.max(1, layers / (2 * (last.low + last.high + 1)));
    }

    /** Runs the chain, its layers cut into {@link #mostBlocks} blocks at most. */
    void run(Team team, int blocks) {
        team.run(blocks, block -> runBlock(Team.first(layers, block, blocks), Team.first(layers, block + 1, blocks)));
        team.run(blocks - 1, seam -> runSeam(Team.first(layers, seam + 1, blocks)));
    }

    private void runBlock(int begin, int end) {
        int[] done = stages.stream().mapToInt(stage -> begin == 0 ? 0 : begin + stage.low).toArray();
        for (int front = begin; front < end;) {
            front = Math.min(front + step, end);
            for (int s = 0; s < done.length; s++) {
                Stage stage = stages.get(s);
                int until = front < end ? front - stage.high : end == layers ? layers : end - stage.high;
                if (until > done[s]) {
                    stage.launch.layers(done[s], until);
                    done[s] = until;
                }
            }
        }
    }

    private void runSeam(int place) {
        for (Stage stage : stages) {
            stage.launch.layers(place - stage.high, place + stage.low);
        }
    }
}
