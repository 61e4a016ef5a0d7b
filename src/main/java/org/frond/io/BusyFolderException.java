package org.frond.io;

import java.nio.file.Path;

/** A folder is in use by another process; what is asked can be asked again once that has ended. */
public final class BusyFolderException extends FolderException {

    BusyFolderException(Path folder, String reason) {
        super(folder, reason);
    }
}
