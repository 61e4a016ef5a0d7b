// Bound constraints  low <= x <= high  of a scalar problem A x = f, by a primal-dual active set.

#include "grid.cl"

/// Natural residual x - P(x - D^-1 (A x - f)), P the projection onto the bounds: zero exactly at the solution.
/// `force` holds f - A x. The residual is zero where `movable` is 0 (prescribed nodes).
kernel void naturalResidual(global const real *x, global const real *force, global const real *inverse,
                            global const real *low, real high, global const real *movable, global real *residual,
                            int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real target = x[n] + inverse[n] * force[n];
    residual[n] = movable[n] * (x[n] - fmin(fmax(target, low[n]), high));
}

/// Chooses the active set at x: nodes whose step x + D^-1 (f - A x) leaves the bounds are put on the bound and closed.
/// A node that rests on its bound without pressing on it stays open (an undamaged body under AT2), unless its bounds meet.
kernel void activeSet(global const real *force, global const real *inverse, global const real *low, real high,
                      global const real *movable, global real *x, global real *open,
                      int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
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
kernel void intoBounds(global const real *low, real high, global real *x,
                       int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    x[n] = fmin(fmax(x[n], low[n]), high);
}
