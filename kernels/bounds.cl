// Bound constraints  low <= x <= high  of a scalar problem A x = f, by modified proportioning with gradient projections
// or by a primal-dual active set.

#include "grid.cl"

/// Where x stands. `force` is f - A x; a node is in the face where it lies strictly between its bounds.
///
/// `direction`: D^-1 force in the face, 0 elsewhere.
/// `imbalance`: what a projected step gains by leaving the bounds, less what it gains in the face: the sum over all nodes
///   is positive where the face holds too many nodes on their bounds (not proportional, Dostal and Schoeberl 2005).
/// `natural`: x - P(x + D^-1 force), P the projection onto the bounds: zero exactly at the solution.
kernel void face(global const real *x, global const real *force, global const real *inverse, global const real *low,
                 real high, global const real *movable, real alpha, global real *direction, global real *imbalance,
                 global real *natural, GRID)
{
    NODE(n);
    const real step = movable[n] * inverse[n] * force[n];
    const real below = low[n] - x[n];
    const real above = high - x[n];
    const real inside = below < 0.0 && above > 0.0 ? 1.0 : 0.0;
    const real reduced = fmin(fmax(step, below / alpha), above / alpha);
    direction[n] = inside * step;
    imbalance[n] = (1.0 - 2.0 * inside) * reduced * force[n];
    natural[n] = -fmin(fmax(step, below), above);
}

/// 1 over the longest step along the direction that stays within the bounds; 0 where no step leaves them.
kernel void reach(global const real *x, global const real *direction, global const real *low, real high,
                  global real *inverseLength, GRID)
{
    NODE(n);
    const real p = direction[n];
    inverseLength[n] = p == 0.0 ? 0.0 : p / (p < 0.0 ? low[n] - x[n] : high - x[n]);
}

/// A step in the face: x = x + alpha direction, force = force - alpha image. Rounding is kept from leaving the bounds.
kernel void moveInFace(real alpha, global const real *direction, global const real *image, global const real *low,
                       real high, global real *x, global real *force, GRID)
{
    NODE(n);
    force[n] -= alpha * image[n];
    if (direction[n] != 0.0) {
        x[n] = fmin(fmax(x[n] + alpha * direction[n], low[n]), high);
    }
}

/// A projected step, x = P(x + alpha D^-1 force), of all nodes or of those in the face alone.
kernel void projectedStep(real alpha, int faceAlone, global const real *force, global const real *inverse,
                          global const real *low, real high, global const real *movable, global real *x, GRID)
{
    NODE(n);
    const int inFace = x[n] > low[n] && x[n] < high ? 1 : 0;
    if (movable[n] != 0.0 && (faceAlone == 0 || inFace == 1)) {
        x[n] = fmin(fmax(x[n] + alpha * inverse[n] * force[n], low[n]), high);
    }
}

/// Natural residual x - P(x - D^-1 (A x - f)), P the projection onto the bounds: zero exactly at the solution.
/// `force` holds f - A x. The residual is zero where `movable` is 0 (prescribed nodes).
kernel void naturalResidual(global const real *x, global const real *force, global const real *inverse,
                            global const real *low, real high, global const real *movable, global real *residual, GRID)
{
    NODE(n);
    const real target = x[n] + inverse[n] * force[n];
    residual[n] = movable[n] * (x[n] - fmin(fmax(target, low[n]), high));
}

/// Chooses the active set at x: nodes whose step x + D^-1 (f - A x) leaves the bounds are put on the bound and closed.
/// A node that rests on its bound without pressing on it stays open (an undamaged body under AT2), unless its bounds meet.
kernel void activeSet(global const real *force, global const real *inverse, global const real *low, real high,
                      global const real *movable, global real *x, global real *open, GRID)
{
    NODE(n);
    const real target = x[n] + inverse[n] * force[n];
    if (movable[n] == 0.0) {
        open[n] = 0.0;
    } else if (target < low[n] || low[n] >= high) {
        x[n] = low[n];
        open[n] = 0.0;
    } else if (target > high) {
        x[n] = high;
        open[n] = 0.0;
    } else {
        open[n] = 1.0;
    }
}

/// Moves x into its bounds.
kernel void intoBounds(global const real *low, real high, global real *x, GRID)
{
    NODE(n);
    x[n] = fmin(fmax(x[n], low[n]), high);
}
