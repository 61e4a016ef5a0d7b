#!/usr/bin/env python3
"""Metal in a sharp crack: its pressure, its volume and when the crack grows. Linear elasticity, small strain, SI units.

A crack whose faces bear the pressure p opens the volume c(a) p, per depth in the plane. Metal is a fluid of one pressure, of the
volume V at p = 0 and of the bulk modulus K. It is plated on both faces of the crack, of the area A:

    V = c(a) p (1 + p/K)                     A = 2 a; 2 pi a^2 for a penny
    G = (p^2/2) dc/da                        per depth in the plane; of a penny, over its rim, (p^2/2) dc/da / (2 pi a)
    dV/dt = (Omega/F) A i,   charge = V F/Omega
    i = i0 [exp((1 - alpha) f s) - exp(-alpha f s)],   s = eta - Omega p/F,   f = F/RT,   alpha: anodic
                                             (alpha = 1/2: i = 2 i0 sinh((F eta - Omega p)/2RT); plating stalls at p = F eta/Omega)

eta is given, in time if need be, or follows from the voltage U of a cell of two flat faces of height h without ohmic loss, which the
crack loads:  h i(eta, 0) + A i(eta, p) + h i(eta - U, 0) = 0.

The crack holds while G < Gc. It grows at p_c(a), where G = Gc, as the balance of V demands, while V_c(a) = c p_c (1 + p_c/K) rises
along a. Where V_c falls it jumps at constant V to the next length at which V_c has come back to V and rises (no inertia).

c(a) comes from finite elements: a slit in a mesh of lines that crowd towards its tips, down to 2^-15 of the length, Q2 elements with
nine nodes, a sparse direct solve. The work of the pressure is c p^2, so c converges twice as fast as the displacement: with N elements
per halving of the distance to the tip the error falls as N^-4, what is left at the tip is 1e-6 to 2e-6. c from N = 2 and 3 is extrapolated;
"error" is what that changes. Between lengths c is Chebyshev's polynomial, whose derivative gives G. A closed form takes the place of
the elements with --infinite. Tilted cracks: the same mesh, twisted about the middle of the crack; the twist fades towards the walls.

Rollers on the left make the edge flaw half of a crack 2 a of a row of cracks; free sides are free of traction. The default
stiffness and the metal's data are those of configs/materials/beta-alumina.yaml and sodium.yaml; crystals are hexagonal, with
structure.planeAngle measured as there: 90 degrees lays the planes along x. E' = E/(1 - nu^2).

Sources: Sneddon, Proc. R. Soc. A 187 (1946) 229 (crack and penny under pressure); Griffith 1921; Butler-Volmer with a pressure: Monroe
and Newman, J. Electrochem. Soc. 151 (2004) A880; Ganser et al., J. Electrochem. Soc. 166 (2019) H167.

Needs numpy and scipy. Usage: metal_in_crack.py flaw | wedge | strip | penny | angles | check [--option VALUE ...] [--csv FILE]
"""
import argparse
import csv

import numpy as np
from numpy.polynomial import Chebyshev
from scipy.integrate import solve_ivp
from scipy.optimize import brentq
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import splu

F, R = 96485.33212, 8.314462618
LAYERS, COARSE, FINE, ORDER = 15, 2, 3, 4               # halvings of the length towards a tip; elements per halving; order of c in them
DEGREE = 10                                             # of c(a) as a polynomial


# --- stiffness ------------------------------------------------------------------------------------------------------------------

def isotropic(young, poisson):
    """Stiffness between xx, yy, zz and xy (twice the shear strain)."""
    shear = young / 2 / (1 + poisson)
    lame = 2 * shear * poisson / (1 - 2 * poisson)
    c = np.zeros((4, 4))
    c[:3, :3] = lame
    c[range(3), range(3)] += 2 * shear
    c[3, 3] = shear
    return c


def hexagonal(c11, c33, c12, c13, c44, plane_angle):
    """The same of a crystal whose planes hold z and make 90 degrees less plane_angle with x."""
    c = np.array([[c11, c13, c12, 0], [c13, c33, c13, 0], [c12, c13, c11, 0], [0, 0, 0, c44]])
    b = np.radians(90 - plane_angle)
    k, s = np.cos(b), np.sin(b)
    turn = np.array([[k*k, s*s, 0, k*s], [s*s, k*k, 0, -k*s], [0, 0, 1, 0], [-2*k*s, 2*k*s, 0, k*k - s*s]])
    return turn.T @ c @ turn


# --- finite elements ------------------------------------------------------------------------------------------------------------

def towards_zero(layers, pieces, longest):
    """Lines between 0 and 1, closer towards 0: every halving in so many pieces, more where these were longer than the longest."""
    lines = list(2.0**-layers * np.arange(pieces) / pieces)
    for k in range(layers, 0, -1):
        n = max(pieces, int(np.ceil(2.0**-k / longest)))
        lines.extend(2.0**-k * (1 + np.arange(n) / n))
    return np.array(lines + [1.0])


class Box:
    """A box with a straight slit along a line y = const, from a wall or between two tips; a cylinder about x = 0 where axisymmetric."""

    def __init__(self, width, height, y, stiffness, roller="left right bottom top", middle=None, tilt=0.0, axisymmetric=False):
        self.width, self.height, self.y, self.stiffness = width, height, y, stiffness
        self.roller, self.middle, self.tilt, self.axisymmetric = roller.split(), middle, tilt, axisymmetric

    def lines(self, a, reference, pieces):
        """Lines across x and y for a crack a, with as many elements as for the reference: so c is smooth in a."""
        def part(length, nominal):
            layers = LAYERS + max(0, int(np.ceil(np.log2(nominal / reference))))
            return length * towards_zero(layers, pieces, min(self.width, self.height) / 4 / pieces / nominal)
        if self.middle is None:
            x = [a - part(a, reference)[::-1], a + part(self.width - a, self.width - reference)]
        else:
            m, left, right = self.middle, self.middle - a, self.middle + a
            half = part(a, reference)
            x = [left - part(left, m - reference)[::-1], left + half, right - half[::-1],
                 right + part(self.width - right, self.width - m - reference)]
        above = self.y + part(self.height - self.y, self.height - self.y)
        y = [above] if self.mirrored() else [self.y - part(self.y, self.y)[::-1], above]
        return [np.unique(np.round(np.concatenate(q) / self.width, 14)) * self.width for q in (x, y)]

    def mirrored(self):
        """Whether the upper half is enough."""
        return (abs(self.y - self.height / 2) < 1e-9 * self.height and abs(self.stiffness[:3, 3]).max() < 1e-9 * self.stiffness[0, 0]
                and self.tilt == 0 and ("bottom" in self.roller) == ("top" in self.roller))

    def compliance(self, a, reference=None, pieces=FINE):
        return self.solve(a, reference or a, pieces)[0]

    def solve(self, a, reference, pieces, stretch=0.0):
        """c, and the opening in the middle of the slit (at its mouth on a wall) per pressure. Pulled apart by `stretch` at p = 0 instead:
        the elastic energy, and the stretch."""
        xs, ys = self.lines(a, reference, pieces)
        nx, ny = len(xs) - 1, len(ys) - 1
        mirrored, both = self.mirrored(), self.middle is not None
        left = self.middle - a if both else 0.0
        right = self.middle + a if both else a
        x, y = [np.sort(np.concatenate([q, (q[1:] + q[:-1]) / 2])) for q in (xs, ys)]
        rows = len(y)
        number = np.arange(len(x) * rows).reshape(len(x), rows)
        slit = int(np.argmin(abs(y - self.y)))
        eps = 1e-9 * self.width
        inside = np.flatnonzero((x > left - eps) & (x < right + eps))
        free = np.flatnonzero((x > left + eps if both else x > -eps) & (x < right - eps))
        below = number.copy()                                                   # numbers seen from below the slit
        if not mirrored:
            below[free, slit] = number.size + np.arange(len(free))
        px, py = [q.ravel() for q in np.meshgrid(x, y, indexing="ij")]
        if not mirrored:
            px, py = [np.concatenate([q, q[number[free, slit]]]) for q in (px, py)]
        px, py = self.twisted(px, py, a)
        scale = self.stiffness[0, 0]

        i, j = [2 * q.ravel() for q in np.meshgrid(np.arange(nx), np.arange(ny), indexing="ij")]
        offset = [(p, q) for p in range(3) for q in range(3)]
        cells = np.stack([np.where(j < slit, below[i + p, j + q], number[i + p, j + q]) for p, q in offset], 1)
        matrix = self.element_matrices(px[cells], py[cells], self.stiffness / scale)
        dofs = np.stack([2 * cells, 2 * cells + 1], 2).reshape(len(cells), 18)
        size = 2 * len(px)
        k = csc_matrix((matrix.ravel(), (np.repeat(dofs, 18, 1).ravel(), np.tile(dofs, (1, 18)).ravel())), (size, size))

        force = np.zeros(size)                                                  # of p = 1; the edges are straight, Simpson's rule is exact
        first, mid, last = [number[inside[s], slit] for s in (slice(0, -1, 2), slice(1, None, 2), slice(2, None, 2))]
        lower = below[inside, slit]
        dx, dy = px[last] - px[first], py[last] - py[first]
        for n, m, share in ((first, lower[0:-1:2], 1), (mid, lower[1::2], 4), (last, lower[2::2], 1)):
            weight = share / 6 * (2 * np.pi * px[n] if self.axisymmetric else 1.0)
            for component, length in ((0, -dy), (1, dx)):
                np.add.at(force, 2 * n + component, weight * length)
                if not mirrored:
                    np.add.at(force, 2 * m + component, -weight * length)

        edge = dict(left=2 * np.append(number[0], below[0]), right=2 * number[-1], bottom=2 * number[:, 0] + 1, top=2 * number[:, -1] + 1)
        fixed = [edge[side] for side in self.roller if not (mirrored and side == "bottom")]
        if mirrored:
            fixed.append(2 * np.setdiff1d(number[:, slit], number[free, slit]) + 1)
        if not {"left", "right"} & set(self.roller):                            # what nothing else holds
            fixed.append([2 * number[-1, -1]])
        if not mirrored and not {"bottom", "top"} & set(self.roller):
            fixed.append([2 * number[-1, -1] + 1])
        if not mirrored and not self.roller:
            fixed.append([2 * number[-1, 0]])
        unknown = np.setdiff1d(np.arange(size), np.concatenate(fixed))
        u = np.zeros(size)
        if stretch:
            force[:] = 0
            u[2 * number[:, -1] + 1] = stretch / (2 if mirrored else 1)
            force -= k @ u
        u[unknown] = splu(k[unknown][:, unknown], permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0,
                          options=dict(SymmetricMode=True)).solve(force[unknown])
        if stretch:
            return (2 if mirrored else 1) * scale * (u @ (k @ u)) / 2, stretch
        where = free[np.argmin(abs(x[free] - (left + right) / 2))] if both else 0
        across = np.array([-np.sin(self.tilt), np.cos(self.tilt)])
        upper, under = number[where, slit], below[where, slit]
        gap = across @ (u[[2 * upper, 2 * upper + 1]] - (-u if mirrored else u)[[2 * under, 2 * under + 1]])
        return (2 if mirrored else 1) * (force @ u) / scale, gap / scale

    def twisted(self, px, py, a):
        if self.tilt == 0:
            return px, py
        rx, ry = px - self.middle, py - self.y
        inner, outer = 1.05 * a, min(self.middle, self.width - self.middle, self.y, self.height - self.y)
        assert outer > 1.2 * inner, "a tilted crack needs room up to the walls"
        t = np.clip(np.log(np.maximum(np.hypot(rx, ry), inner) / outer) / np.log(inner / outer), 0, 1)
        angle = self.tilt * t * t * (3 - 2 * t)
        return (self.middle + rx * np.cos(angle) - ry * np.sin(angle), self.y + rx * np.sin(angle) + ry * np.cos(angle))

    def element_matrices(self, x, y, stiffness):
        g, weights = np.array([-np.sqrt(0.6), 0, np.sqrt(0.6)]), np.array([5, 8, 5]) / 9
        shape = lambda q: np.array([q * (q - 1) / 2, 1 - q * q, q * (q + 1) / 2])
        slope = lambda q: np.array([q - 0.5, -2 * q, q + 0.5])
        matrix = np.zeros((len(x), 18, 18))
        for s, ws in zip(g, weights):
            for t, wt in zip(g, weights):
                n = np.outer(shape(s), shape(t)).ravel()
                ds, dt = np.outer(slope(s), shape(t)).ravel(), np.outer(shape(s), slope(t)).ravel()
                xs, xt, ys, yt = x @ ds, x @ dt, y @ ds, y @ dt
                det = xs * yt - xt * ys
                assert (det > 0).all(), "the mesh is turned inside out"
                nx = (yt[:, None] * ds - ys[:, None] * dt) / det[:, None]
                ny = (xs[:, None] * dt - xt[:, None] * ds) / det[:, None]
                b = np.zeros((len(x), 4, 18))
                b[:, 0, 0::2], b[:, 1, 1::2], b[:, 3, 0::2], b[:, 3, 1::2] = nx, ny, ny, nx
                volume = ws * wt * det
                if self.axisymmetric:
                    r = x @ n
                    b[:, 2, 0::2] = n / r[:, None]
                    volume = volume * 2 * np.pi * r
                matrix += np.einsum("e,eia,ij,ejb->eab", volume, b, stiffness, b, optimize=True)
        return matrix


# --- compliance ------------------------------------------------------------------------------------------------------------------

def extrapolated(f):
    """Value of f(pieces) for pieces without end, and what the extrapolation changed."""
    coarse, fine = f(COARSE), f(FINE)
    best = fine + (fine - coarse) / ((FINE / COARSE)**ORDER - 1)
    return best, abs(best - fine)


class Compliance:
    """c(a) between two lengths as a polynomial, its derivative, and their relative errors."""

    def __init__(self, box, shortest, longest, degree=DEGREE):
        nominal = (shortest + longest) / 2
        fits = [Chebyshev.interpolate(np.vectorize(lambda a: box.compliance(a, nominal, n)), degree, [shortest, longest])
                for n in (COARSE, FINE)]
        self.c = fits[1] + (fits[1] - fits[0]) / ((FINE / COARSE)**ORDER - 1)
        self.slope, self.bend = self.c.deriv(), self.c.deriv(2)
        a = np.linspace(shortest, longest, 101)
        tail = Chebyshev(np.append(np.zeros(degree - 1), self.c.coef[-2:]), self.c.domain)
        self.error = (abs(self.c(a) - fits[1](a)) + abs(tail(a))).max() / self.c(nominal)
        self.slope_error = ((abs(self.slope(a) - fits[1].deriv()(a)) + abs(tail.deriv()(a))) / self.slope(a)).max()
        self.shortest, self.longest = shortest, longest


class Formula:
    """c(a) = factor a^power."""

    def __init__(self, factor, power):
        self.c, self.slope, self.bend = [lambda a, n=n: np.prod(power - np.arange(n)) * factor * a**(power - n) for n in range(3)]
        self.shortest, self.longest, self.error, self.slope_error = 0.0, np.inf, 0.0, 0.0


# --- metal -----------------------------------------------------------------------------------------------------------------------

class Metal:
    """The fluid and its plating."""

    def __init__(self, o):
        self.omega, self.k, self.i0, self.alpha, self.f = o.molar_volume, o.bulk_modulus, o.exchange_current, o.alpha, F / R / o.temperature
        self.split, self.voltage, self.face = o.split, o.cell_voltage, o.face
        try:
            eta = float(o.eta)
            self.eta, self.end = (lambda t: eta), np.inf
        except ValueError:
            t, eta = overpotentials(o.eta)
            self.eta, self.end = (lambda s: np.interp(s, t, eta)), t[-1]

    def volume(self, c, p):
        return c * p * (1 + p / self.k)

    def pressure(self, c, v):
        return 2 * v / c / (1 + np.sqrt(1 + 4 * v / c / self.k))

    def plating(self, eta, p):
        """Current density into the metal."""
        pressed = self.omega * p / F
        forth = (1 - self.alpha) * (eta - pressed) if self.split == "alpha" else (1 - self.alpha) * eta - pressed
        back = self.alpha * (eta - pressed if self.split == "alpha" else eta)
        return self.i0 * (np.exp(self.f * forth) - np.exp(-self.f * back))

    def overpotential(self, t, area, p):
        """eta at the crack: as given, or what the flat electrodes of a cell leave to a crack of this area."""
        if self.voltage is None:
            return self.eta(t)
        surplus = lambda eta: self.face * (self.plating(eta, 0.0) + self.plating(eta - self.voltage, 0.0)) + area * self.plating(eta, p)
        return brentq(surplus, min(self.voltage, 0.0) - 0.01, max(self.voltage, 0.0) + 0.01 + self.omega * p / F, xtol=1e-15)

    def current(self, t, area, p):
        return self.plating(self.overpotential(t, area, p), p)


def overpotentials(path):
    """Two columns: time [s], rising from 0, and overpotential [V]; a first line of names is passed over."""
    with open(path, newline="") as file:
        rows = [r for r in csv.reader(file) if r]
    try:
        float(rows[0][0])
    except ValueError:
        rows = rows[1:]
    t, eta = np.array([[float(r[0]), float(r[1])] for r in rows]).T
    if not (np.diff(t) > 0).all():
        raise SystemExit(f"{path}: times must rise")
    if t[0] > 0:                                                                # histories begin with the end of the first step
        t, eta = np.append(0, t), np.append(eta[0], eta)
    return t, eta


class Crack:
    """A crack of a compliance, with the area it plates on (share a^power) and the length of its front."""

    def __init__(self, compliance, gc, penny=False):
        self.compliance, self.gc = compliance, gc
        self.area = (lambda a: 2 * np.pi * a * a) if penny else (lambda a: 2 * a)
        self.front = (lambda a: 2 * np.pi * a) if penny else (lambda a: 1.0)
        self.front_rise = (lambda a: 1 / a) if penny else (lambda a: 0.0)       # over the front itself

    def c(self, a):
        return self.compliance.c(a)

    def critical(self, a):
        return np.sqrt(2 * self.gc * self.front(a) / self.compliance.slope(a))

    def critical_volume(self, a, metal):
        return metal.volume(self.c(a), self.critical(a))

    def rise(self, a, metal):
        """dV_c/da."""
        c, slope, p = self.c(a), self.compliance.slope(a), self.critical(a)
        relative = (self.front_rise(a) - self.compliance.bend(a) / slope) / 2   # dp_c/da / p_c
        return p * (slope * (1 + p / metal.k) + c * relative * (1 + 2 * p / metal.k))


def history(crack, metal, a, end, longest, marks=()):
    """Rows (t, a, p, V, event) from an empty crack: it holds, grows and jumps till the end. Marks: pressures to report while it holds."""
    rate = lambda t, length, p: metal.omega / F * crack.area(length) * metal.current(t, crack.area(length), p)
    t, v, rows = 0.0, 0.0, [(0.0, a, 0.0, 0.0, "start")]
    end = min(end, metal.end)
    while t < end:
        c, pc = crack.c(a), crack.critical(a) if np.isfinite(crack.gc) else np.inf
        if metal.pressure(c, v) < pc * (1 - 1e-12) or rate(t, a, min(pc, 1e30)) < 0:     # holds
            levels = [q for q in sorted(marks) if q < pc] + ([pc] if np.isfinite(pc) else [])
            events = []
            for q in levels:
                e = lambda s, y, q=q: y[0] - metal.volume(c, q) / v_scale
                e.direction, e.terminal = 1, q == levels[-1]
                events.append(e)
            emptied = lambda s, y: y[0]
            emptied.direction, emptied.terminal = -1, True
            events.append(emptied)
            v_scale = metal.volume(c, levels[-1] if levels else F / metal.omega * max(metal.overpotential(t, crack.area(a), 0.0), 1e-3))
            s = solve_ivp(lambda s, y: [rate(s, a, metal.pressure(c, y[0] * v_scale)) / v_scale], (t, end), [v / v_scale], "LSODA",
                          rtol=1e-10, atol=1e-13, events=events, max_step=max_step(metal, end))
            found = sorted((te, q) for q, times in zip(levels, s.t_events) for te in times)
            steps = [(te, a, metal.pressure(c, y * v_scale), y * v_scale, "") for te, y in zip(s.t[1:], s.y[0][1:])]
            marked = [(te, a, q, metal.volume(c, q), "grows" if q == pc else "mark") for te, q in found]
            rows.extend(sorted(steps + marked, key=lambda r: r[0]))
            t, v = s.t[-1], s.y[0][-1] * v_scale
            if len(s.t_events[-1]):
                rows[-1] = rows[-1][:4] + ("emptied",)
                break
            if s.status != 1 or not np.isfinite(pc):
                break
            v = metal.volume(c, pc)
        if crack.rise(a, metal) <= 0:                                           # jumps
            further = np.linspace(a, longest, 2001)[1:]
            beyond = np.flatnonzero(crack.critical_volume(further, metal) >= v * (1 + 1e-9))
            if len(beyond) == 0:
                rows.append((t, longest, metal.pressure(crack.c(longest), v), v, "runs through"))
                break
            k = beyond[0]
            if k == 0:
                raise SystemExit("the jump is shorter than the resolution of a")
            a = brentq(lambda q: crack.critical_volume(q, metal) - v, further[k - 1], further[k], xtol=1e-14 * longest)
            rows.append((t, a, crack.critical(a), v, "jumped"))
        done = lambda s, y: y[0] - longest
        turns = lambda s, y: crack.rise(y[0], metal)
        rests = lambda s, y: rate(s, y[0], crack.critical(y[0]))
        done.terminal = turns.terminal = rests.terminal = True
        turns.direction = rests.direction = -1
        s = solve_ivp(lambda s, y: [max(rate(s, y[0], crack.critical(y[0])), 0) / crack.rise(y[0], metal)], (t, end), [a], "RK45",
                      rtol=1e-9, atol=1e-15, events=[done, turns, rests], max_step=max_step(metal, end), dense_output=True)
        times = np.linspace(t, s.t[-1], 41)[1:]
        lengths = np.append(s.sol(times[:-1])[0], s.y[0][-1])
        rows.extend((te, q, crack.critical(q), crack.critical_volume(q, metal), "") for te, q in zip(times, lengths))
        t, a = s.t[-1], s.y[0][-1]
        v = crack.critical_volume(a, metal)
        if s.status == 1 and len(s.t_events[0]):
            rows[-1] = rows[-1][:4] + ("reached",)
            break
        if s.status != 1:
            break
        rows[-1] = rows[-1][:4] + ("turns" if len(s.t_events[1]) else "rests",)
        if len(s.t_events[2]):                                                  # plating has turned to stripping: hold a little below
            v *= 1 - 1e-11
        else:
            a *= 1 + 1e-9
    return rows


def max_step(metal, end):
    return end / 400 if np.isfinite(metal.end) else np.inf


# --- commands --------------------------------------------------------------------------------------------------------------------

def table(names, rows, path):
    """Prints the table and writes it where a file is named."""
    print("  ".join(f"{n:>14s}" for n in names))
    for row in rows:
        print("  ".join(f"{q:>14s}" if isinstance(q, str) else f"{q:14.6g}" for q in row))
    if path:
        with open(path, "w", newline="") as file:
            csv.writer(file).writerows([names, *[[q if isinstance(q, str) else repr(float(q)) for q in row] for row in rows]])


def stiffness_of(o):
    if o.elasticity == "isotropic":
        return isotropic(o.young, o.poisson)
    return hexagonal(o.c11, o.c33, o.c12, o.c13, o.c44, o.plane_angle)


def plane_modulus(c):
    """E' of a crack along x in a large plate, plane strain: G = K_I^2/E' (Sih, Paris and Irwin 1965); E/(1 - nu^2) of an isotropic body."""
    b = np.linalg.inv(c[np.ix_([0, 1, 3], [0, 1, 3])])
    roots = np.roots([b[0, 0], -2 * b[0, 2], 2 * b[0, 1] + b[2, 2], -2 * b[1, 2], b[1, 1]])
    one, other = roots[roots.imag > 0]
    return -2 / b[1, 1] / ((one + other) / (one * other)).imag


def edge_box(o):
    return Box(o.width, o.height, o.height / 2 if o.position is None else o.position, stiffness_of(o), " ".join(o.roller))


def edge_compliance(o, shortest, longest):
    if o.infinite:
        return Formula(np.pi / plane_modulus(stiffness_of(o)), 2)
    if not 0 < shortest < longest < o.width:
        raise SystemExit("the crack must end inside the box")
    return Compliance(edge_box(o), shortest, longest)


def print_compliance(c, error, a, modulus, slope=None):
    print(f"V_open/p = {c:.6g} m^2/Pa = {c * modulus / np.pi / a**2:.5f} pi a^2/E', E' = {modulus / 1e9:.5g} GPa, error {error:.1e}")


def thinned(rows, count=40):
    """Every event, and rows between which V or the time changes by a share of its range."""
    kept, span = [], [max(q) - min(q) or 1.0 for q in zip(*[(r[0], r[3]) for r in rows])]
    for n, r in enumerate(rows):
        if r[4] or n == len(rows) - 1 or max(abs(r[0] - kept[-1][0]) / span[0], abs(r[3] - kept[-1][3]) / span[1]) > 1 / count:
            kept.append(r)
    return kept


def history_table(rows, o, penny=False):
    volume = "V [m^3]" if penny else "V [m^2]"
    table(["t [s]", "a [m]", "p [Pa]", volume, "charge [C]" if penny else "charge [C/m]", "event"],
          [r[:4] + (r[3] * F / o.molar_volume, r[4]) for r in rows], o.csv)


def flaw(o):
    """An edge flaw that holds."""
    c_of = lambda n: edge_box(o).compliance(o.length, pieces=n)
    modulus = plane_modulus(stiffness_of(o))
    c, error = (np.pi * o.length**2 / modulus, 0.0) if o.infinite else extrapolated(c_of)
    print_compliance(c, error / c, o.length, modulus)
    held = Formula(c / o.length**2, 2)                                          # its length does not change
    rows = history(Crack(held, np.inf), Metal(o), o.length, o.end, np.inf, o.pressures)
    reached = [r for r in rows if r[4] == "mark"]
    history_table(reached or thinned(rows), o)
    if len(reached) < len(o.pressures):
        print(f"{rows[-1][2]:.6g} Pa after {rows[-1][0]:.6g} s: the rest is not reached")


def wedge(o):
    """An edge flaw that grows."""
    compliance = edge_compliance(o, o.length, o.longest)
    print(f"errors: c {compliance.error:.1e}, dc/da {compliance.slope_error:.1e}")
    history_table(thinned(history(Crack(compliance, o.gc), Metal(o), o.length, o.end, o.longest, o.pressures)), o)


def strip(o):
    """Pressure and volume at which the crack of a strip grows, along its length."""
    box = edge_box(o)
    compliance = Compliance(box, o.length, o.longest)
    crack, metal, c = Crack(compliance, o.gc), Metal(o), box.stiffness
    ends = {"left", "right"} & set(o.roller)
    print(f"errors: c {compliance.error:.1e}, dc/da {compliance.slope_error:.1e}")
    for name, modulus in (("no strain along the strip", c[1, 1]), ("free ends, far from them", c[1, 1] - c[0, 1]**2 / c[0, 0])):
        p = np.sqrt(2 * o.gc * modulus / o.height)
        opening = p * o.height / modulus
        print(f"{name}: p_c = {p:.6g} Pa, dV/da = {opening * (1 + p / metal.k):.6g} m, pulled apart {opening:.6g} m")
    a = np.arange(o.length, o.longest * (1 + 1e-9), o.step)
    a[-1] = min(a[-1], o.longest)
    p = crack.critical(a)
    pulled = p * o.height / (c[1, 1] if len(ends) == 2 else c[1, 1] - c[0, 1]**2 / c[0, 0])    # the even stress of the whole strip is p_c
    table(["a [m]", "c [m^2/Pa]", "dc/da [m/Pa]", "p_c [Pa]", "V [m^2]", "dV/da [m]", "pulled [m]"],
          np.transpose([a, crack.c(a), compliance.slope(a), p, crack.critical_volume(a, metal), crack.rise(a, metal), pulled]), o.csv)


def penny(o):
    """A penny in a cylinder with rollers all around, and in an infinite body."""
    stiffness, modulus = isotropic(o.young, o.poisson), o.young / (1 - o.poisson**2)
    infinite = Formula(16 / 3 / modulus, 3)
    box = Box(o.width, o.height, o.height / 2, stiffness, " ".join(o.roller), axisymmetric=True)
    inside = Compliance(box, 0.9 * o.length, 1.1 * o.length, 6)
    print(f"errors: c {inside.error:.1e}, dc/da {inside.slope_error:.1e}")
    table_rows = []
    for name, compliance in (("infinite body", infinite), ("cylinder", inside)):
        c, critical = compliance.c(o.length), float(Crack(compliance, o.gc, penny=True).critical(o.length))
        print(f"{name}: V_open/p = {c:.6g} m^3/Pa = {c / infinite.c(o.length):.5f} of the infinite body's; grows at {critical:.6g} Pa")
        held = Crack(Formula(c / o.length**3, 3), np.inf, penny=True)
        rows = history(held, Metal(o), o.length, o.end, np.inf, [q for q in o.pressures if q < critical] + [critical])
        table_rows += [r[:4] + (name,) for r in rows if r[4] == "mark"]
        if rows[-1][2] < critical * (1 - 1e-9):
            print(f"it does not grow: {rows[-1][2]:.6g} Pa after {rows[-1][0]:.6g} s")
    history_table(table_rows, o, penny=True)


def angles(o):
    """Compliance and opening of a tilted crack 2 a in the middle of a box, and over those of an infinite plate."""
    rows = []
    for degrees in o.degrees:
        box = Box(o.width, o.height, o.height / 2, isotropic(o.young, o.poisson), " ".join(o.roller), o.width / 2, np.radians(degrees))
        (c, gap), errors = extrapolated(lambda n: np.array(box.solve(o.length, o.length, n)))
        modulus = o.young / (1 - o.poisson**2)
        rows.append([degrees, c, c * modulus / 2 / np.pi / o.length**2, gap, gap * modulus / 4 / o.length, max(errors / [c, gap])])
    table(["angle [deg]", "V_open/p", "over infinite", "middle/p", "over infinite", "error"], rows, o.csv)


# --- checks against exact results --------------------------------------------------------------------------------------------------

def near(name, found, exact, tolerance):
    error = abs(found / exact - 1)
    print(f"{name:75s} {found:13.7g} {exact:13.7g}  {error:8.1e} < {tolerance:.0e}")
    assert error < tolerance, name


def check(o):
    """Exact results: Sneddon's, the strip with free ends, kinetics in closed form, the balance of energy."""
    check_elements()
    check_history(o)


def check_elements():
    body, modulus = isotropic(210e9, 0.25), 210e9 / (1 - 0.25**2)
    crystal = 330e9, 200e9, 130e9, 80e9, 60e9

    def far(f, near_wall, power):
        """f with the walls out of reach, whose effect falls with a power of their distance."""
        return f(2 * near_wall) + (f(2 * near_wall) - f(near_wall)) / (2**power - 1)

    def half_plate(size, roller="left right bottom top"):
        return extrapolated(lambda n: np.array(Box(size, 2 * size, size, body, roller).solve(1.0, 1.0, n)))[0]

    def turned_plate(size):
        square = Box(2 * size, 2 * size, size, hexagonal(*crystal, 90), middle=size, tilt=np.pi / 6)
        return extrapolated(lambda n: square.compliance(1.0, pieces=n))[0]

    volume, opening = far(half_plate, 20.0, 2)
    near("Sneddon: volume of half a crack 2 a", volume, np.pi / modulus, 1e-5)
    near("Sneddon: opening in its middle", opening, 4 / modulus, 1e-5)
    near("Koiter: volume of a crack from a free face, K_I = 1.12152 p (pi a)^1/2", far(lambda size: half_plate(size, "right")[0], 20.0, 2),
         1.12152**2 * np.pi / modulus, 2e-5)
    near("volume of a crack 2 a at 30 degrees to the planes of a crystal", far(turned_plate, 20.0, 2),
         2 * np.pi / plane_modulus(hexagonal(*crystal, 120)), 2e-5)
    cylinder = lambda size: extrapolated(lambda n: Box(size, 2 * size, size, body, axisymmetric=True).compliance(1.0, pieces=n))[0]
    near("Sneddon: volume of a penny", far(cylinder, 10.0, 3), 16 / 3 / modulus, 1e-5)

    free = Compliance(Box(16.0, 4.1, 2.05, body, "bottom top"), 7.0, 9.0, 4)
    near("strip with free ends: dc/da in its middle", free.slope(8.0), 4.1 / modulus, 1e-5)
    strip = Box(16.0, 4.1, 2.05, body)
    c, modulus_along = strip.compliance(8.0), body[1, 1] / 4.1
    near("energy of a strip pulled apart: the whole strip's less c p^2/2", strip.solve(8.0, 8.0, FINE, stretch=1.0)[0],
         16.0 * modulus_along / 2 - c * body[1, 1]**2 / 4.1**2 / 2, 1e-8)
    whole = Box(16.0, 4.1, 2.05, body)
    whole.mirrored = lambda: False
    near("half of a strip as the whole", c, whole.compliance(8.0), 1e-8)
    near("edge flaw: extrapolated, and twice as fine", extrapolated(lambda n: strip.compliance(8.0, pieces=n))[0],
         strip.compliance(8.0, pieces=6), 2e-6)
    turned = hexagonal(3.0, 3.0, 1.0, 1.0, 1.0, 35)
    near("a crystal of isotropic constants is isotropic", turned[0].sum(), isotropic(2.5, 0.25)[0].sum(), 1e-12)


def check_history(o):
    modulus = 210e9 / (1 - 0.25**2)
    o.eta, o.exchange_current, o.alpha, o.split = "0.075", 100.0, 0.5, "alpha"

    def metal(bulk_modulus):
        o.bulk_modulus = bulk_modulus
        return Metal(o)

    fluid, soft = metal(np.inf), metal(6.3e9)
    plate = Crack(Formula(np.pi / modulus, 2), 50.0)
    rows = history(plate, fluid, 2e-6, 100.0, 4e-6, [1e8])
    driven = lambda p: np.log(np.tanh((F * 0.075 - fluid.omega * p) * fluid.f / F / 4))
    exact = plate.c(2e-6) * (F / fluid.omega)**2 / 4e-6 / fluid.f / fluid.i0 * (driven(0) - driven(1e8))
    near("time to 100 MPa in closed form, incompressible", next(r[0] for r in rows if r[4] == "mark"), exact, 1e-7)

    even = Crack(Formula(4.1e-6 / modulus, 1), 1.0)                             # c in proportion to a: one pressure, which is below the stall
    o.eta = "0.1"
    rows = history(even, metal(6.3e9), 8e-6, 100.0, 12e-6)
    start, last = next(r for r in rows if r[4] == "grows"), rows[-1]
    near("a crack at even pressure grows to the last length", last[1], 12e-6, 1e-9)
    near("exponentially", last[0] - start[0], np.log(1.5) * even.rise(8e-6, soft) / (soft.omega / F * 2 * soft.plating(0.1, start[2])), 1e-7)

    class Softer:
        """c of a crack that comes into a softer part: dc/da rises fourfold about 1.5 um."""
        shortest, longest, k, wide = 0.0, np.inf, 4.1e-6 / modulus, 0.1e-6
        z = lambda self, a: (a - 1.5e-6) / self.wide
        c = lambda self, a: self.k * (2.5 * a + 1.5 * self.wide * np.log(np.cosh(self.z(a))) - 1.3e-6)
        slope = lambda self, a: self.k * (2.5 + 1.5 * np.tanh(self.z(a)))
        bend = lambda self, a: self.k * 1.5 / self.wide / np.cosh(self.z(a))**2

    crack = Crack(Softer(), 0.5)
    rows = history(crack, soft, 1e-6, 100.0, 4e-6)
    at = next(n for n, r in enumerate(rows) if r[4] == "jumped")
    near("a jump keeps the volume", crack.critical_volume(rows[at][1], soft), rows[at - 1][3], 1e-9)
    a, p = np.array([r[1:3] for r in rows[:at]]).T
    opened = crack.c(a) * p
    work = ((p[1:] + p[:-1]) / 2 * np.diff(opened)).sum()
    near("work of the pressure up to it: elastic energy and crack surface", work, p[-1] * opened[-1] / 2 + 0.5 * (a[-1] - a[0]), 1e-4)


# --- command line -------------------------------------------------------------------------------------------------------------------

ELASTIC = dict(young=(210e9, "Young's modulus [Pa]"), poisson=(0.25, "Poisson's ratio"))
CRYSTAL = dict(elasticity=("isotropic", "isotropic, or hexagonal with c11 to c44"), c11=(330e9, "[Pa]"), c33=(200e9, "[Pa]"), c12=(130e9, "[Pa]"),
               c13=(80e9, "[Pa]"), c44=(60e9, "[Pa]"), plane_angle=(90.0, "angle of the crystal's planes to the left face [degrees]"))
METAL = dict(eta=("0.075", "overpotential of plating [V], or a CSV file of two columns: time [s], overpotential [V]"),
             exchange_current=(100.0, "i0 [A/m^2]"), alpha=(0.5, "anodic transfer coefficient"),
             split=("alpha", "whether pressure acts like the electrical work (alpha) or on plating alone (cathodic)"),
             molar_volume=(23.78e-6, "of the metal [m^3/mol]"), temperature=(298.15, "[K]"), end=(100.0, "longest time [s]"))
FLUID = dict(bulk_modulus=(6.3e9, "of the metal [Pa]; inf: incompressible"))
CELL = dict(cell_voltage=(None, "eta follows from this voltage [V] between two flat faces of the same kinetics, one of them with the crack; no ohmic loss"),
            face=(None, "height of such a face [m]; the box's where not given"))
FRACTURE = dict(gc=(2.0, "fracture energy Gc [J/m^2]"))
SIDES = dict(roller=(["left", "right", "bottom", "top"], "sides on rollers; the others are free"))
EDGE = dict(position=(None, "height of the crack [m]; half of the box's where not given"),
            infinite=(False, "an infinite plate, half of a crack 2 a, in place of the box"))


def sized(length, width, height, what="length of the crack [m]"):
    return dict(length=(length, what), width=(width, "of the box, along the crack [m]"), height=(height, "of the box [m]"))


PRESSURES = [50e6, 100e6, 150e6, 200e6, 250e6, 270e6]
COMMANDS = {
    flaw: [sized(2e-6, 9.6e-6, 19.6e-6), EDGE, SIDES, ELASTIC, CRYSTAL, METAL, FLUID, CELL,
           dict(pressures=(PRESSURES, "pressures whose times are asked for [Pa]"))],
    wedge: [sized(8e-6, 16e-6, 4.1e-6), EDGE, SIDES, ELASTIC, CRYSTAL, METAL, FLUID, CELL, FRACTURE,
            dict(longest=(12e-6, "length at which to stop [m]"), pressures=([], "pressures to report while it holds [Pa]"))],
    strip: [sized(8e-6, 16e-6, 4.1e-6), SIDES, ELASTIC, CRYSTAL, FLUID, FRACTURE,
            dict(longest=(12e-6, "last length [m]"), step=(0.5e-6, "between lengths [m]"))],
    penny: [sized(2e-6, 9.6e-6, 19.6e-6, "radius of the penny [m]"), SIDES, ELASTIC, METAL, FLUID, FRACTURE,
            dict(pressures=(PRESSURES, "pressures whose times are asked for [Pa]"))],
    angles: [sized(2e-6, 16e-6, 16e-6, "half length a [m]"), SIDES, ELASTIC, dict(degrees=([0.0, 30.0, 45.0], "angles to x"))],
    check: []}
CHOICES = dict(elasticity=["isotropic", "hexagonal"], split=["alpha", "cathodic"], roller=["left", "right", "bottom", "top"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for command, groups in COMMANDS.items():
        one = commands.add_parser(command.__name__, help=command.__doc__, description=command.__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
        one.set_defaults(command=command, position=None, **{name: default for group in (METAL, FLUID, CELL) for name, (default, _) in group.items()})
        one.add_argument("--csv", help="file that the table is written to as well")
        for name, (default, text) in (entry for group in groups for entry in group.items()):
            flag = "--" + name.replace("_", "-")
            if isinstance(default, bool):
                one.add_argument(flag, action="store_true", help=text)
            else:
                several = isinstance(default, list)
                kind = str if name in CHOICES or isinstance(default, str) else float
                one.add_argument(flag, default=default, help=text, type=kind, choices=CHOICES.get(name), **({"nargs": "*"} if several else {}))
    o = parser.parse_args()
    o.face = o.height if o.face is None and o.cell_voltage is not None else o.face
    o.command(o)


if __name__ == "__main__":
    main()
