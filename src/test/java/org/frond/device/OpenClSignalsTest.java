package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class OpenClSignalsTest {

    private static final int PROGRAMS = 25;
    private static final int THREADS = 2;

    /** A thread asked to pause receives a SIGSEGV. Without libjsig the process ended, or a file was missing, every time. */
    @Test
    void pausesOfThreadsWhileADriverCompilesDoNotEndTheProcess() throws InterruptedException {
        OpenClInfo device = OpenClHere.info();
        assumeTrue(System.getenv().getOrDefault("LD_PRELOAD", "").contains("libjsig"), "it would end the process that tests");
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
                assertTrue(queue.kernel(queue.build(text, ""), "unheardOf", new WorkGroups(64, false)).groups().size() > 0);
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
