/**
 * Linear and bounded problems on the grid, and the kernels they are made of. {@link org.frond.solver.Kernels} has everything launched;
 * {@link org.frond.solver.LinearSolver} is conjugate gradients with multigrid. Nothing here knows physics.
 */
package org.frond.solver;
