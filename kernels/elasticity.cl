// The elastic operator  A u = -div(C : sym grad u)  with Q1 elements and a stiffness per cell: the upper triangle of the
// SYM x SYM Voigt matrix C (engineering shear), plus a second one, M, that acts on the cell's mean strain only: what
// resists there depends on the sign of the mean strain (contact of a closed crack) or is a fluid that must not lock the
// element (metal in a crack). Modes as in scalar.cl:
//
//     S_{p,m} = h^(DIM-2) 4^(1-DIM)  sum_{b in m}  3^-|s|  sum_q sum_{c not in s}  C_{pb,qc} U_{q,s + c},     s = m \ b
//
// with C + M in place of C where |m| = 1 and |s + c| = 1.
//
// Displacements have DIM components, `size` apart; forces on corners have DIM x CORNERS arrays.

#include "grid.cl"
#include "scalar.cl"

/// Elastic forces on the corners of each cell.
kernel void elasticForces(global const real *u, global const real *C, global const real *M, global real *forces,
                         GRID, int size, real h)
{
    CELL(n);
    real U[DIM][CORNERS];
    for (int p = 0; p < DIM; p++) {
        real v[CORNERS];
        for (int a = 0; a < CORNERS; a++) {
            v[a] = u[n + corner(a, pitch, plane) + p * size];
        }
        modesOf(v);
        for (int m = 0; m < CORNERS; m++) {
            U[p][m] = v[m];
        }
    }
    real E[SYM * (SYM + 1) / 2];
    real mean[SYM * (SYM + 1) / 2];
    for (int e = 0; e < SYM * (SYM + 1) / 2; e++) {
        E[e] = C[n + e * size];
        mean[e] = E[e] + M[n + e * size];
    }
    const real scale = DIM == 3 ? h / 16.0 : 0.25;
    for (int p = 0; p < DIM; p++) {
        real s[CORNERS];
        s[0] = 0.0;
        for (int m = 1; m < CORNERS; m++) {
            real sum = 0.0;
            for (int b = 0; b < DIM; b++) {
                if ((m >> b) & 1) {
                    real axis = 0.0;
                    for (int q = 0; q < DIM; q++) {
                        for (int c = 0; c < DIM; c++) {
                            if ((((m & ~(1 << b)) >> c) & 1) == 0) {
                                if (m == (1 << b)) {
                                    axis += mean[packed(voigt(p, b), voigt(q, c))] * U[q][1 << c];
                                } else {
                                    axis += E[packed(voigt(p, b), voigt(q, c))] * U[q][(m & ~(1 << b)) | (1 << c)];
                                }
                            }
                        }
                    }
                    sum += modeWeight(m & ~(1 << b)) * axis;
                }
            }
            s[m] = scale * sum;
        }
        forcesOf(s);
        for (int a = 0; a < CORNERS; a++) {
            forces[n + (p * CORNERS + a) * size] = s[a];
        }
    }
}

/// Forces -div(sigma0) of a given stress per cell (SYM components) on its corners, for the right-hand side.
kernel void stressForces(global const real *stress, global real *forces, GRID, int size, real h)
{
    CELL(n);
    const real scale = DIM == 3 ? h * h / 4.0 : h / 2.0;
    for (int p = 0; p < DIM; p++) {
        real s[CORNERS];
        for (int m = 0; m < CORNERS; m++) {
            s[m] = 0.0;
        }
        for (int b = 0; b < DIM; b++) {
            s[1 << b] = scale * stress[n + voigt(p, b) * size];
        }
        forcesOf(s);
        for (int a = 0; a < CORNERS; a++) {
            forces[n + (p * CORNERS + a) * size] = s[a];
        }
    }
}

/// y = y + factor times the forces that are given, at every node, prescribed or not.
kernel void addForces(global const real *forces, global real *y, real factor, GRID, int size)
{
    NODE(n);
    for (int p = 0; p < DIM; p++) {
        y[n + p * size] += factor * gather(forces, n, p * CORNERS * size, pitch, plane, size);
    }
}

/// r = open (f - A u), with the forces of u given.
kernel void elasticResidual(global const real *forces, global const real *f, global const real *open, global real *r,
                            GRID, int size)
{
    NODE(n);
    for (int p = 0; p < DIM; p++) {
        r[n + p * size] = open[n + p * size] * (f[n + p * size] - gather(forces, n, p * CORNERS * size, pitch, plane, size));
    }
}

/// One Chebyshev step with the inverse diagonal blocks (DIM x DIM, SYM arrays): p <- beta p + alpha D^-1 r, x <- x + p.
kernel void elasticRelax(global const real *forces, global const real *f, global const real *open,
                         global const real *inverse, global real *x, global real *p, real alpha, real beta, GRID, int size)
{
    NODE(n);
    real r[DIM];
    for (int q = 0; q < DIM; q++) {
        r[q] = open[n + q * size] * (f[n + q * size] - gather(forces, n, q * CORNERS * size, pitch, plane, size));
    }
    for (int q = 0; q < DIM; q++) {
        real z = 0.0;
        for (int s = 0; s < DIM; s++) {
            z += inverse[n + voigt(q, s) * size] * r[s];
        }
        const real step = beta * p[n + q * size] + alpha * z;
        p[n + q * size] = step;
        x[n + q * size] += step;
    }
}

/// The first Chebyshev step from x = 0.
kernel void elasticRelaxFromZero(global const real *f, global const real *open, global const real *inverse,
                                 global real *x, global real *p, real alpha, GRID, int size)
{
    NODE(n);
    for (int q = 0; q < DIM; q++) {
        real z = 0.0;
        for (int s = 0; s < DIM; s++) {
            z += inverse[n + voigt(q, s) * size] * open[n + s * size] * f[n + s * size];
        }
        p[n + q * size] = alpha * z;
        x[n + q * size] = alpha * z;
    }
}

/// The diagonal block of node n as its cells add it up, a symmetric tensor.
inline void elasticBlock(global const real *C, global const real *M, int n, real D[SYM], int pitch, int plane, int size,
                         real h)
{
    const real same = DIM == 3 ? 16.0 / 9.0 : 4.0 / 3.0;
    const real mixed = DIM == 3 ? 4.0 / 3.0 : 1.0;
    const real scale = DIM == 3 ? h / 16.0 : 0.25;
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            real sum = 0.0;
            for (int a = 0; a < CORNERS; a++) {
                const int cell = n - corner(a, pitch, plane);
                for (int b = 0; b < DIM; b++) {
                    for (int c = 0; c < DIM; c++) {
                        const int entry = cell + packed(voigt(p, b), voigt(q, c)) * size;
                        const real t = (b == c ? same : mixed) * C[entry] + M[entry];
                        if (((a >> b) ^ (a >> c)) & 1) {
                            sum -= t;
                        } else {
                            sum += t;
                        }
                    }
                }
            }
            D[voigt(p, q)] = scale * sum;
        }
    }
}

/// Inverse of a diagonal block at node n; prescribed components are decoupled and get 0.
inline void invertBlock(real D[SYM], global const real *open, int n, global real *inverse, int size)
{
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            D[voigt(p, q)] = D[voigt(p, q)] * open[n + p * size] * open[n + q * size];
        }
    }
    for (int p = 0; p < DIM; p++) {
        D[p] = D[p] > 0.0 ? D[p] : 1.0;
    }
    real V[SYM];
#if DIM == 2
    const real determinant = D[0] * D[1] - D[2] * D[2];
    V[0] = D[1] / determinant;
    V[1] = D[0] / determinant;
    V[2] = -D[2] / determinant;
#else
    const real c00 = D[1] * D[2] - D[3] * D[3];
    const real c01 = D[4] * D[3] - D[5] * D[2];
    const real c02 = D[5] * D[3] - D[4] * D[1];
    const real determinant = D[0] * c00 + D[5] * c01 + D[4] * c02;
    V[0] = c00 / determinant;
    V[1] = (D[0] * D[2] - D[4] * D[4]) / determinant;
    V[2] = (D[0] * D[1] - D[5] * D[5]) / determinant;
    V[3] = (D[5] * D[4] - D[0] * D[3]) / determinant;
    V[4] = c02 / determinant;
    V[5] = c01 / determinant;
#endif
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            inverse[n + voigt(p, q) * size] = V[voigt(p, q)] * open[n + p * size] * open[n + q * size];
        }
    }
}

/// Inverse of the DIM x DIM diagonal blocks of A; prescribed components are decoupled and get 0.
kernel void elasticDiagonal(global const real *C, global const real *M, global const real *open,
                            global real *inverse, GRID, int size, real h)
{
    NODE(n);
    real D[SYM];
    elasticBlock(C, M, n, D, pitch, plane, size, h);
    invertBlock(D, open, n, inverse, size);
}
