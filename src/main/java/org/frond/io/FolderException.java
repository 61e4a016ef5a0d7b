package org.frond.io;

import java.nio.file.Path;

/** A folder cannot be used for what is asked; nothing in it was changed. */
public class FolderException extends ResultException {

    public FolderException(Path folder, String reason) {
        super(folder + ": " + reason);
    }
}
