package org.frond.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes snapshots in a thread of its own while the run goes on: one after the other, in the order they were taken. What
 * goes wrong there is thrown where the run next hands one over or waits.
 */
final class SnapshotWriter implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread writer = new Thread(work, "frond-snapshots");
        writer.setDaemon(true);
        return writer;
    });
    private Future<?> last = CompletableFuture.completedFuture(null);

    /** Hands a snapshot over once the one before is written: so memory holds one at most. */
    void write(Runnable work) {
        await();
        last = thread.submit(work);
    }

    /**
     * Waits until everything handed over is written.
     *
     * @throws RuntimeException what a snapshot failed with, once
     */
    void await() {
        Future<?> awaited = last;
        last = CompletableFuture.completedFuture(null);
        try {
            awaited.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException problem ? problem : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("the run's thread was interrupted while a snapshot was being written");
        }
    }

    /** Waits and ends the thread. */
    @Override
    public void close() {
        try {
            await();
        } finally {
            thread.shutdown();
        }
    }
}
