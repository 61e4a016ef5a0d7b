package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalChainTest {

    private static final int PROGRAMS = 100;
    private static final int THREADS = 4;

    @Test
    void theTestsRunWithIt() {
        assertEquals(Optional.empty(), SignalChain.danger());
    }

    /** A thread asked to pause receives a SIGSEGV. Without the chain this ends the process after some dozen programs. */
    @Test
    void pausesOfThreadsWhileADriverCompilesDoNotEndTheProcess() throws InterruptedException {
        OpenClInfo device = OpenClHere.info();
        assertEquals(Optional.empty(), SignalChain.danger(), "this would end the process that tests");
        AtomicBoolean compiling = new AtomicBoolean(true);
        AtomicLong counted = new AtomicLong();
        AtomicLong pauses = new AtomicLong();
        List<Thread> threads = Stream.concat(
                Stream.generate(() -> repeating(compiling, counted::incrementAndGet)).limit(THREADS),
                Stream.of(repeating(compiling, () -> pauses.addAndGet(Math.min(1, Thread.getAllStackTraces().size()))))).toList();
        threads.forEach(Thread::start);
        try (OpenClQueue queue = new OpenClQueue(OpenCl.handle(device.number()))) {
            for (int n = 0; n < PROGRAMS; n++) {
                String text = "kernel void unheardOf(global float *x) { x[0] = " + System.nanoTime() + "; }";
                assertTrue(queue.largestGroup(queue.kernel(queue.build(text, ""), "unheardOf")) > 0);
            }
        } finally {
            compiling.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertTrue(pauses.get() > 0 && counted.get() > 0);
    }

    private static Thread repeating(AtomicBoolean going, Runnable what) {
        return new Thread(() -> {
            while (going.get()) {
                what.run();
            }
        });
    }
}
