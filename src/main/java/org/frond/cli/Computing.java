package org.frond.cli;

/** A command that computes: one for which it counts how Java was started. */
interface Computing {
}
