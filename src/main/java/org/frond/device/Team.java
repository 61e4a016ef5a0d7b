package org.frond.device;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that shares out numbered chunks of work. The calling thread works too. Whoever is free takes
 * the next chunk, so a thread that the operating system keeps waiting delays nobody; what a chunk computes never depends
 * on who takes it.
 *
 * <p>Between jobs the threads watch for the next one for some microseconds, then sleep.
 */
final class Team implements AutoCloseable {

    /** What is done for one chunk. */
    interface Work {
        void chunk(int number);
    }

    /** Looks at the job board before a thread goes to sleep: some microseconds. */
    private static final int PATIENCE = 2000;

    private final Job none = new Job(chunk -> { }, 0);
    private final Helper[] helpers;
    private volatile Job board = none;
    private volatile boolean closed;

    Team(int threads) {
        helpers = new Helper[threads - 1];
        for (int n = 0; n < helpers.length; n++) {
            helpers[n] = new Helper(n);
            helpers[n].start();
        }
    }

    int threads() {
        return helpers.length + 1;
    }

    /** Does all chunks and returns when the last is done; a failure of one of them is thrown here. */
    synchronized void run(int chunks, Work work) {
        if (chunks == 1 || helpers.length == 0) {
            for (int chunk = 0; chunk < chunks; chunk++) {
                work.chunk(chunk);
            }
            return;
        }
        if (closed) {
            throw new KernelException("the device is closed");
        }
        Job job = new Job(work, chunks);
        board = job;
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        job.take();
        job.await();
        board = none;
    }

    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    /** Chunks to be done once each. */
    private static final class Job {

        private final Work work;
        private final int chunks;
        private final Thread owner = Thread.currentThread();
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile boolean ownerSleeps;
        private volatile RuntimeException failure;

        Job(Work work, int chunks) {
            this.work = work;
            this.chunks = chunks;
        }

        /** Takes chunks until none is left. */
        void take() {
            for (int chunk = next.getAndIncrement(); chunk < chunks; chunk = next.getAndIncrement()) {
                try {
                    work.chunk(chunk);
                } catch (RuntimeException thrown) {
                    failure = thrown;
                } catch (Error thrown) {
                    failure = new KernelException("a kernel failed: " + thrown, thrown);
                }
                if (done.incrementAndGet() == chunks && ownerSleeps) {
                    LockSupport.unpark(owner);
                }
            }
        }

        void await() {
            for (int look = 0; done.get() < chunks; look++) {
                if (look < PATIENCE) {
                    Thread.onSpinWait();
                } else {
                    ownerSleeps = true;
                    if (done.get() < chunks) {
                        LockSupport.park(this);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private final class Helper extends Thread {

        private volatile boolean asleep;

        Helper(int number) {
            super("frond-cpu-" + (number + 1));
            setDaemon(true);
        }

        @Override
        public void run() {
            Job last = none;
            while (!closed) {
                Job job = next(last);
                job.take();
                last = job;
            }
        }

        /** Waits for a job other than the last, or for the end. */
        private Job next(Job last) {
            for (int look = 0; look < PATIENCE; look++) {
                Job job = board;
                if (job != last && job != none) {
                    return job;
                }
                Thread.onSpinWait();
            }
            while (true) {
                asleep = true;
                Job job = board;
                if (closed || job != last && job != none) {
                    asleep = false;
                    return job;
                }
                LockSupport.park(this);
                asleep = false;
            }
        }
    }
}
