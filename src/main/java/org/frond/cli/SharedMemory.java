package org.frond.cli;

/** Memory that cases which run at the same time share: one that does not fit beside the others waits until it does. */
final class SharedMemory {

    private final double all;
    private double taken;

    /** Memory of so many bytes. */
    SharedMemory(double all) {
        this.all = all;
    }

    /** Takes memory, and waits where there is not enough; what needs all of it waits until it is alone. */
    synchronized void take(double bytes) {
        while (taken > 0 && taken + bytes > all) {
            try {
                wait();
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        taken += bytes;
    }

    synchronized void give(double bytes) {
        taken -= bytes;
        notifyAll();
    }
}
