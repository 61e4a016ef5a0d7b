/**
 * Files of a result: {@link org.frond.io.ResultFolder} says where each lies, {@link org.frond.io.SnapshotFolder} and
 * {@link org.frond.io.CheckpointFolder} read and write fields, {@link org.frond.io.FolderLock} keeps a folder to one program. Knows
 * the grid, but not the model.
 */
package org.frond.io;
