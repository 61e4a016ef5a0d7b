// The electrolyte's potential:  -div[ kappa (grad phi + (RT/F)(2 t - 1) grad ln c) ] = a i(phi_metal - phi, c, p)  and its
// reaction, Butler-Volmer with the metal's pressure.

#include "grid.cl"
#include "metal.cl"

/// Metal in the crack per cell: its reactive area per volume [1/m], its pressure [Pa], the largest current density it can give
/// [A/m^2] and the number of its body; and the potential of each body [V].
#define REACTING_METAL                                                                                                  \
    global const real *area, global const real *pressure, global const real *most, global const real *body,             \
    global const real *potentials

/// Area of both electrode faces per node [m per depth in 2-D, m^2 in 3-D].
#define FACES global const real *leftArea, global const real *rightArea

/// Kinetics: the exchange current density i0 [A/m^2], f = F/RT [1/V], the coefficient of the anodic branch, and the share m of
/// mechanical work that is on it.
#define BUTLER_VOLMER real exchange, real f, real anodic, real m

/// Distance from 1 within which tanh x counts as 1.
#define ROUNDING 1.0e-13

/// Exponent of a reaction at most: squares of what it makes of any exchange current density are numbers still.
#define LARGEST_EXPONENT 300.0

/// grad d grad d^T per cell, SYM components.
kernel void gradientProducts(global const real *d, global real *J, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        v[a] = d[n + corner(a, pitch, plane)];
    }
    modesOf(v);
    const real slope = 2.0 / (CORNERS * h);
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            J[n + voigt(p, q) * size] = slope * slope * v[1 << p] * v[1 << q];
        }
    }
}

/// Conductivity per cell: the grain's tensor, the boundary's where its weight is 1, and in a crack, with
/// s = ramp(mean d; start, end),
///     kappa = (1 - s) kappa_SE + s kappa_crack [ chi_t (I - mm) + chi_n mm ],   mm the crack's normal times itself.
kernel void conductivity(global const real *grain, global const real *boundary, global const real *conductivities,
                         global const real *d, global const real *J, global real *K,
                         real boundaryConductivity, real crackConductivity, real tangential, real normal,
                         real start, real end, real factor, GRID, int size)
{
    CELL(n);
    const real s = ramp(cornerMean(d, n, pitch, plane), start, end);
    const real G = boundary[n];
    const int row = (int) grain[n] * SYM;
    for (int e = 0; e < SYM; e++) {
        K[n + e * size] = factor * ((1.0 - G) * conductivities[row + e] + (e < DIM ? G * boundaryConductivity : 0.0));
    }
    if (s > 0.0) {
        real mm[SYM];
        crackNormals(J, n, pitch, plane, size, mm);
        for (int e = 0; e < SYM; e++) {
            const real crack = crackConductivity * ((e < DIM ? tangential : 0.0) + (normal - tangential) * mm[e]);
            K[n + e * size] = (1.0 - s) * K[n + e * size] + s * factor * crack;
        }
    }
}

/// Takes off the conductivity what closed planes no longer carry: K <- K - factor (1 - s) (1 - G) q lost, with the shares of
/// crack s and boundary G of `conductivity`, and in `lost` per grain what is gone when its planes are closed.
kernel void closedPlanes(global const real *grain, global const real *boundary, global const real *lost,
                         global const real *closed, global const real *d, global real *K, real start, real end, real factor,
                         GRID, int size)
{
    CELL(n);
    const real s = ramp(cornerMean(d, n, pitch, plane), start, end);
    const real share = factor * (1.0 - s) * (1.0 - boundary[n]) * closed[n];
    const int row = (int) grain[n] * SYM;
    for (int e = 0; e < SYM; e++) {
        K[n + e * size] -= share * lost[row + e];
    }
}

/// Planes close where the mean concentration of a cell is below a threshold, dq/dt = rate <threshold - c>+ (1 - q), exactly
/// over a step in which c stands still: 1 - q falls by exp(-rate <threshold - c>+ dt). q stays where c is above.
kernel void closePlanes(global const real *c, global real *closed, real threshold, real rate, real dt, GRID)
{
    CELL(n);
    const real depletion = fmax(threshold - cornerMean(c, n, pitch, plane), 0.0);
    closed[n] += (1.0 - closed[n]) * (1.0 - exp(-rate * depletion * dt));
}

/// Butler-Volmer current density [A/m^2], positive when metal dissolves, at the potential difference `drop` between metal
/// and electrolyte, the concentration c and the pressure's share `strained` = (Omega - Omega_ion) p / F:
///     i = i0 [ exp(alpha_a f drop + m f strained) - c exp(-alpha_c f drop - (1 - m) f strained) ],   f = F / RT.
/// (i0 = i00 c^alpha_a and the Nernst term -(RT/F) ln c of the overpotential make the two factors 1 and c.)
/// Exponents end at LARGEST_EXPONENT, beyond every current that a ceramic carries, so that no trial potential overflows.
/// result[0] = i, [1] = di/d drop.
inline void butlerVolmer(real drop, real c, real strained, real exchange, real f, real anodic, real m, real result[2])
{
    const real cathodic = 1.0 - anodic;
    const real forward = anodic * f * drop + m * f * strained;
    const real back = -cathodic * f * drop - (1.0 - m) * f * strained;
    const real out = exchange * exp(forward > LARGEST_EXPONENT ? LARGEST_EXPONENT : forward);
    const real in = exchange * c * exp(back > LARGEST_EXPONENT ? LARGEST_EXPONENT : back);
    result[0] = out - in;
    result[1] = f * (anodic * out + cathodic * in);
}

/// Current density of metal that cannot give more than it has: butlerVolmer, but at most `most` [A/m^2].
inline void metalCurrent(real drop, real c, real strained, real exchange, real f, real anodic, real m, real most,
                         real result[2])
{
    butlerVolmer(drop, c, strained, exchange, f, anodic, m, result);
    if (result[0] > most) {
        result[0] = most;
        result[1] = 0.0;
    }
}

/// Current into the electrolyte per node [A/m per depth in 2-D, A in 3-D] and its negative derivative by phi, from the metal
/// in the crack (pressure p) and the two electrode faces, whose area per node is given. A cell's metal has the potential
/// of its body; bodies 1 and 2 are those of the electrodes, faces included, cells of body 0 do not react. Where `only` is not
/// 0, that body alone reacts. A cell's metal gives at most `most`.
kernel void reaction(global const real *phi, global const real *c, REACTING_METAL, FACES, global real *source, global real *slope,
                     int only, BUTLER_VOLMER, real molarShift, real volume, GRID)
{
    NODE(n);
    real current = 0.0;
    real conductance = 0.0;
    real result[2];
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        const int number = (int) body[cell];
        if (area[cell] > 0.0 && number > 0 && (only == 0 || number == only)) {
            metalCurrent(potentials[number] - phi[n], c[n], molarShift * pressure[cell], exchange, f, anodic, m, most[cell],
                         result);
            current += volume / CORNERS * area[cell] * result[0];
            conductance += volume / CORNERS * area[cell] * result[1];
        }
    }
    if (leftArea[n] > 0.0 && (only == 0 || only == 1)) {
        butlerVolmer(potentials[1] - phi[n], c[n], 0.0, exchange, f, anodic, m, result);
        current += leftArea[n] * result[0];
        conductance += leftArea[n] * result[1];
    }
    if (rightArea[n] > 0.0 && (only == 0 || only == 2)) {
        butlerVolmer(potentials[2] - phi[n], c[n], 0.0, exchange, f, anodic, m, result);
        current += rightArea[n] * result[0];
        conductance += rightArea[n] * result[1];
    }
    source[n] = current;
    slope[n] = conductance;
}

/// Current into the electrolyte per node from one electrode face alone [A/m per depth in 2-D, A in 3-D].
kernel void faceCurrent(global const real *phi, global const real *c, global const real *faceArea, global real *current,
                        real phiFace, BUTLER_VOLMER, GRID)
{
    NODE(n);
    real result[2];
    butlerVolmer(phiFace - phi[n], c[n], 0.0, exchange, f, anodic, m, result);
    current[n] = faceArea[n] * result[0];
}

/// Volume plated per volume and time [1/s], per cell: d theta / dt = -(Omega / F) a mean over corners of i.
kernel void platingRate(global const real *phi, global const real *c, REACTING_METAL, global real *rate,
                        BUTLER_VOLMER, real molarShift, real faraday, GRID)
{
    CELL(n);
    const int number = (int) body[n];
    real sum = 0.0;
    if (area[n] > 0.0 && number > 0) {
        real result[2];
        for (int a = 0; a < CORNERS; a++) {
            const int node = n + corner(a, pitch, plane);
            metalCurrent(potentials[number] - phi[node], c[node], molarShift * pressure[n], exchange, f, anodic, m, most[n],
                         result);
            sum += result[0];
        }
    }
    rate[n] = -faraday * area[n] * sum / CORNERS;
}

/// Overpotential per node, eta = v - phi - (RT/F) ln c + (Omega - Omega_ion) p / F: mean over what reacts around the node, weighted with
/// its area, 0 where nothing does. Reacting are the cells and faces of `reaction`.
kernel void overpotential(global const real *phi, global const real *c, global const real *area, global const real *pressure,
                          global const real *body, global const real *potentials, FACES, global real *eta,
                          real thermal, real molarShift, real volume, GRID)
{
    NODE(n);
    real weights = leftArea[n] + rightArea[n];
    real metal = leftArea[n] * potentials[1] + rightArea[n] * potentials[2];
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        const int number = (int) body[cell];
        if (area[cell] > 0.0 && number > 0) {
            const real weight = volume / CORNERS * area[cell];
            weights += weight;
            metal += weight * (potentials[number] + molarShift * pressure[cell]);
        }
    }
    eta[n] = weights > 0.0 ? metal / weights - phi[n] - thermal * log(c[n]) : 0.0;
}

/// f <- source + slope phi: the right-hand side of a Newton step for the new potential.
kernel void newtonRight(global const real *source, global const real *slope, global const real *phi,
                        global const real *diffusion, global real *f, GRID)
{
    NODE(n);
    f[n] = source[n] + slope[n] * phi[n] - diffusion[n];
}

/// Moves phi towards `next`, the solution with the reactions replaced by their tangents. Without reaction phi moves there;
/// with one it moves to where the reaction itself carries the current that its tangent has there. In the symmetric form
/// i = 2 I sinh x, slope = f I cosh x, so that tanh x = f i / (2 slope) and
///     x_new = asinh((tanh x - f (next - phi) / 2) cosh x);
/// a current that would turn around ends at zero first. So a current that is far too large falls by many decades per
/// Newton step and not by one factor e. A current that saturates (|tanh x| > 1) moves by `largest` at most. Near the
/// solution the moves agree to second order. `shift` is how far the metal's own potential moves, so that the difference
/// across the interface moves by next - phi - shift.
kernel void moveAlongReaction(global const real *next, global const real *source, global const real *slope,
                              global const real *shift, global real *phi, real f, real largest, GRID)
{
    NODE(n);
    real move = next[n] - phi[n] - shift[n];
    if (slope[n] > 0.0) {
        const real ratio = 0.5 * f * source[n] / slope[n];
        if (fabs(ratio) > 1.0 + ROUNDING) {
            move = fmin(fmax(move, -largest), largest);
        } else {
            const real tangent = fmin(fmax(ratio, ROUNDING - 1.0), 1.0 - ROUNDING);
            const real target = tangent - 0.5 * f * move;
            const real stretch = 1.0 / sqrt(1.0 - tangent * tangent);
            const real end = target * tangent < 0.0 && fabs(tangent) > 0.5 ? 0.0 : asinh(target * stretch);
            move = 2.0 / f * (asinh(tangent * stretch) - end);
        }
    }
    phi[n] += shift[n] + move;
}

/// The metal of the electrodes that a node touches, in cracks and on the faces: its potential (the mean where it touches both; phi
/// where it touches none) and the conductance f i0 of its reaction at rest, cells and areas as in `reaction`.
kernel void touchedMetal(global const real *phi, global const real *area, global const real *body,
                         global const real *potentials, FACES, global real *metal, global real *conductance,
                         real exchange, real f, real volume, GRID)
{
    NODE(n);
    real left = leftArea[n];
    real right = rightArea[n];
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        const int number = (int) body[cell];
        left += number == 1 ? volume / CORNERS * area[cell] : 0.0;
        right += number == 2 ? volume / CORNERS * area[cell] : 0.0;
    }
    const real all = left + right;
    metal[n] = all > 0.0 ? (left * potentials[1] + right * potentials[2]) / all : phi[n];
    conductance[n] = f * exchange * all;
}

/// phi <- next, and where metal of conductance g = factor g_rest touches a node, to where the reaction carries the current
/// g (metal - next) that this contact does: sinh x = f factor (metal - next) / 2 in the symmetric form i = (2 g_rest / f) sinh x,
/// and x the exponent of the branch that carries it, alpha f (metal - phi) where metal dissolves.
kernel void startOnReaction(global const real *next, global const real *metal, global const real *conductance, global real *phi,
                            real f, real anodic, real factor, GRID)
{
    NODE(n);
    const real x = asinh(0.5 * f * factor * (metal[n] - next[n]));
    phi[n] = conductance[n] > 0.0 ? metal[n] - x / (f * (x > 0.0 ? anodic : 1.0 - anodic)) : next[n];
}

/// shift <- shift + slope / all move: how far the metal that a node reacts with moves when a body of conductance `slope` there
/// moves by `move`; `all` is the conductance of all bodies.
kernel void metalShift(global const real *slope, global const real *all, global real *shift, real move, GRID)
{
    NODE(n);
    shift[n] += all[n] > 0.0 ? slope[n] / all[n] * move : 0.0;
}

/// y <- factor ln x on nodes.
kernel void logarithm(global const real *x, global real *y, real factor, GRID)
{
    NODE(n);
    y[n] = factor * log(x[n]);
}

/// c ln c - c + 1 on nodes: the free energy of mixing over RT c0, 0 where c = 1.
kernel void mixing(global const real *c, global real *energy, GRID)
{
    NODE(n);
    energy[n] = (c[n] > 0.0 ? c[n] * log(c[n]) : 0.0) - c[n] + 1.0;
}

/// Area of the face `axis` = 0 at i = side per node: the share of the node in the face's cells.
kernel void faceArea(global real *area, int side, real h, GRID)
{
    NODE(n);
    const real edgeY = j == 0 || j == ny ? 0.5 : 1.0;
    const real edgeZ = k == 0 || k == nz ? 0.5 : 1.0;
    const real share = DIM == 3 ? h * h * edgeY * edgeZ : h * edgeY;
    area[n] = i == side ? share : 0.0;
}

/// The part of an electrode face per node that metal does not cover: area times 1 - replaced, averaged over its cells.
kernel void uncoveredFace(global const real *area, global const real *replaced, global real *open, GRID)
{
    NODE(n);
    real covered = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        covered += replaced[n - corner(a, pitch, plane)];
    }
    const real cells = (j == 0 || j == ny ? 1.0 : 2.0) * (DIM == 3 && k > 0 && k < nz ? 2.0 : 1.0);
    open[n] = area[n] * (1.0 - covered / cells);
}

/// Implicit concentration step: mass = V share / dt, f = mass c + (1 - t) source / (F c0), V share the node's volume.
kernel void ionForces(global const real *c, global const real *source, global real *mass, global real *f,
                      real dt, real uptake, real volume, GRID)
{
    NODE(n);
    const real edgeX = i == 0 || i == nx ? 0.5 : 1.0;
    const real edgeY = j == 0 || j == ny ? 0.5 : 1.0;
    const real edgeZ = DIM == 3 && (k == 0 || k == nz) ? 0.5 : 1.0;
    mass[n] = volume * edgeX * edgeY * edgeZ / dt;
    f[n] = mass[n] * c[n] + uptake * source[n];
}

/// w = exp(-f (phi - reference)): how concentration is spread in equilibrium with the potential.
kernel void boltzmann(global const real *phi, global real *w, real f, real reference, GRID)
{
    NODE(n);
    w[n] = exp(-f * (phi[n] - reference));
}

/// K <- K times the mean of w over the cell's corners.
kernel void weightTensor(global const real *w, global real *K, GRID, int size)
{
    CELL(n);
    const real mean = cornerMean(w, n, pitch, plane);
    for (int e = 0; e < SYM; e++) {
        K[n + e * size] = mean * K[n + e * size];
    }
}

/// y <- x / w on nodes.
kernel void divided(global const real *x, global const real *w, global real *y, GRID)
{
    NODE(n);
    y[n] = x[n] / w[n];
}
