// A diffuse front between electrolyte (zeta = 0) and metal (zeta = 1) of width delta that takes the place of what it
// grows into:
//
//     d zeta / dt = L [ kappa (lap zeta - |grad zeta| div m) - W g'(zeta) ] + v zeta (1 - zeta) / delta
//     m = grad zeta / |grad zeta|,   g = zeta^2 (1 - zeta)^2,   kappa = 6 gamma delta,   W = 3 gamma / delta
//
// Its equilibrium profile is zeta = 1/2 [1 - tanh(x / (2 delta))], on which |grad zeta| = zeta (1 - zeta) / delta and
// |grad h| = 6 zeta^2 (1 - zeta)^2 / delta, h = zeta^2 (3 - 2 zeta). That is how they are evaluated: without noise, and so
// that v moves the profile without changing it.

#include "grid.cl"
#include "metal.cl"

/// Share of a node in the volume of the cells around it, over the volume of one cell.
inline real nodeShare(int i, int j, int k, int nx, int ny, int nz)
{
    const real edgeX = i == 0 || i == nx ? 0.5 : 1.0;
    const real edgeY = j == 0 || j == ny ? 0.5 : 1.0;
    const real edgeZ = DIM == 3 && (k == 0 || k == nz) ? 0.5 : 1.0;
    return edgeX * edgeY * edgeZ;
}

/// |grad h| per cell [1/m], mean over its corners, and the part of it that reacts, (m0 + (1 - m0) d^2) |grad h|.
/// Corners where zeta (1 - zeta) < edge lie outside the front.
kernel void frontArea(global const real *zeta, global const real *d, global real *front, global real *area,
                      real width, real edge, real intact, GRID)
{
    CELL(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real z = zeta[n + corner(a, pitch, plane)];
        const real q = z * (1.0 - z);
        sum += q < edge ? 0.0 : q * q;
    }
    const real broken = cornerMean(d, n, pitch, plane);
    front[n] = 6.0 / width * sum / CORNERS;
    area[n] = (intact + (1.0 - intact) * broken * broken) * front[n];
}

/// Speed of the front per node [m/s], positive where metal grows: plated volume over |grad h| of the cells around it.
kernel void frontVelocity(global const real *rate, global const real *front, global real *v, GRID)
{
    NODE(n);
    real plated = 0.0;
    real there = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        plated += rate[n - corner(a, pitch, plane)];
        there += front[n - corner(a, pitch, plane)];
    }
    v[n] = there > 0.0 ? plated / there : 0.0;
}

/// The isotropic tensor 1 / |grad zeta| of the cell's mean gradient, taken as `least` where it is less: with it the scalar
/// operator is -div m.
kernel void frontNormals(global const real *zeta, global real *K, real least, GRID, int size, real h)
{
    CELL(n);
    real z[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        z[a] = zeta[n + corner(a, pitch, plane)];
    }
    modesOf(z);
    real square = 0.0;
    for (int b = 0; b < DIM; b++) {
        square += z[1 << b] * z[1 << b];
    }
    const real slope = fmax(sqrt(square) * 2.0 / (CORNERS * h), least);
    for (int s = 0; s < SYM; s++) {
        K[n + s * size] = s < DIM ? 1.0 / slope : 0.0;
    }
}

/// -div m per cell [1/m], mean over its corners, from `bent`, which holds it integrated per node.
kernel void curvatureToCells(global const real *bent, global real *curvature, real volume, GRID)
{
    CELL(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real share = nodeShare(i + (a & 1), j + ((a >> 1) & 1), k + (a >> 2), nx, ny, nz);
        sum += bent[n + corner(a, pitch, plane)] / share;
    }
    curvature[n] = sum / (CORNERS * volume);
}

/// -div m per node [1/m], mean of the cells around it. Twice averaged, it no longer sees ripples along the front as short
/// as a cell, so that the Laplacian smooths them: where the profile is a little too wide, div m would make them grow.
kernel void curvatureToNodes(global const real *curvature, global real *bent, GRID)
{
    NODE(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += curvature[n - corner(a, pitch, plane)];
    }
    bent[n] = sum / (CORNERS * nodeShare(i, j, k, nx, ny, nz));
}

/// One explicit Euler step. `flat` is -lap zeta integrated per node, `bent` -div m or 0;
/// diffusivity = L kappa, well = L W. With dt (8 diffusivity / (3 h^2) + 2 well + |v| / delta) <= 1 zeta stays in [0, 1].
kernel void moveFront(global const real *flat, global const real *bent, global const real *v, global real *zeta,
                      real diffusivity, real well, real width, real dt, real volume, GRID)
{
    NODE(n);
    const real z = zeta[n];
    const real slope = z * (1.0 - z) / width;
    const real spread = diffusivity * (slope * bent[n] - flat[n] / (volume * nodeShare(i, j, k, nx, ny, nz)));
    zeta[n] = z + dt * (spread + slope * (v[n] - 2.0 * well * width * (1.0 - 2.0 * z)));
}

/// zeta after moving every front by s widths: the exact solution of d zeta / ds = zeta (1 - zeta).
inline real shifted(real z, real growth)
{
    return z * growth / (1.0 - z + z * growth);
}

/// Metal volume per node, over the volume of a cell, that a shift by s adds to zeta beyond what `before` held, and its
/// derivative by s.
kernel void shiftedVolume(global const real *zeta, global const real *before, global real *gain, global real *slope,
                          real s, GRID)
{
    NODE(n);
    const real share = nodeShare(i, j, k, nx, ny, nz);
    const real z = shifted(zeta[n], exp(s));
    const real q = z * (1.0 - z);
    gain[n] = share * (filled(z) - filled(before[n]));
    slope[n] = share * 6.0 * q * q;
}

/// Moves every front by s widths.
kernel void shiftFront(global real *zeta, real s, GRID)
{
    NODE(n);
    zeta[n] = shifted(zeta[n], exp(s));
}

/// Interface energy per node over the volume of a cell: W zeta^2 (1 - zeta)^2 + 1/2 kappa |grad zeta|^2, the latter from
/// `flat` = -lap zeta integrated per node.
kernel void frontEnergy(global const real *zeta, global const real *flat, global real *energy, real kappa, real well,
                        real volume, GRID)
{
    NODE(n);
    const real q = zeta[n] * (1.0 - zeta[n]);
    energy[n] = nodeShare(i, j, k, nx, ny, nz) * well * q * q + 0.5 * kappa * zeta[n] * flat[n] / volume;
}

/// The metal in a cell: its share (mean of h over the corners), its moduli times the share, and the stress of what was
/// plated there, -C_m : e theta with e = volumeStrain [ (1 - directed) I / 3 + directed nn ]. nn is the crack's normal
/// times itself in a crack (a ramp in d from `start` to `end`) and the electrode's elsewhere.
kernel void frontMetal(global const real *zeta, global const real *theta, global const real *d, global const real *J,
                       global real *share, global real *bulk, global real *shear, global real *prestress,
                       real bulkModulus, real shearModulus, real volumeStrain, real directed, real start, real end,
                       GRID, int size)
{
    CELL(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += filled(zeta[n + corner(a, pitch, plane)]);
    }
    share[n] = sum / CORNERS;
    bulk[n] = bulkModulus * share[n];
    shear[n] = shearModulus * share[n];
    const real broken = ramp(cornerMean(d, n, pitch, plane), start, end);
    real nn[SYM];
    crackNormals(J, n, pitch, plane, size, nn);
    real trace = 0.0;
    for (int e = 0; e < DIM; e++) {
        trace += nn[e];
    }
    const real cracked = trace > 0.0 ? broken : 0.0;
    for (int e = 0; e < SYM; e++) {
        const real along = cracked * nn[e] + (e == 0 ? 1.0 - cracked : 0.0);
        const real mean = e < DIM ? 1.0 / 3.0 : 0.0;
        const real deviator = directed * (along - mean);
        prestress[n + e * size] = -theta[n] * volumeStrain * ((e < DIM ? bulkModulus : 0.0) + 2.0 * shearModulus * deviator);
    }
}

/// Pressure on the front per cell [Pa]: -n . sigma . n, n = grad zeta / |grad zeta|; 0 outside the front.
kernel void frontPressure(global const real *zeta, global const real *front, global const real *stress,
                          global real *pressure, GRID, int size)
{
    CELL(n);
    real z[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        z[a] = zeta[n + corner(a, pitch, plane)];
    }
    modesOf(z);
    real square = 0.0;
    real across = 0.0;
    for (int p = 0; p < DIM; p++) {
        square += z[1 << p] * z[1 << p];
        for (int q = 0; q < DIM; q++) {
            across += z[1 << p] * z[1 << q] * stress[n + voigt(p, q) * size];
        }
    }
    pressure[n] = front[n] > 0.0 && square > 0.0 ? -across / square : 0.0;
}

/// Adds the pressure that the interface's tension gives the metal, gamma H with the curvature H = -div m, where there is a front.
kernel void capillaryPressure(global const real *curvature, global const real *front, global real *pressure, real tension,
                              GRID)
{
    CELL(n);
    pressure[n] += front[n] > 0.0 ? tension * curvature[n] : 0.0;
}
