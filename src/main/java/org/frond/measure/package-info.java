/**
 * What is read off a solution: connected bodies, fronts, the course of a crack and how it advances, fractal dimension.
 * Everything here takes plain arrays in the layout of {@link org.frond.grid.Grid} and returns values in SI units.
 */
package org.frond.measure;
