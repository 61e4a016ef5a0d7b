// A phase c whose interfaces have directions of their own, and the temperature T that it makes when it grows:
//
//     F = integral of f(c) + T g(c) + kappa/2 a(n)^2 |grad c|^2,      n = grad c / |grad c|
//     a(n)^2 dc/dt = -M dF/dc,                dT/dt = div(D grad T) + L dc/dt
//
// in the plane a = 1 + e cos(m (theta - theta0)) with theta the angle of n; in space, with cubic axes,
// a = 1 - 3 e + 4 e sum n_b^4. The energy's gradient is that of each cell's mean slope p, of which a^2 |p|^2 / 2 is
// homogeneous of second degree: its derivative is a^2 p + |p|^2 a da/dp. What the slope varies within a cell counts as
// isotropic, with the cell's a^2.

#include "grid.cl"
#include "scalar.cl"
#include "mixture.cl"

/// Forces of a^2 |grad c|^2 / 2 on the corners of each cell, and a^2; e is `strength`, m `order`, and cosine and sine are those
/// of m theta0.
kernel void interfaceForces(global const real *c, global real *forces, global real *squares, real strength, int order,
                           real cosine, real sine, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        v[a] = c[n + corner(a, pitch, plane)];
    }
    modesOf(v);
    real p[DIM];
    real sum = 0.0;
    for (int b = 0; b < DIM; b++) {
        p[b] = v[1 << b];
        sum += p[b] * p[b];
    }
    const real slope = sqrt(sum);
    // where nothing varies there is no direction, and no force either
    const real inverse = slope > 0.0 ? 1.0 / slope : 0.0;
    real flux[DIM];
#if DIM == 2
    const real x = inverse * p[0];
    const real y = inverse * p[1];
    real even = cosine;
    real odd = -sine;
    for (int turn = 0; turn < order; turn++) {
        const real before = even;
        even = before * x - odd * y;
        odd = before * y + odd * x;
    }
    const real a = 1.0 + strength * even;
    const real turning = -a * strength * order * odd;
    flux[0] = a * a * p[0] - turning * p[1];
    flux[1] = a * a * p[1] + turning * p[0];
#else
    real fourth = 0.0;
    for (int b = 0; b < DIM; b++) {
        const real direction = inverse * p[b];
        fourth += direction * direction * direction * direction;
    }
    const real a = slope > 0.0 ? 1.0 - 3.0 * strength + 4.0 * strength * fourth : 1.0;
    for (int b = 0; b < DIM; b++) {
        const real direction = inverse * p[b];
        flux[b] = a * a * p[b] + 16.0 * strength * a * slope * direction * (direction * direction - fourth);
    }
#endif
    squares[n] = a * a;
    const real scale = DIM == 3 ? h / 16.0 : 0.25;
    real s[CORNERS];
    s[0] = 0.0;
    for (int m = 1; m < CORNERS; m++) {
        real force = 0.0;
        for (int b = 0; b < DIM; b++) {
            if ((m >> b) & 1) {
                if (m == (1 << b)) {
                    force = flux[b];
                } else {
                    force += modeWeight(m & ~(1 << b)) * (a * a) * v[m];
                }
            }
        }
        s[m] = scale * force;
    }
    forcesOf(s);
    for (int e = 0; e < CORNERS; e++) {
        forces[n + e * size] = s[e];
    }
}

/// Forces of |grad u|^2 / 2 on the corners of each cell: scalarForces with the unit tensor.
kernel void laplaceForces(global const real *u, global real *forces, GRID, int size, real h)
{
    CELL(n);
    real v[CORNERS];
    for (int a = 0; a < CORNERS; a++) {
        v[a] = u[n + corner(a, pitch, plane)];
    }
    modesOf(v);
    const real scale = DIM == 3 ? h / 16.0 : 0.25;
    real s[CORNERS];
    s[0] = 0.0;
    for (int m = 1; m < CORNERS; m++) {
        real weights = 0.0;
        for (int b = 0; b < DIM; b++) {
            if ((m >> b) & 1) {
                weights += modeWeight(m & ~(1 << b));
            }
        }
        s[m] = scale * weights * v[m];
    }
    forcesOf(s);
    for (int a = 0; a < CORNERS; a++) {
        forces[n + a * size] = s[a];
    }
}

/// y = the forces of all cells.
kernel void gatherForces(global const real *forces, global real *y, GRID, int size)
{
    NODE(n);
    y[n] = gather(forces, n, 0, pitch, plane, size);
}

/// r = dc/dt where c is free, else 0. `f` and `g` are coefficients; what comes in besides is `supply`.
kernel void phaseRate(global const real *c, global const real *T, global const real *f, global const real *g,
                      global const real *forces, global const real *squares, global const real *inverseVolume,
                      global const real *open, global const real *supply, global real *r, int terms, int thermalTerms,
                      real kappa, real mobility, GRID, int size, real h)
{
    NODE(n);
    // mean of a^2 over the cells around, of which there are fewer at sides
    real square = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        square += squares[n - corner(a, pitch, plane)];
    }
    square *= inverseVolume[n] * (DIM == 3 ? h * h * h / 8.0 : h * h / 4.0);
    const real mu = polynomialSlope(f, terms, c[n]) + T[n] * polynomialSlope(g, thermalTerms, c[n])
                    + kappa * inverseVolume[n] * gather(forces, n, 0, pitch, plane, size);
    const real rate = supply[n] - (square > 0.0 ? mobility / square : 0.0) * mu;
    r[n] = open[n] > 0.0 ? rate : 0.0;
}

/// r = dT/dt where T is free, else 0, of a phase that grows at the rate s.
kernel void heatRate(global const real *forces, global const real *s, global const real *inverseVolume,
                     global const real *open, global const real *supply, global real *r, real diffusivity, real heat,
                     GRID, int size)
{
    NODE(n);
    const real rate = supply[n] + heat * s[n]
                      - diffusivity * inverseVolume[n] * gather(forces, n, 0, pitch, plane, size);
    r[n] = open[n] > 0.0 ? rate : 0.0;
}

/// b = |f''| + |T g''| + |L g'|, a bound on how fast bulk terms relax, over the mobility.
kernel void reactionBound(global const real *c, global const real *T, global const real *f, global const real *g,
                          global real *b, int terms, int thermalTerms, real heat, GRID)
{
    NODE(n);
    b[n] = fabs(polynomialCurvature(f, terms, c[n])) + fabs(T[n] * polynomialCurvature(g, thermalTerms, c[n]))
           + fabs(heat * polynomialSlope(g, thermalTerms, c[n]));
}

/// y = (1 - mu - nu) start + mu last + nu before + a rate + b first: a stage of a Runge-Kutta-Chebyshev step.
kernel void chebyshevStage(global const real *start, global const real *last, global const real *before,
                           global const real *rate, global const real *first, global real *y,
                           real mu, real nu, real a, real b, int length)
{
    VALUE(n);
    y[n] = (1.0 - mu - nu) * start[n] + mu * last[n] + nu * before[n] + a * rate[n] + b * first[n];
}
