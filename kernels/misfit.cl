// A phase c whose crystal would like another size than what is around, and may be stiffer: per cell, with the share s, the
// mean of h(c) over its corners,
//
//     E = integral over the cell of (1 + b s)/2 (eps - s T) : C : (eps - s T)
//
// T is the misfit strain (SYM numbers, engineering shear), b what the phase's stiffness has more. So the stress is
// (1 + b s) C : (eps - s T), and the potential of c at a node is the derivative of the sum of E,
//
//     h'(c) times the mean over the cells around of  b/(1 + b s) E/V - T : sigma
//
// the exact derivative: the strain that varies within a cell holds energy like any other, and T meets the mean strain alone.

#include "grid.cl"
#include "mixture.cl"

/// s, and the factor of the stiffness, 1 + b s.
kernel void misfitShare(global const real *c, global const real *h, global real *s, global real *factor, int terms, real b,
                        GRID)
{
    CELL(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += polynomialValue(h, terms, c[n + corner(a, pitch, plane)]);
    }
    s[n] = sum / CORNERS;
    factor[n] = 1.0 + b * (sum / CORNERS);
}

/// w = u . A u of each cell, from the forces on its corners: twice the energy that its strain holds.
kernel void cellWork(global const real *u, global const real *forces, global real *w, GRID, int size)
{
    CELL(n);
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        real v[CORNERS];
        real s[CORNERS];
        for (int a = 0; a < CORNERS; a++) {
            v[a] = u[n + corner(a, pitch, plane) + p * size];
            s[a] = forces[n + (p * CORNERS + a) * size];
        }
        // mode by mode: what the cell moves as a whole does no work, and is not to leave its round-off
        modesOf(v);
        modesOf(s);
        for (int m = 1; m < CORNERS; m++) {
            sum += v[m] * s[m];
        }
    }
    w[n] = sum / CORNERS;
}

/// drive = dE/ds per volume, from the energy e = E/V of the cell and its stress.
kernel void misfitDrive(global const real *factor, global const real *T, global const real *e, global const real *stress,
                        global real *drive, real b, GRID, int size)
{
    CELL(n);
    real force = 0.0;
    for (int p = 0; p < SYM; p++) {
        force += T[p] * stress[n + p * size];
    }
    drive[n] = b / factor[n] * e[n] - force;
}

/// g = g + what the misfit adds to the potential of c.
kernel void misfitPotential(global const real *c, global const real *h, global const real *drive,
                            global const real *inverseVolume, global real *g, int terms, real cellVolume, GRID)
{
    NODE(n);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += drive[n - corner(a, pitch, plane)];
    }
    g[n] += polynomialSlope(h, terms, c[n]) * sum * (cellVolume / CORNERS) * inverseVolume[n];
}
