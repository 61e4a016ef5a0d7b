package org.frond.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** The snapshots that were looked at last; two at most, so that memory stays bounded however many there are. */
final class OpenShots {

    private static final int MOST = 2;

    private final Map<Shot, OpenShot> open = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Shot, OpenShot> eldest) {
            return size() > MOST;
        }
    };

    /** The snapshot, opened when it is not. */
    synchronized OpenShot of(Shot shot) {
        OpenShot found = open.get(shot);
        if (found == null) {
            found = new OpenShot(shot);
            open.put(shot, found);
        }
        return found;
    }
}
