// What a crack's tip releases when it moves.

#include "grid.cl"
#include "fluid.cl"

/// Weight q of a point at (x, y) from the tip: 1 within `inner` of it, 0 beyond `outer`, linear between.
inline real nearTip(real x, real y, real inner, real outer)
{
    return fmin(fmax((outer - sqrt(x * x + y * y)) / (outer - inner), 0.0), 1.0);
}

/// What a cell adds to the force along `axis` on a tip at (x, y) [m], per volume: the domain integral of Eshelby's tensor
///
///     f_p = -(W q,p - sigma_jk u_k,p q,j),     W = energy - P w tr eps,
///
/// with the strain energy and stress of its mean strain and the pressure P = chi p of a fluid in its crack.
kernel void tipForce(global const real *u, global const real *d, global const real *energy, global const real *stresses,
                     global const real *pressure, global real *f, int axis, real x, real y, real inner, real outer,
                     GRID, int size, real h)
{
    CELL(n);
    real along[DIM]; // u,p along the axis
    real qSlope[DIM];
    for (int p = 0; p < DIM; p++) {
        along[p] = 0.0;
        qSlope[p] = 0.0;
    }
    const real scale = 2.0 / (CORNERS * h);
    for (int a = 0; a < CORNERS; a++) {
        const real q = nearTip((real) (i + (a & 1)) * h - x, (real) (j + ((a >> 1) & 1)) * h - y, inner, outer);
        const real sign = ((a >> axis) & 1) ? scale : -scale;
        for (int p = 0; p < DIM; p++) {
            qSlope[p] += ((a >> p) & 1) ? scale * q : -scale * q;
            along[p] += sign * u[n + corner(a, pitch, plane) + p * size];
        }
    }
    const real work = pressure[n] * openedShare(d, n, pitch, plane) * volumeStrain(u, n, pitch, plane, size, h);
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        sum -= p == axis ? (energy[n] - work) * qSlope[p] : 0.0;
        for (int c = 0; c < DIM; c++) {
            sum += stresses[n + voigt(p, c) * size] * along[c] * qSlope[p];
        }
    }
    f[n] = sum;
}

/// What a strain that the solid would take without stress adds to that force where it varies along `axis`, per volume:
///
///     sigma : d(eps_0)/dx_p q
///
/// with a slope from the neighbouring cells along the axis, one-sided at a face of the grid.
kernel void eigenstrainForce(global const real *eigenstrain, global const real *stresses, global real *f, int axis, real x, real y,
                             real inner, real outer, GRID, int size, real h)
{
    CELL(n);
    real q = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        q += nearTip((real) (i + (a & 1)) * h - x, (real) (j + ((a >> 1) & 1)) * h - y, inner, outer) / CORNERS;
    }
    const int cell = axis == 0 ? i : j;
    const int before = cell > 0 ? 1 : 0;
    const int after = cell + 1 < (axis == 0 ? nx : ny) ? 1 : 0;
    const int step = axis == 0 ? 1 : pitch;
    real sum = 0.0;
    for (int s = 0; s < SYM; s++) {
        sum += stresses[n + s * size] * (eigenstrain[n + after * step + s * size] - eigenstrain[n - before * step + s * size]);
    }
    f[n] += q * sum / (fmax((real) (before + after), 1.0) * h);
}
