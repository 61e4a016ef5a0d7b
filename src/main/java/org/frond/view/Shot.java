package org.frond.view;

import java.nio.file.Path;

/**
 * A snapshot as it is listed.
 *
 * @param key    name in addresses: its number and when its file was written, so that one made again has another
 * @param file   where it lies
 * @param number position among the snapshots of its run
 * @param step   step of the run
 * @param time   simulated time [s]
 */
record Shot(String key, Path file, int number, long step, double time) {
}
