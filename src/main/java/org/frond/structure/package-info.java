/**
 * What the solid is made of before anything happens: grains, their axes and boundaries, the tensors that follow from
 * an axis, and random fields. All of it is a function of plain numbers in SI units and of the grid.
 */
package org.frond.structure;
