// The free energy of a concentration, F = integral of f(c) + kappa/2 |grad c|^2, with f a polynomial
//
//     f(c) = sum_n a_n c^n
//
// given by its `terms` coefficients. Terms without gradients are lumped: each node has its share of the volume. At images of
// nodes and in the halo that share is zero.

#include "grid.cl"

/// f(c).
inline real polynomialValue(global const real *coefficients, int terms, real c)
{
    real sum = 0.0;
    for (int m = terms - 1; m >= 0; m--) {
        sum = sum * c + coefficients[m];
    }
    return sum;
}

/// f'(c).
inline real polynomialSlope(global const real *coefficients, int terms, real c)
{
    real sum = 0.0;
    for (int m = terms - 1; m > 0; m--) {
        sum = sum * c + m * coefficients[m];
    }
    return sum;
}

/// f''(c).
inline real polynomialCurvature(global const real *coefficients, int terms, real c)
{
    real sum = 0.0;
    for (int m = terms - 1; m > 1; m--) {
        sum = sum * c + m * (m - 1) * coefficients[m];
    }
    return sum;
}

/// e = f(c) times the node's share of the volume.
kernel void bulkEnergy(global const real *c, global const real *coefficients, global const real *volume, global real *e,
                       int terms, GRID)
{
    NODE(n);
    e[n] = volume[n] * polynomialValue(coefficients, terms, c[n]);
}

/// g = f'(c), the bulk's part of the chemical potential.
kernel void bulkPotential(global const real *c, global const real *coefficients, global real *g,
                          int terms, GRID)
{
    NODE(n);
    g[n] = polynomialSlope(coefficients, terms, c[n]);
}

/// b = f''(c).
kernel void bulkCurvature(global const real *c, global const real *coefficients, global real *b,
                          int terms, GRID)
{
    NODE(n);
    b[n] = polynomialCurvature(coefficients, terms, c[n]);
}
