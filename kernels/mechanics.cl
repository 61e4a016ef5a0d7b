// From displacement and damage to the stiffness that momentum balance sees and to the energy that drives the crack.
//
// Split of the strain energy (He and Shao 2019): with S = C^(1/2) of the grain, e = S : eps is split spectrally, and
//     psi+ = 1/2 |<e>+|^2,   psi- = 1/2 |<e>-|^2,   sigma = S : (g <e>+ + <e>-).
// The two parts are orthogonal for every anisotropic C. Tensors of rank two are written as Mandel vectors here (shear
// components times sqrt 2), so that the matrix S acts on them directly.
//
// Tables hold one row per grain: the packed upper triangle of C (Voigt) and of S (Mandel).

#include "grid.cl"

#define ROOT2 1.4142135623730951
#define PACKED (SYM * (SYM + 1) / 2)

/// Mean strain of cell n, tensor components (no engineering shear).
inline void meanStrain(global const real *u, int n, int pitch, int plane, int size, real h, real strain[DIM][DIM])
{
    real gradient[DIM][DIM];
    for (int p = 0; p < DIM; p++) {
        real v[CORNERS];
        for (int a = 0; a < CORNERS; a++) {
            v[a] = u[n + corner(a, pitch, plane) + p * size];
        }
        modesOf(v);
        for (int b = 0; b < DIM; b++) {
            gradient[p][b] = v[1 << b] * (2.0 / CORNERS) / h;
        }
    }
    for (int p = 0; p < DIM; p++) {
        for (int q = 0; q < DIM; q++) {
            strain[p][q] = 0.5 * (gradient[p][q] + gradient[q][p]);
        }
    }
}

/// Rotates the plane (p, q) so that a[p][q] vanishes; the columns of v turn with it (Jacobi 1846).
inline void rotate(real a[DIM][DIM], real v[DIM][DIM], int p, int q)
{
    const real off = a[p][q];
    const real tau = (a[q][q] - a[p][p]) / (off == 0.0 ? 1.0 : 2.0 * off);
    const real root = sqrt(1.0 + tau * tau);
    const real t = off == 0.0 ? 0.0 : (tau >= 0.0 ? 1.0 / (tau + root) : 1.0 / (tau - root));
    const real cosine = 1.0 / sqrt(1.0 + t * t);
    const real sine = t * cosine;
    for (int r = 0; r < DIM; r++) {
        const real x = a[r][p];
        const real y = a[r][q];
        a[r][p] = cosine * x - sine * y;
        a[r][q] = sine * x + cosine * y;
    }
    for (int r = 0; r < DIM; r++) {
        const real x = a[p][r];
        const real y = a[q][r];
        a[p][r] = cosine * x - sine * y;
        a[q][r] = sine * x + cosine * y;
    }
    for (int r = 0; r < DIM; r++) {
        const real x = v[r][p];
        const real y = v[r][q];
        v[r][p] = cosine * x - sine * y;
        v[r][q] = sine * x + cosine * y;
    }
}

/// Eigenvalues (on the diagonal of a) and eigenvectors (columns of v) of a symmetric tensor.
inline void principal(real a[DIM][DIM], real v[DIM][DIM])
{
    for (int p = 0; p < DIM; p++) {
        for (int q = 0; q < DIM; q++) {
            v[p][q] = p == q ? 1.0 : 0.0;
        }
    }
#if DIM == 2
    rotate(a, v, 0, 1);
#else
    for (int sweep = 0; sweep < 20; sweep++) {
        rotate(a, v, 0, 1);
        rotate(a, v, 0, 2);
        rotate(a, v, 1, 2);
    }
#endif
}

/// e = S : eps as a tensor, for the grain whose row of the table of S starts at `row`.
inline void transformed(global const real *roots, int row, real strain[DIM][DIM], real e[DIM][DIM])
{
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            real sum = 0.0;
            for (int r = 0; r < DIM; r++) {
                for (int s = r; s < DIM; s++) {
                    const real t = roots[row + packed(voigt(p, q), voigt(r, s))] * strain[r][s];
                    sum += r == s ? t : ROOT2 * t;
                }
            }
            e[p][q] = p == q ? sum : sum / ROOT2;
            e[q][p] = e[p][q];
        }
    }
}

/// Eigenvalues (on the diagonal of e) and eigenvectors (columns of v) of S : eps at the mean strain of cell n, for the grain
/// whose row of the table of S starts at `row`.
inline void splitStrain(global const real *u, global const real *roots, int row, int n, int pitch, int plane, int size,
                        real h, real e[DIM][DIM], real v[DIM][DIM])
{
    real strain[DIM][DIM];
    meanStrain(u, n, pitch, plane, size, h, strain);
    transformed(roots, row, strain, e);
    principal(e, v);
}

/// The same of the elastic strain of cell n: the mean strain less the eigenstrain.
inline void splitElastic(global const real *u, global const real *roots, int row, global const real *eigenstrain,
                         int n, int pitch, int plane, int size, real h, real e[DIM][DIM], real v[DIM][DIM])
{
    real strain[DIM][DIM];
    meanStrain(u, n, pitch, plane, size, h, strain);
    for (int p = 0; p < DIM; p++) {
        for (int q = 0; q < DIM; q++) {
            strain[p][q] -= (p == q ? 1.0 : 0.5) * eigenstrain[n + voigt(p, q) * size];
        }
    }
    transformed(roots, row, strain, e);
    principal(e, v);
}

/// g = (1 - k) mean over corners of (1 - d)^2 + k, per cell; exactly 1 where nothing is broken.
kernel void degradation(global const real *d, global real *g, real residual, GRID)
{
    CELL(n);
    g[n] = 1.0 - (1.0 - residual) * (1.0 - intactShare(d, n, pitch, plane));
}

/// C <- (1 - w) g C of the grain + 2 G (symmetric unit - 1/3 I I): the degraded electrolyte where metal has not replaced it,
/// w its share of the cell, and the shear modulus G of what fills the cell, without volume stiffness.
kernel void degradedStiffness(global const real *grain, global const real *g, global const real *stiffness,
                              global const real *replaced, global const real *shear, global real *C, GRID, int size)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    const real left = (1.0 - replaced[n]) * g[n];
    real c[PACKED];
    for (int e = 0; e < PACKED; e++) {
        c[e] = left * stiffness[row + e];
    }
    for (int p = 0; p < SYM; p++) {
        c[packed(p, p)] += p < DIM ? shear[n] * 4.0 / 3.0 : shear[n];
    }
    for (int p = 0; p < DIM; p++) {
        for (int q = p + 1; q < DIM; q++) {
            c[packed(p, q)] -= shear[n] * 2.0 / 3.0;
        }
    }
    for (int e = 0; e < PACKED; e++) {
        C[n + e * size] = c[e];
    }
}

/// c <- lost (C - sum_{i <= j} theta_ij (S N_ij) (S N_ij)): what the compressed part of a strain of principal values e and
/// directions v keeps of the stiffness.
inline void compressedPart(global const real *stiffness, global const real *roots, int row, real lost,
                           real e[DIM][DIM], real v[DIM][DIM], real c[PACKED])
{
    for (int s = 0; s < PACKED; s++) {
        c[s] = lost * stiffness[row + s];
    }
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            // theta: share of this direction that is in tension; 1 or 0 for p = q, in between for the shear of a
            // mixed pair
            const real difference = e[p][p] - e[q][q];
            const real tensile = (e[p][p] >= 0.0 ? 1.0 : 0.0);
            const real spread = fmax(e[p][p], 0.0) - fmax(e[q][q], 0.0);
            const real theta = p == q || difference == 0.0 ? tensile : spread / difference;
            real w[SYM];
            for (int s = 0; s < SYM; s++) {
                w[s] = 0.0;
            }
            for (int r = 0; r < DIM; r++) {
                for (int t = r; t < DIM; t++) {
                    // Mandel component (r, t) of N: v_p v_p, or the unit symmetric product of v_p and v_q
                    const real direct = v[r][p] * v[t][q];
                    const real crossed = v[r][q] * v[t][p];
                    const real symmetric = p == q ? direct : (direct + crossed) / ROOT2;
                    const real N = r == t ? symmetric : ROOT2 * symmetric;
                    for (int s = 0; s < SYM; s++) {
                        w[s] += roots[row + packed(s, voigt(r, t))] * N;
                    }
                }
            }
            for (int s = 0; s < SYM; s++) {
                for (int t = s; t < SYM; t++) {
                    const real ws = s < DIM ? w[s] : w[s] / ROOT2;
                    const real wt = t < DIM ? w[t] : w[t] / ROOT2;
                    c[packed(s, t)] -= lost * theta * ws * wt;
                }
            }
        }
    }
}

/// c <- c + K I I.
inline void addVolumeStiffness(real bulk, real c[PACKED])
{
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            c[packed(p, q)] += bulk;
        }
    }
}

/// psi+ = 1/2 |<e>+|^2 of a strain of principal values e, or the whole energy where `whole` is 1.
inline real positiveEnergy(real e[DIM][DIM], int whole)
{
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        const real tension = fmax(e[p][p], 0.0);
        sum += whole == 1 ? e[p][p] * e[p][p] : tension * tension;
    }
    return 0.5 * sum;
}

/// g psi+ + psi-, or g psi where `whole` is 1.
inline real carriedEnergy(real e[DIM][DIM], real g, int whole)
{
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        const real share = whole == 1 || e[p][p] > 0.0 ? g : 1.0;
        sum += share * e[p][p] * e[p][p];
    }
    return 0.5 * sum;
}

/// M <- (1 - w) (1 - g) (C - sum_{i <= j} theta_ij (S N_ij) (S N_ij)) + K I I: what the compressed part of the present mean
/// strain adds to the degraded g C, and the bulk modulus K of what fills the cell. The split stress is homogeneous of degree
/// one, so (g C + M) times the present strain is the split stress itself, and g C + M is its derivative. The first term is
/// left out where nothing is broken (g = 1), where a fluid under `pressure` keeps the faces of the crack apart, and everywhere
/// where `whole` is 1.
kernel void contactStiffness(global const real *u, global const real *grain, global const real *g,
                             global const real *stiffness, global const real *roots, global const real *replaced,
                             global const real *bulk, global const real *pressure, global real *M, int whole,
                             GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    const real lost = (1.0 - replaced[n]) * (1.0 - g[n]);
    real c[PACKED];
    for (int s = 0; s < PACKED; s++) {
        c[s] = 0.0;
    }
    if (whole == 0 && lost > 0.0 && pressure[n] == 0.0) {
        real e[DIM][DIM];
        real v[DIM][DIM];
        splitStrain(u, roots, row, n, pitch, plane, size, h, e, v);
        compressedPart(stiffness, roots, row, lost, e, v, c);
    }
    addVolumeStiffness(bulk[n], c);
    for (int s = 0; s < PACKED; s++) {
        M[n + s * size] = c[s];
    }
}

/// contactStiffness of a solid with an eigenstrain: M of the elastic strain. A kernel of its own, so that others read nothing more.
kernel void elasticContactStiffness(global const real *u, global const real *grain, global const real *g,
                                    global const real *stiffness, global const real *roots, global const real *replaced,
                                    global const real *bulk, global const real *pressure, global const real *eigenstrain,
                                    global real *M, int whole, GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    const real lost = (1.0 - replaced[n]) * (1.0 - g[n]);
    real c[PACKED];
    for (int s = 0; s < PACKED; s++) {
        c[s] = 0.0;
    }
    if (whole == 0 && lost > 0.0 && pressure[n] == 0.0) {
        real e[DIM][DIM];
        real v[DIM][DIM];
        splitElastic(u, roots, row, eigenstrain, n, pitch, plane, size, h, e, v);
        compressedPart(stiffness, roots, row, lost, e, v, c);
    }
    addVolumeStiffness(bulk[n], c);
    for (int s = 0; s < PACKED; s++) {
        M[n + s * size] = c[s];
    }
}

/// Driving energy per cell [J/m^3]: psi+ of the split, or the whole energy where `whole` is 1 or a fluid presses.
kernel void drivingEnergy(global const real *u, global const real *grain, global const real *roots,
                          global const real *pressure, global real *psi, int whole, GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    real e[DIM][DIM];
    real v[DIM][DIM];
    splitStrain(u, roots, row, n, pitch, plane, size, h, e, v);
    psi[n] = positiveEnergy(e, pressure[n] != 0.0 ? 1 : whole);
}

/// psi <- the whole energy of a cell, that of the strain's variation within it included, where a fluid presses: `work` is twice
/// what the stiffness g C holds there.
kernel void wholeEnergy(global const real *work, global const real *g, global const real *pressure, global real *psi,
                        real volume, GRID)
{
    CELL(n);
    if (pressure[n] != 0.0) {
        psi[n] = work[n] / (2.0 * volume * g[n]);
    }
}

/// wholeEnergy of a solid with an eigenstrain: psi is that of the elastic mean strain already, and the strain's variation is added.
kernel void elasticWholeEnergy(global const real *u, global const real *C, global const real *M, global const real *work,
                               global const real *g, global const real *pressure, global real *psi, real volume,
                               GRID, int size, real h)
{
    CELL(n);
    if (pressure[n] != 0.0) {
        real strain[DIM][DIM];
        meanStrain(u, n, pitch, plane, size, h, strain);
        real mean = 0.0;
        for (int p = 0; p < DIM; p++) {
            for (int q = p; q < DIM; q++) {
                for (int r = 0; r < DIM; r++) {
                    for (int s = r; s < DIM; s++) {
                        const int entry = n + packed(voigt(p, q), voigt(r, s)) * size;
                        const real pair = (p == q ? 1.0 : 2.0) * (r == s ? 1.0 : 2.0);
                        mean += pair * (C[entry] + M[entry]) * strain[p][q] * strain[r][s];
                    }
                }
            }
        }
        psi[n] += (work[n] / volume - mean) / (2.0 * g[n]);
    }
}

/// drivingEnergy of a solid with an eigenstrain: of the elastic strain.
kernel void elasticDrivingEnergy(global const real *u, global const real *grain, global const real *roots,
                                 global const real *pressure, global const real *eigenstrain, global real *psi, int whole,
                                 GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    real e[DIM][DIM];
    real v[DIM][DIM];
    splitElastic(u, roots, row, eigenstrain, n, pitch, plane, size, h, e, v);
    psi[n] = positiveEnergy(e, pressure[n] != 0.0 ? 1 : whole);
}

/// Strain energy per cell [J/m^3] as the material carries it: g psi+ + psi-, or g psi without split and where a fluid presses.
kernel void storedEnergy(global const real *u, global const real *grain, global const real *g,
                         global const real *roots, global const real *pressure, global real *psi, int whole,
                         GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    real e[DIM][DIM];
    real v[DIM][DIM];
    splitStrain(u, roots, row, n, pitch, plane, size, h, e, v);
    psi[n] = carriedEnergy(e, g[n], pressure[n] != 0.0 ? 1 : whole);
}

/// storedEnergy of a solid with an eigenstrain: of the elastic strain.
kernel void elasticStoredEnergy(global const real *u, global const real *grain, global const real *g,
                                global const real *roots, global const real *pressure, global const real *eigenstrain,
                                global real *psi, int whole, GRID, int size, real h)
{
    CELL(n);
    const int row = (int) grain[n] * PACKED;
    real e[DIM][DIM];
    real v[DIM][DIM];
    splitElastic(u, roots, row, eigenstrain, n, pitch, plane, size, h, e, v);
    psi[n] = carriedEnergy(e, g[n], pressure[n] != 0.0 ? 1 : whole);
}

/// Mean strain per cell, SYM components with engineering shear.
kernel void strain(global const real *u, global real *strains, GRID, int size, real h)
{
    CELL(n);
    real e[DIM][DIM];
    meanStrain(u, n, pitch, plane, size, h, e);
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            strains[n + voigt(p, q) * size] = p == q ? e[p][q] : 2.0 * e[p][q];
        }
    }
}

/// What is left of a property of the electrolyte, in `components` arrays, where `replaced` of the cell is metal:
/// the share 1 - replaced of it, and never less than `least`.
kernel void remaining(global const real *replaced, global real *values, int components, real least, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < components; s++) {
        values[n + s * size] *= 1.0 - (1.0 - least) * replaced[n];
    }
}

/// sigma = (C + M) eps + sigma0 per cell, from mean strains.
kernel void stress(global const real *strains, global const real *C, global const real *M,
                   global const real *prestress, global real *stresses, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < SYM; s++) {
        real sum = prestress[n + s * size];
        for (int t = 0; t < SYM; t++) {
            sum += (C[n + packed(s, t) * size] + M[n + packed(s, t) * size]) * strains[n + t * size];
        }
        stresses[n + s * size] = sum;
    }
}

/// Largest principal value of a stress per cell, SYM components; in the plane of those in it.
kernel void largestPrincipal(global const real *stresses, global real *largest, GRID, int size)
{
    CELL(n);
    real a[DIM][DIM];
    real v[DIM][DIM];
    for (int p = 0; p < DIM; p++) {
        for (int q = 0; q < DIM; q++) {
            a[p][q] = stresses[n + voigt(p, q) * size];
        }
    }
    principal(a, v);
    real most = a[0][0];
    for (int p = 1; p < DIM; p++) {
        most = fmax(most, a[p][p]);
    }
    largest[n] = most;
}

/// The stress of a body in plane strain with its components across the plane: xx, yy, zz, yz, xz, xy. What the electrolyte carries in
/// the plane, sigma_e, goes with R sigma_e across it, R the row of `across` (zz, yz, xz of what xx, yy, xy each need). What fills the
/// cell is isotropic, of moduli G and K: its part is C_m : eps and the prestress; across the plane
/// (K - 2/3 G) tr eps + perTheta theta. In space the stress itself.
kernel void stressInSpace(global const real *grain, global const real *across, global const real *strains, global const real *stresses,
                          global const real *prestress, global const real *shear, global const real *bulk, global const real *theta,
                          global real *space, real perTheta, GRID, int size)
{
    CELL(n);
#if DIM == 2
    const real trace = strains[n] + strains[n + size];
    const int row = (int) grain[n] * 9;
    real carried[SYM];
    for (int s = 0; s < SYM; s++) {
        const real volume = s < DIM ? (bulk[n] - shear[n] * 2.0 / 3.0) * trace : 0.0;
        const real filling = volume + (s < DIM ? 2.0 : 1.0) * shear[n] * strains[n + s * size];
        carried[s] = stresses[n + s * size] - filling - prestress[n + s * size];
    }
    for (int s = 0; s < 3; s++) {
        real sum = s == 0 ? (bulk[n] - shear[n] * 2.0 / 3.0) * trace + perTheta * theta[n] : 0.0;
        for (int t = 0; t < SYM; t++) {
            sum += across[row + 3 * s + t] * carried[t];
        }
        space[n + (2 + s) * size] = sum;
    }
    space[n] = stresses[n];
    space[n + size] = stresses[n + size];
    space[n + 5 * size] = stresses[n + 2 * size];
#else
    for (int s = 0; s < SYM; s++) {
        space[n + s * size] = stresses[n + s * size];
    }
#endif
}

/// The same of a body in plane stress, which has no components across the plane.
kernel void planeStressInSpace(global const real *stresses, global real *space, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < 6; s++) {
        const int own = DIM == 3 ? s : (s < 2 ? s : (s == 5 ? 2 : -1));
        space[n + s * size] = own < 0 ? 0.0 : stresses[n + max(own, 0) * size];
    }
}

/// Adds to the components zz, yz, xz of a stress in space what an eigenstrain is held with there, degraded and where metal has not
/// replaced it.
kernel void addAcross(global const real *held, global const real *g, global const real *replaced, global real *space,
                      GRID, int size)
{
    CELL(n);
    for (int s = 0; s < 3; s++) {
        space[n + (2 + s) * size] += (1.0 - replaced[n]) * g[n] * held[n + s * size];
    }
}

/// psi <- psi + the energy with which an eigenstrain eps_o is held across the plane [J/m^3], 1/2 sigma_o : (-eps_o): no strain in the
/// plane relaxes it, and no crack.
kernel void addHeldEnergy(global const real *held, global const real *across, global real *psi, GRID, int size)
{
    CELL(n);
    real sum = 0.0;
    for (int s = 0; s < 3; s++) {
        sum += held[n + s * size] * across[n + s * size];
    }
    psi[n] -= 0.5 * sum;
}

/// total <- total + amount of an eigenstrain in each cell times the row of `unit` of its grain, in `components` arrays.
kernel void addEigenstrain(global const real *grain, global const real *amount, global const real *unit, global real *total,
                           int components, GRID, int size)
{
    CELL(n);
    const int row = (int) grain[n] * components;
    for (int s = 0; s < components; s++) {
        total[n + s * size] += amount[n] * unit[row + s];
    }
}

/// strain <- strain + factor E, a strain E that is the same everywhere (SYM numbers, engineering shear).
kernel void addEvenStrain(global const real *E, global real *strain, real factor, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < SYM; s++) {
        strain[n + s * size] += factor * E[s];
    }
}

/// The stress of a strain E that is the same everywhere, C : E.
kernel void evenStress(global const real *E, global const real *C, global real *stress, GRID, int size)
{
    CELL(n);
    for (int p = 0; p < SYM; p++) {
        real sum = 0.0;
        for (int q = 0; q < SYM; q++) {
            sum += C[n + packed(p, q) * size] * E[q];
        }
        stress[n + p * size] = sum;
    }
}

/// psi <- psi + what the strain's variation within a cell holds [J/m^3]: half of what the whole strain's `work` has beyond that of the
/// mean strain, (stress - prestress) : eps.
kernel void addVariation(global const real *strains, global const real *stresses, global const real *prestress,
                         global const real *work, global real *psi, real volume, GRID, int size)
{
    CELL(n);
    real mean = 0.0;
    for (int s = 0; s < SYM; s++) {
        mean += strains[n + s * size] * (stresses[n + s * size] - prestress[n + s * size]);
    }
    psi[n] += 0.5 * (work[n] / volume - mean);
}

/// What an eigenstrain adds to the stress when nothing moves, -(g C + M) : eps0 of the electrolyte alone: with the degraded stiffness
/// and the contact that the present elastic strain made. What fills the cell, of moduli G and K, meets the whole strain.
kernel void eigenstress(global const real *eigenstrain, global const real *C, global const real *M, global const real *shear,
                        global const real *bulk, global real *stresses, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < SYM; s++) {
        real sum = 0.0;
        for (int t = 0; t < SYM; t++) {
            const real volume = s < DIM && t < DIM ? bulk[n] - shear[n] * 2.0 / 3.0 : 0.0;
            const real filled = s == t ? volume + (s < DIM ? 2.0 : 1.0) * shear[n] : volume;
            sum += (C[n + packed(s, t) * size] + M[n + packed(s, t) * size] - filled) * eigenstrain[n + t * size];
        }
        stresses[n + s * size] = -sum;
    }
}
