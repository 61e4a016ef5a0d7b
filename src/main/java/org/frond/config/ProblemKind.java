package org.frond.config;

/** The kinds of problems that a configuration can pose. Sections say to which they belong. */
public enum ProblemKind {
    /** An electrochemical cell with its dendrite. */
    CELL,
    /** A body without a cell, with the fields whose sections are given. */
    BODY
}
