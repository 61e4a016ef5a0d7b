// The damage problem at fixed displacement. With the crack surface density of the chosen model,
//
//     E(d) = sum over cells of V [ g(d) psi + (G0 / c_w) ( w(d) / ell + ell grad d . A grad d ) ],   w(d) = w1 d + w2 d^2
//
// AT1: w1 = 1, w2 = 0, c_w = 8/3;  AT2: w1 = 0, w2 = 1, c_w = 2. The terms without gradients are lumped to the nodes.
// Stationarity is the scalar operator of scalar.cl with K = 2 G0 ell / c_w A, a mass and a right-hand side, under the
// bounds of irreversibility.

#include "grid.cl"

/// Static resistance per cell: K = 2 G0 ell / c_w A and R = G0 / (c_w ell), with the grain boundary's own energy and no
/// preferred plane where its weight G is 1: G0 = (1 - G) G_grain + G G_boundary, A -> I.
kernel void resistance(global const real *grain, global const real *boundary, global const real *toughness,
                       global const real *planes, global real *K, global real *R,
                       real grainEnergy, real boundaryEnergy, real cw, real ell, GRID, int size)
{
    CELL(n);
    const real G = boundary[n];
    const real energy = toughness[n] * ((1.0 - G) * grainEnergy + G * boundaryEnergy);
    R[n] = energy / (cw * ell);
    const int row = (int) grain[n] * SYM;
    for (int s = 0; s < SYM; s++) {
        K[n + s * size] = 2.0 * energy * ell / cw * ((1.0 - G) * planes[row + s] + (s < DIM ? G : 0.0));
    }
}

/// mass = V sum_cells (2 (1 - k) psi + 2 w2 R) / CORNERS,  f = V sum_cells (2 (1 - k) psi - w1 R - held (1 - d)) / CORNERS with the
/// damage d that the iteration stands at: what a fluid holds back where its pressure closes the crack.
kernel void damageForces(global const real *psi, global const real *R, global const real *held, global const real *d,
                         global real *mass, global real *f,
                         real w1, real w2, real residual, real volume, GRID)
{
    NODE(n);
    real drive = 0.0;
    real resist = 0.0;
    real kept = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        drive += 2.0 * (1.0 - residual) * psi[cell];
        resist += R[cell];
        kept += held[cell];
    }
    mass[n] = volume / CORNERS * (drive + 2.0 * w2 * resist);
    f[n] = volume / CORNERS * (drive - w1 * resist - kept * (1.0 - d[n]));
}

/// H = max(H, psi) where the cell is not yet broken: the history field, frozen above a damage of `frozen`.
kernel void history(global const real *psi, global const real *d, global real *H, real frozen, GRID)
{
    CELL(n);
    if (cornerMean(d, n, pitch, plane) <= frozen) {
        H[n] = fmax(H[n], psi[n]);
    }
}

/// Crack surface density per cell [1/m]: gamma = (w(d) / ell + ell |grad d|^2) / c_w, exact over the cell's modes but for
/// w, which is lumped.
kernel void crackDensity(global const real *d, global real *gamma, real w1, real w2, real cw, real ell, GRID, real h)
{
    CELL(n);
    real v[CORNERS];
    real w = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real x = d[n + corner(a, pitch, plane)];
        w += w1 * x + w2 * x * x;
        v[a] = x;
    }
    modesOf(v);
    real squares = 0.0;
    for (int m = 1; m < CORNERS; m++) {
        for (int b = 0; b < DIM; b++) {
            if ((m >> b) & 1) {
                squares += modeWeight(m & ~(1 << b)) * v[m] * v[m];
            }
        }
    }
    const real slope = 2.0 / (CORNERS * h);
    gamma[n] = (w / (CORNERS * ell) + ell * slope * slope * squares) / cw;
}

/// Energy spent on the crack per cell [J/m^3]: R w(d) + 1/2 grad d . K grad d, the latter exact over the modes.
kernel void crackEnergy(global const real *d, global const real *K, global const real *R, global real *energy,
                        real w1, real w2, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    real w = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real x = d[n + corner(a, pitch, plane)];
        w += w1 * x + w2 * x * x;
        v[a] = x;
    }
    modesOf(v);
    real sum = 0.0;
    for (int m = 1; m < CORNERS; m++) {
        for (int b = 0; b < DIM; b++) {
            if ((m >> b) & 1) {
                for (int c = 0; c < DIM; c++) {
                    if ((((m & ~(1 << b)) >> c) & 1) == 0) {
                        sum += modeWeight(m & ~(1 << b)) * K[n + voigt(b, c) * size] * v[m] * v[(m & ~(1 << b)) | (1 << c)];
                    }
                }
            }
        }
    }
    const real slope = 2.0 / (CORNERS * h);
    energy[n] = R[n] * w / CORNERS + 0.5 * slope * slope * sum;
}
