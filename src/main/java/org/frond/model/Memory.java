package org.frond.model;

/**
 * What a cell remembers from one cycle to the next; each mechanism can be switched off to see what it does.
 *
 * @param cracks        cracks stay when their metal dissolves, with their conductivity and without their toughness; else they are
 *                      as at the start once the current turns around
 * @param residualMetal metal that is cut off stays and takes part; else it is taken out of the reaction once the current turns
 *                      around (its volume stays in the balance)
 * @param activation    a site that has held metal activates more easily than a fresh one; else every turn of the current draws
 *                      all sites again
 */
public record Memory(boolean cracks, boolean residualMetal, boolean activation) {

    /** Everything is remembered, as in nature. */
    public static final Memory ALL = new Memory(true, true, true);
}
