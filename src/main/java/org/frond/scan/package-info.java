/**
 * Scans: images, volumes, maps of orientations and tessellations in the files of other programs, read with their sizes and limits
 * checked before anything is decoded, and structures written back.
 */
package org.frond.scan;
