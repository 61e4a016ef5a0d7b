package org.frond.model;

/**
 * Where the power of the terminals goes [W/m per depth in 2-D, W in 3-D].
 *
 * @param electrical given at the terminals
 * @param conduction heat of conduction, the integral of i . kappa^-1 i
 * @param reaction   taken by the reactions: their heat, and the work against the metal's pressure
 * @param mixing     what ions carry that differences of concentration are built of
 */
record Powers(double electrical, double conduction, double reaction, double mixing) {
}
