package org.frond.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.picture.Cut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a thousand snapshots: what is read of it. */
class ManySnapshotsTest {

    private static final int SNAPSHOTS = 1000;

    @TempDir
    private Path folder;

    private SmallRun run;
    private ViewedRun viewed;

    @BeforeEach
    void aThousand() throws IOException {
        run = SmallRun.in(folder.resolve("run"));
        List<Path> files = run.folder().snapshots().files();
        for (int n = files.size(); n < SNAPSHOTS; n++) {
            Files.createLink(files.get(0).resolveSibling(String.format("%06d.h5", n)), files.get(0));
        }
        viewed = new ViewedRun("0", run.folder(), new OpenShots());
    }

    /** 200 in a look, so that the page shows the first ones while the others are listed. */
    @Test
    void theyAreListedInFiveLooks() {
        for (int look = 1; look <= 5; look++) {
            assertTrue(viewed.look());
            assertEquals(200 * look, viewed.shots().size());
        }
    }

    /** All other files are gone when one is looked at: it alone is read, and what is sent is its grid's 7 by 5 nodes. */
    @Test
    void aClickReadsOneSnapshot() throws IOException {
        for (int look = 0; look < 5; look++) {
            viewed.look();
        }
        Shot clicked = viewed.shots().get(612);
        for (Shot shot : viewed.shots()) {
            if (shot != clicked) {
                Files.delete(shot.file());
            }
        }
        OpenShot open = viewed.open(viewed.shot(clicked.key()).orElseThrow());
        Cut plane = Cut.middle(open.grid());
        assertEquals(Raster.HEADER + Float.BYTES * 7 * 5, open.raster(open.quantity("damage").orElseThrow(), plane, Raster.LARGEST).bytes().length);
        assertEquals(1, open.lines(Overlay.METAL, plane).size());
        open.quantities().forEach(quantity -> open.at(quantity, new double[] {2e-6, 2e-6, 0}));
    }

    /** Of the range of the whole run every 32nd snapshot is read, as one in 16 would be more than 40, and the last. */
    @Test
    void theRangeOfTheRunReadsSomeOfThem() throws IOException {
        for (int look = 0; look < 5; look++) {
            viewed.look();
        }
        for (int n = 0; n < SNAPSHOTS - 1; n++) {
            if (n % 32 != 0) {
                Files.delete(viewed.shots().get(n).file());
            }
        }
        assertEquals(1, viewed.extremes("damage").orElseThrow().largest());
    }
}
