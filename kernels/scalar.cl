// The scalar elliptic operator  A u = -div(K grad u) + m u  with Q1 elements, K a symmetric tensor per cell, m >= 0 a
// lumped reaction per node (already integrated over the node's share of volume).
//
// The cell's part works on modes (grid.cl). With s = m \ b the mode m without the axis b, those of its forces are
//
//     S_m = h^(DIM-2) 4^(1-DIM)  sum_{b in m}  3^-|s|  sum_{c not in s}  K_bc U_{s + c}
//
// and the force on corner a is F_a = sum_m sigma(m, a) S_m. The node's part gathers the forces of its cells; cells outside
// have K = 0, which is the natural (zero-flux) boundary. `open` is 1 where a node is free and 0 where its value is prescribed.

#include "grid.cl"

/// Sum over the cells around node n of their forces on it, for one component whose first corner's array starts at `first`.
inline real gather(global const real *forces, int n, int first, int pitch, int plane, int size)
{
    real sum = forces[first + n];
    for (int a = 1; a < CORNERS; a++) {
        sum += forces[first + a * size + n - corner(a, pitch, plane)];
    }
    return sum;
}

/// Forces of -div(K grad u) on the corners of each cell: CORNERS arrays.
kernel void scalarForces(global const real *u, global const real *K, global real *forces, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        v[a] = u[n + corner(a, pitch, plane)];
    }
    modesOf(v);
    real t[SYM];
    for (int e = 0; e < SYM; e++) {
        t[e] = K[n + e * size];
    }
    const real scale = DIM == 3 ? h / 16.0 : 0.25;
    real s[CORNERS];
    s[0] = 0.0;
    for (int m = 1; m < CORNERS; m++) {
        real sum = 0.0;
        for (int b = 0; b < DIM; b++) {
            if ((m >> b) & 1) {
                for (int c = 0; c < DIM; c++) {
                    if ((((m & ~(1 << b)) >> c) & 1) == 0) {
                        sum += modeWeight(m & ~(1 << b)) * t[voigt(b, c)] * v[(m & ~(1 << b)) | (1 << c)];
                    }
                }
            }
        }
        s[m] = scale * sum;
    }
    forcesOf(s);
    for (int a = 0; a < CORNERS; a++) {
        forces[n + a * size] = s[a];
    }
}

/// Density of what flows down a gradient, -K grad u at the cell's centre: one component per axis.
kernel void fluxDensity(global const real *u, global const real *K, global real *flux, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        v[a] = u[n + corner(a, pitch, plane)];
    }
    modesOf(v);
    for (int p = 0; p < DIM; p++) {
        real sum = 0.0;
        for (int q = 0; q < DIM; q++) {
            sum += K[n + voigt(p, q) * size] * v[1 << q];
        }
        flux[n + p * size] = -sum * (2.0 / CORNERS) / h;
    }
}

/// r = open (f - A u), with the forces of u given.
kernel void scalarResidual(global const real *forces, global const real *mass, global const real *u,
                           global const real *f, global const real *open, global real *r, GRID, int size)
{
    NODE(n);
    r[n] = open[n] * (f[n] - mass[n] * u[n] - gather(forces, n, 0, pitch, plane, size));
}

/// y = A u at every node, prescribed or not.
kernel void scalarApply(global const real *forces, global const real *mass, global const real *u, global real *y,
                        GRID, int size)
{
    NODE(n);
    y[n] = mass[n] * u[n] + gather(forces, n, 0, pitch, plane, size);
}

/// One Chebyshev step: p <- beta p + alpha D^-1 open (f - A x), x <- x + p.
kernel void scalarRelax(global const real *forces, global const real *mass, global const real *f,
                        global const real *open, global const real *inverse, global real *x, global real *p,
                        real alpha, real beta, GRID, int size)
{
    NODE(n);
    const real r = open[n] * (f[n] - mass[n] * x[n] - gather(forces, n, 0, pitch, plane, size));
    const real step = beta * p[n] + alpha * inverse[n] * r;
    p[n] = step;
    x[n] += step;
}

/// The first Chebyshev step from x = 0: p = x = alpha D^-1 open f.
kernel void scalarRelaxFromZero(global const real *f, global const real *open, global const real *inverse,
                                global real *x, global real *p, real alpha, GRID)
{
    NODE(n);
    const real step = alpha * inverse[n] * open[n] * f[n];
    p[n] = step;
    x[n] = step;
}

/// What the cells around node n add to the diagonal of A.
inline real scalarBlock(global const real *K, int n, int pitch, int plane, int size, real h)
{
    // sum over the modes shared by axes b and c of 3^-|s|: (4/3)^(DIM-1) for b = c, (4/3)^(DIM-2) otherwise
    const real same = DIM == 3 ? 16.0 / 9.0 : 4.0 / 3.0;
    const real mixed = DIM == 3 ? 4.0 / 3.0 : 1.0;
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        for (int b = 0; b < DIM; b++) {
            for (int c = 0; c < DIM; c++) {
                const real t = (b == c ? same : mixed) * K[n - corner(a, pitch, plane) + voigt(b, c) * size];
                if (((a >> b) ^ (a >> c)) & 1) {
                    sum -= t;
                } else {
                    sum += t;
                }
            }
        }
    }
    return (DIM == 3 ? h / 16.0 : 0.25) * sum;
}

/// inverse = 1 / diagonal of A; 0 where no cell and no mass reaches the node.
kernel void scalarDiagonal(global const real *K, global const real *mass, global real *inverse, GRID, int size, real h)
{
    NODE(n);
    const real diagonal = mass[n] + scalarBlock(K, n, pitch, plane, size, h);
    inverse[n] = diagonal > 0.0 ? 1.0 / diagonal : 0.0;
}
