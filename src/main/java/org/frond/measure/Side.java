package org.frond.measure;

/** An electrode face: x = 0 or x = Lx. */
public enum Side {
    LEFT,
    RIGHT
}
