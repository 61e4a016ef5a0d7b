package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.frond.device.DeviceException;
import org.junit.jupiter.api.Test;

class SnapshotWriterTest {

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void theRunGoesOnWhileASnapshotIsWritten() {
        CountDownLatch goneOn = new CountDownLatch(1);
        List<String> written = Collections.synchronizedList(new ArrayList<>());
        try (SnapshotWriter writer = new SnapshotWriter()) {
            writer.write(() -> {
                wait(goneOn);
                written.add("first");
            });
            assertEquals(List.of(), written);
            goneOn.countDown();
            writer.write(() -> written.add("second"));
            writer.await();
            assertEquals(List.of("first", "second"), written);
        }
    }

    @Test
    void whatWentWrongIsThrownOnceWhereTheRunNextWaits() {
        DeviceException lost = new DeviceException("the device is lost");
        try (SnapshotWriter writer = new SnapshotWriter()) {
            writer.write(() -> {
                throw lost;
            });
            assertSame(lost, assertThrows(DeviceException.class, writer::await));
            writer.await();
        }
    }

    @Test
    void whatWentWrongLastIsThrownAtTheEnd() {
        SnapshotWriter writer = new SnapshotWriter();
        writer.write(() -> {
            throw new DeviceException("the device is lost");
        });

        assertThrows(DeviceException.class, writer::close);
    }
}
