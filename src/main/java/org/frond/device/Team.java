package org.frond.device;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that shares out numbered chunks of work. The calling thread works too. Every thread begins with
 * the same run of neighbouring chunks in each job, which it finds in its own cache when jobs go over the same fields; done
 * with these it takes from the others, so a thread that the operating system keeps waiting delays nobody. What a chunk
 * computes never depends on who takes it.
 *
 * <p>Between jobs the threads watch for the next one for some microseconds, then sleep. They do so without holding a core that
 * others need: on few cores the run's own thread would be the one to wait.
 */
final class Team implements AutoCloseable {

    /** What is done for one chunk. */
    interface Work {
        void chunk(int number);
    }

    /** Looks at the job board before a thread goes to sleep: some microseconds. */
    private static final int PATIENCE = 2000;
    /** Every so many looks for a job the core is offered to whoever waits for one, such as the JIT while a run is young. */
    private static final int LOOKS_PER_OFFER = 10;

    private final Job none = new Job(chunk -> { }, 0, 1);
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

    /** The first of some things in a row that falls to a part, where the parts are as equal as can be. */
    static int first(int things, int part, int parts) {
        return (int) ((long) things * part / parts);
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
        Job job = new Job(work, chunks, threads());
        board = job;
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        job.take(0);
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
        private final int threads;
        /** The next chunk of each thread's run. */
        private final AtomicIntegerArray next;
        private final AtomicInteger done = new AtomicInteger();
        private volatile boolean ownerSleeps;
        private volatile RuntimeException failure;

        Job(Work work, int chunks, int threads) {
            this.work = work;
            this.chunks = chunks;
            this.threads = threads;
            this.next = new AtomicIntegerArray(threads);
            for (int thread = 0; thread < threads; thread++) {
                next.set(thread, first(thread));
            }
        }

        /** The first chunk of a thread's run. */
        private int first(int thread) {
            return Team.first(chunks, thread, threads);
        }

        /** Takes chunks until none is left, a thread's own first. */
        void take(int thread) {
            for (int n = 0; n < threads; n++) {
                takeFrom((thread + n) % threads);
            }
        }

        private void takeFrom(int thread) {
            int end = first(thread + 1);
            for (int chunk = next.getAndIncrement(thread); chunk < end; chunk = next.getAndIncrement(thread)) {
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

        private final int number;
        private volatile boolean asleep;

        Helper(int number) {
            super("frond-cpu-" + (number + 1));
            this.number = number + 1;
            setDaemon(true);
        }

        @Override
        public void run() {
            Job last = none;
            while (!closed) {
                Job job = next(last);
                job.take(number);
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
                if (look % LOOKS_PER_OFFER == 0) {
                    Thread.yield();
                } else {
                    Thread.onSpinWait();
                }
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
