package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadCountTest {

    @Test
    void allCoresAreTakenWhereNobodySaysOtherwise() {
        assertEquals(new ThreadCount(8, List.of()), ThreadCount.of(8, Map.of("OMP_NUM_THREADS", "")));
    }

    @Test
    void aSchedulersShareIsKeptTo() {
        assertEquals(new ThreadCount(2, List.of("Threads: 2 of 8, by SLURM_CPUS_PER_TASK; `threads` in the configuration outranks it.")),
                ThreadCount.of(8, Map.of("SLURM_CPUS_PER_TASK", "2")));
    }

    @Test
    void theSmallestOfSeveralCounts() {
        assertEquals(3, ThreadCount.of(8, Map.of("SLURM_CPUS_PER_TASK", "6", "OMP_NUM_THREADS", "3, 2")).threads());
        assertEquals(6, ThreadCount.of(8, Map.of("SLURM_CPUS_PER_TASK", "6", "OMP_NUM_THREADS", "12")).threads());
    }

    @Test
    void noMoreThanTheCoresAreTaken() {
        assertEquals(new ThreadCount(2, List.of()), ThreadCount.of(2, Map.of("OMP_NUM_THREADS", "64")));
    }

    @Test
    void aValueThatIsNoNumberIsTold() {
        assertEquals(new ThreadCount(4, List.of("OMP_NUM_THREADS is 'many', which is no number of threads; it does not count.")),
                ThreadCount.of(4, Map.of("OMP_NUM_THREADS", "many")));
        assertEquals(4, ThreadCount.of(4, Map.of("OMP_NUM_THREADS", "0")).threads());
    }
}
