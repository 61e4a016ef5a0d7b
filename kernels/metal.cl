// Metal that fills the opened crack: its pressure, where it can react, and how it spreads along the crack.

#include "grid.cl"

/// Fraction of the way from `start` to `end`, between 0 and 1.
inline real ramp(real x, real start, real end)
{
    return fmin(fmax((x - start) / (end - start), 0.0), 1.0);
}

/// h(zeta) = zeta^2 (3 - 2 zeta)
inline real filled(real zeta)
{
    return zeta * zeta * (3.0 - 2.0 * zeta);
}

/// Normal of the crack times itself: grad d grad d^T (J) summed over the neighbouring cells and divided by its trace, for on
/// the crest of a crack grad d alone vanishes. 0 where there is no gradient.
inline void crackNormals(global const real *J, int n, int pitch, int plane, int size, real nn[SYM])
{
    for (int e = 0; e < SYM; e++) {
        nn[e] = 0.0;
    }
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                for (int e = 0; e < SYM; e++) {
                    nn[e] += J[n + a + b * pitch + c * plane + e * size];
                }
            }
        }
    }
    real trace = 0.0;
    for (int e = 0; e < DIM; e++) {
        trace += nn[e];
    }
    for (int e = 0; e < SYM; e++) {
        nn[e] = trace > 0.0 ? nn[e] / trace : 0.0;
    }
}

/// Mean volume strain of cell n, tr eps.
inline real volumeStrain(global const real *u, int n, int pitch, int plane, int size, real h)
{
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        for (int a = 0; a < CORNERS; a++) {
            const real x = u[n + corner(a, pitch, plane) + p * size];
            sum += ((a >> p) & 1) ? x : -x;
        }
    }
    return sum * (2.0 / CORNERS) / h;
}

/// Share of cell n that is metal, w = core h(zeta).
inline real metalShare(global const real *core, global const real *zeta, int n, int pitch, int plane)
{
    return core[n] * filled(cornerMean(zeta, n, pitch, plane));
}

/// Core of the cells around node n, summed.
inline real coreAround(global const real *core, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += core[n - corner(a, pitch, plane)];
    }
    return sum;
}

/// Core times v of the cells around node n, summed.
inline real heldAround(global const real *core, global const real *v, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        sum += core[cell] * v[cell];
    }
    return sum;
}

/// Opened core of the crack per cell: 0 where the least damage of its corners is below `start`, 1 where it is above `end`.
/// A cell opens only as a whole: its neighbours, which share two broken corners with it, stay closed.
kernel void crackCore(global const real *d, global real *core, real start, real end,
                      int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    real least = d[n];
    for (int a = 1; a < CORNERS; a++) {
        least = fmin(least, d[n + corner(a, pitch, plane)]);
    }
    core[n] = ramp(least, start, end);
}

/// Reactive area per volume [1/m]: a = 2 gamma core h(zeta) / share, two faces per crack. `share` is the part of a crack's
/// density that lies in its core.
kernel void reactiveArea(global const real *gamma, global const real *core, global const real *zeta, global real *area,
                         real share, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    area[n] = 2.0 * gamma[n] * metalShare(core, zeta, n, pitch, plane) / share;
}

/// Pressure of the metal, p = K_m <theta - tr eps>+ in cells that hold some, 0 elsewhere.
kernel void metalPressure(global const real *u, global const real *theta, global const real *core,
                          global const real *zeta, global real *pressure, real modulus,
                          int nx, int ny, int nz, int pitch, int plane, int size, real h)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real volume = volumeStrain(u, n, pitch, plane, size, h);
    pressure[n] = metalShare(core, zeta, n, pitch, plane) > 0.0 ? modulus * fmax(theta[n] - volume, 0.0) : 0.0;
}

/// How a cell's own metal presses, w c p with w = core h(zeta) and the contact c: bulk = w c K_m and
/// prestress = -w c K_m theta I where it is under pressure, 0 elsewhere.
kernel void metalStiffness(global const real *pressure, global const real *theta, global const real *core,
                           global const real *zeta, global const real *contact, global real *bulk,
                           global real *prestress, real modulus,
                           int nx, int ny, int nz, int pitch, int plane, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real share = pressure[n] > 0.0 ? contact[n] * metalShare(core, zeta, n, pitch, plane) : 0.0;
    bulk[n] = share * modulus;
    for (int s = 0; s < SYM; s++) {
        prestress[n + s * size] = s < DIM ? -share * modulus * theta[n] : 0.0;
    }
}

/// What the metal's pressure is averaged with: weight = w p and value = w p^2 per cell, with w = core h(zeta). A cell that is not
/// yet full, p = 0, counts for nothing.
kernel void pressureWeights(global const real *pressure, global const real *core, global const real *zeta,
                            global real *value, global real *weight, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    weight[n] = metalShare(core, zeta, n, pitch, plane) * pressure[n];
    value[n] = weight[n] * pressure[n];
}

/// Sums of two fields over each cell and its neighbours.
kernel void neighbourhood(global const real *value, global const real *weight, global real *values, global real *weights,
                          int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    real v = 0.0;
    real w = 0.0;
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                v += value[n + a + b * pitch + c * plane];
                w += weight[n + a + b * pitch + c * plane];
            }
        }
    }
    values[n] = v;
    weights[n] = w;
}

/// traction = value / weight, 0 where there is no weight.
kernel void meanTraction(global const real *value, global const real *weight, global real *traction,
                         int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    traction[n] = weight[n] > 0.0 ? value[n] / weight[n] : 0.0;
}

/// Contact c = min(1, p / traction): how far a cell's own metal has taken over from its neighbours' pressure.
kernel void takenOver(global const real *pressure, global const real *traction, global real *contact,
                      int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    contact[n] = traction[n] > pressure[n] ? pressure[n] / traction[n] : 1.0;
}

/// What is missing to the weight 1 - g of the pressure on the smeared crack, with g the mean over corners of (1 - d)^2:
/// <1 - g - w c>+.
inline real missingShare(global const real *d, global const real *core, global const real *zeta, global const real *contact,
                         int n, int pitch, int plane)
{
    const real g = intactShare(d, n, pitch, plane);
    return fmax(1.0 - g - contact[n] * metalShare(core, zeta, n, pitch, plane), 0.0);
}

/// The pressure where it is missing: sigma0 <- sigma0 - <1 - g - w c>+ traction I.
kernel void smearedPressure(global const real *d, global const real *core, global const real *zeta,
                            global const real *contact, global const real *traction, global real *prestress,
                            int nx, int ny, int nz, int pitch, int plane, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real missing = missingShare(d, core, zeta, contact, n, pitch, plane);
    for (int s = 0; s < DIM; s++) {
        prestress[n + s * size] -= missing * traction[n];
    }
}

/// psi <- <psi + traction tr eps>+: what the pressure gains when the crack it acts in grows, for the energy of the pressure is
/// -(1 - g(d)) traction tr eps.
kernel void pressureDrive(global const real *u, global const real *traction, global real *psi,
                          int nx, int ny, int nz, int pitch, int plane, int size, real h)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    psi[n] = fmax(psi[n] + traction[n] * volumeStrain(u, n, pitch, plane, size, h), 0.0);
}

/// What presses on the crack beyond w p of a cell's own metal: borrowed = <1 - g - w c>+ traction - w (1 - c) p; and what the
/// work of the pressure is reckoned with: volume = tr eps, broken = 1 - g.
kernel void borrowedPressure(global const real *u, global const real *d, global const real *core, global const real *zeta,
                             global const real *pressure, global const real *contact, global const real *traction,
                             global real *borrowed, global real *volume, global real *broken,
                             int nx, int ny, int nz, int pitch, int plane, int size, real h)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    borrowed[n] = missingShare(d, core, zeta, contact, n, pitch, plane) * traction[n]
                  - metalShare(core, zeta, n, pitch, plane) * (1.0 - contact[n]) * pressure[n];
    volume[n] = volumeStrain(u, n, pitch, plane, size, h);
    broken[n] = 1.0 - intactShare(d, n, pitch, plane);
}

/// Work per volume of what presses beyond the metal, between two states: borrowed d(tr eps) + traction tr eps d(1 - g), each
/// factor the mean of both. work = that of the second state, on entry its `borrowed`.
kernel void borrowedWork(global const real *borrowed, global const real *volume, global const real *broken,
                         global const real *traction, global const real *volumeNow, global const real *brokenNow,
                         global const real *tractionNow, global real *work, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real opened = 0.5 * (borrowed[n] + work[n]) * (volumeNow[n] - volume[n]);
    const real cracked = 0.25 * (traction[n] + tractionNow[n]) * (volume[n] + volumeNow[n]) * (brokenNow[n] - broken[n]);
    work[n] = opened + cracked;
}

/// Weighted pressure on nodes: P = sum over cells of w p, W = sum over cells of w, with w = core h(zeta).
kernel void pressureToNodes(global const real *pressure, global const real *core, global const real *zeta, global real *P,
                            global real *W, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    real sum = 0.0;
    real weight = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        if (core[cell] > 0.0) {
            const real w = metalShare(core, zeta, cell, pitch, plane);
            sum += w * pressure[cell];
            weight += w;
        }
    }
    P[n] = sum;
    W[n] = weight;
}

/// The metal's pressure averaged over a cell's neighbourhood within the crack: sum P / sum W over its corners.
kernel void pressureToCells(global const real *P, global const real *W, global real *pressure,
                            int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real weight = cornerMean(W, n, pitch, plane);
    pressure[n] = weight > 0.0 ? cornerMean(P, n, pitch, plane) / weight : 0.0;
}

/// Rate at which metal fills the opening or leaves it [1/s]: v = (d theta / dt) / max(<tr eps>+, least), per cell. Metal under
/// pressure that dissolves leaves no room: there v is not negative. Where `plating` is not 0, v is nowhere negative.
kernel void fillingRate(global const real *u, global const real *theta, global const real *rate, global real *v, real least,
                        int plating, int nx, int ny, int nz, int pitch, int plane, int size, real h)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real opening = fmax(volumeStrain(u, n, pitch, plane, size, h), 0.0);
    const real filling = plating != 0 || theta[n] > opening ? fmax(rate[n], 0.0) : rate[n];
    v[n] = filling / fmax(opening, least);
}

/// theta <- theta + dt rate
kernel void plate(global const real *rate, global real *theta, real dt, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    theta[n] += dt * rate[n];
}

/// Metal is soft and flows: theta <- theta + w / K_m mean over corners of (nodal mean pressure - p), with w = core h(zeta)
/// and the nodal mean weighted by w (P / W). Cells under pressure give, open cells take; the sum over all cells does not
/// change, and no cell gives more than what it holds beyond its opening.
kernel void metalFlow(global const real *pressure, global const real *core, global const real *zeta, global const real *P,
                      global const real *W, global real *theta, real modulus,
                      int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real weight = metalShare(core, zeta, n, pitch, plane);
    if (weight > 0.0) {
        real sum = 0.0;
        for (int a = 0; a < CORNERS; a++) {
            const int node = n + corner(a, pitch, plane);
            sum += P[node] / W[node] - pressure[n];
        }
        theta[n] += weight / modulus * sum / CORNERS;
    }
}

/// Pressure on nodes, P / W, with the mass V W / CORNERS of the metal around the node.
kernel void nodalPressure(global const real *P, global const real *W, global real *pressure, global real *mass,
                          global real *right, real volume, int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real mean = W[n] > 0.0 ? P[n] / W[n] : 0.0;
    pressure[n] = mean;
    mass[n] = volume / CORNERS * W[n];
    right[n] = mass[n] * mean;
}

/// theta <- theta + w / K_m mean over corners of the change of the nodal pressure from P / W to `after`.
kernel void metalFollows(global const real *core, global const real *zeta, global const real *P, global const real *W,
                         global const real *after, global real *theta, real modulus,
                         int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real weight = metalShare(core, zeta, n, pitch, plane);
    if (weight > 0.0) {
        real sum = 0.0;
        for (int a = 0; a < CORNERS; a++) {
            const int node = n + corner(a, pitch, plane);
            sum += after[node] - P[node] / W[node];
        }
        theta[n] += weight / modulus * sum / CORNERS;
    }
}

/// w = core h(zeta) per cell, times a factor, as an isotropic tensor.
kernel void metalTensor(global const real *core, global const real *zeta, global real *K, real factor,
                        int nx, int ny, int nz, int pitch, int plane, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real weight = factor * metalShare(core, zeta, n, pitch, plane);
    for (int s = 0; s < SYM; s++) {
        K[n + s * size] = s < DIM ? weight : 0.0;
    }
}

/// Occupancy after dt by d zeta / dt = factor v zeta (1 - zeta) and then by the double well's own relaxation
/// d zeta / dt = -2 well zeta (1 - zeta) (1 - 2 zeta), each integrated exactly, so that zeta stays between 0 and 1.
/// v is the core-weighted mean of the cells around the node; nodes without core are left alone.
kernel void occupy(global const real *v, global const real *core, global real *zeta, real factor, real well, real dt,
                   int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real sum = heldAround(core, v, n, pitch, plane);
    const real weight = coreAround(core, n, pitch, plane);
    if (weight > 0.0) {
        const real z = zeta[n];
        const real growth = exp(fmin(factor * sum / weight * dt, 40.0));
        const real grown = z * growth / (1.0 - z + z * growth);
        const real s = 2.0 * grown - 1.0;
        const real q = exp(fmin(well * dt, 20.0));
        zeta[n] = 0.5 + 0.5 * s * q / sqrt(1.0 + s * s * (q * q - 1.0));
    }
}

/// One explicit step of core d zeta / dt = div(core D grad zeta), `flow` = -div(core D grad zeta) integrated per node.
kernel void spreadAlongCrack(global const real *flow, global const real *core, global real *zeta, real dt, real volume,
                             int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real weight = coreAround(core, n, pitch, plane);
    if (weight > 0.0) {
        zeta[n] -= dt * flow[n] * CORNERS / (weight * volume);
    }
}

/// An isotropic tensor per cell, K = factor f I.
kernel void isotropic(global const real *f, global real *K, real factor,
                      int nx, int ny, int nz, int pitch, int plane, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    for (int s = 0; s < SYM; s++) {
        K[n + s * size] = s < DIM ? factor * f[n] : 0.0;
    }
}

/// What dissolving leaves of the occupancy: the ratio of s(theta) = min(theta / least, 1) after and before dt of dissolving.
/// 1 where metal is plated or where there was none: only a cell that runs empty loses its metal.
kernel void remainingShare(global const real *rate, global const real *theta, global real *share, real least, real dt,
                           int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real before = fmin(theta[n] / least, 1.0);
    const real after = fmin(fmax(theta[n] + dt * rate[n], 0.0) / least, 1.0);
    share[n] = rate[n] < 0.0 && before > 0.0 ? after / before : 1.0;
}

/// zeta <- zeta times the core-weighted mean of `share` over the cells around the node.
kernel void recede(global const real *share, global const real *core, global real *zeta,
                   int nx, int ny, int nz, int pitch, int plane)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz) return;
    const int n = at(i, j, k, pitch, plane);
    const real sum = heldAround(core, share, n, pitch, plane);
    const real weight = coreAround(core, n, pitch, plane);
    zeta[n] = weight > 0.0 ? zeta[n] * sum / weight : zeta[n];
}

/// Volume that a crack has opened per cell, core <tr eps>+.
kernel void crackOpening(global const real *u, global const real *core, global real *opening,
                         int nx, int ny, int nz, int pitch, int plane, int size, real h)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i >= nx || j >= ny || k >= nz) return;
    const int n = at(i, j, k, pitch, plane);
    opening[n] = core[n] * fmax(volumeStrain(u, n, pitch, plane, size, h), 0.0);
}
