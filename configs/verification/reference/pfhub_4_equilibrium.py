"""Reference numbers for PFHub benchmark 4, the small precipitates at rest: cosines in space, descent with the amount kept.

The quarter of the square is mirrored at its sides, so the square repeats itself and bears no mean stress, in place of free sides
far away: that changes the elastic energy by about the share of the precipitate's area. Unknowns stand at the nodes of a grid.
Elasticity is solved mode by mode; where the precipitate is stiffer, again and again with what it has more as a prestress
(Moulinec and Suquet 1998). Each step moves eta by -(1 - kappa laplace)^-1 of the chemical potential less its mean, until nothing
moves by more than 1e-9. With "elements" -laplace is the lumped form of bilinear elements in place of k^2: what is left is
elasticity, in which cells of one unit err little.
Usage: pfhub_4_equilibrium.py CELLS STIFFER AXIS10 AXIS01 [elements]
"""
import sys

import numpy as np
from scipy.fft import dct, dst

SIDE, KAPPA, WELL, T = 200.0, 0.29, 0.1, 0.005
C11, C12, C44 = 250.0, 150.0, 100.0
A = np.array([0, 0, 8.072789087, -81.24549382, 408.0297321, -1244.129167, 2444.046270, -3120.635139, 2506.663551, -1151.003178,
              230.2006355])
BULK = WELL * np.polynomial.Polynomial(A)
SHARE = np.polynomial.Polynomial([0, 0, 0, 10, -15, 6])
STABILIZER, ARRIVED = 1.0, 1e-9


def cosines(f):
    return dct(dct(f, type=1, axis=0), type=1, axis=1)


def of_cosines(s):
    n = 2 * (s.shape[0] - 1)
    return cosines(s) / n**2


def sines(f):
    s = np.zeros_like(f)
    s[1:-1, 1:-1] = dst(dst(f[1:-1, 1:-1], type=1, axis=0), type=1, axis=1)
    return s


def of_sines(s):
    n = 2 * (s.shape[0] - 1)
    return sines(s) / n**2


class Quarter:
    """A quarter of the square: its waves, and its strain, which goes on from where it was."""

    def __init__(self, cells, stiffer, elements):
        self.h, self.stiffer = SIDE / cells, stiffer
        x = np.arange(cells + 1) * self.h
        self.x, self.y = x[None, :], x[:, None]
        weight = np.ones(cells + 1)
        weight[0] = weight[-1] = 0.5
        self.volumes = np.outer(weight, weight) * self.h**2
        k = np.pi * np.arange(cells + 1) / SIDE
        self.kx, self.ky = np.broadcast_arrays(k[None, :], k[:, None])
        a, b = np.sin(self.kx * self.h / 2)**2, np.sin(self.ky * self.h / 2)**2
        self.k2 = 4 / self.h**2 * (a + b - 4 / 3 * a * b) if elements else self.kx**2 + self.ky**2
        self.strain = np.zeros((3, cells + 1, cells + 1))

    def mean(self, f):
        return np.sum(self.volumes * f) / SIDE**2

    @staticmethod
    def stress_of(strain):
        xx, yy, xy = strain
        return np.array([C11 * xx + C12 * yy, C12 * xx + C11 * yy, C44 * xy])

    def elastic(self, eta):
        """Energy per volume and its derivative with respect to the share of the precipitate."""
        share = SHARE(eta)
        more = self.stiffer * share
        misfit = np.array([share * T, share * T, 0 * share])
        for _ in range(1 if self.stiffer == 0 else 3):
            prestress = more * self.stress_of(self.strain - misfit) - self.stress_of(misfit)
            self.strain = self.relaxed(prestress)
        own = self.strain - misfit
        stress = (1 + more) * self.stress_of(own)
        doubled = np.sum(self.stress_of(own) * own, axis=0)
        return 0.5 * (1 + more) * doubled, 0.5 * self.stiffer * doubled - T * (stress[0] + stress[1])

    def relaxed(self, prestress):
        """The strain of a body of even stiffness under a prestress; its mean bears no stress."""
        kx, ky = self.kx, self.ky
        xx, yy, xy = cosines(prestress[0]), cosines(prestress[1]), sines(prestress[2])
        # u = (U sin cos, V cos sin); C : grad u balances the prestress along x and y
        a, b, c = C11 * kx**2 + C44 * ky**2, C11 * ky**2 + C44 * kx**2, (C12 + C44) * kx * ky
        fx, fy = ky * xy - kx * xx, kx * xy - ky * yy
        det = a * b - c * c
        det[0, 0] = 1
        u, v = (b * fx - c * fy) / det, (a * fy - c * fx) / det
        even = -np.linalg.solve([[C11, C12], [C12, C11]], [self.mean(prestress[0]), self.mean(prestress[1])])
        return np.array([of_cosines(kx * u) + even[0], of_cosines(ky * v) + even[1], -of_sines(ky * u + kx * v)])


def crossing(line, h):
    i = np.nonzero(line > 0.5)[0][-1]
    return (i + (line[i] - 0.5) / (line[i] - line[i + 1])) * h


def run(cells, stiffer, axis10, axis01, elements):
    body = Quarter(cells, stiffer, elements)
    # half of the ellipse's distance to its level line, times the radius of the circle of the same area
    outside = (np.hypot(body.x / axis10, body.y / axis01) - 1) * np.sqrt(axis10 * axis01)
    eta = 0.0065 + 0.9935 * 0.5 * (1 - np.tanh(outside / 1.7))
    amount, slope, rise = body.mean(eta), BULK.deriv(), SHARE.deriv()
    moved = 1.0
    while moved > ARRIVED:
        density, drive = body.elastic(eta)
        series = cosines(eta)
        mu = cosines(slope(eta) + rise(eta) * drive) + KAPPA * body.k2 * series
        mu[0, 0] = 0
        change = of_cosines(mu / (STABILIZER + KAPPA * body.k2))
        eta = eta - change
        moved = np.abs(change).max()
    density, _ = body.elastic(eta)
    gradient = 0.5 * KAPPA * np.sum(body.volumes * eta * of_cosines(body.k2 * cosines(eta)))
    print(f"quarter: elastic {np.sum(body.volumes * density):.6f}, gradient {gradient:.6f}, "
          f"bulk {np.sum(body.volumes * BULK(eta)):.6f}, a10 {crossing(eta[0], body.h):.5f}, a01 {crossing(eta[:, 0], body.h):.5f}, "
          f"ad {crossing(np.diagonal(eta), body.h) * np.sqrt(2):.5f}, matrix {eta[-1, -1]:.6f}, "
          f"amount gained {body.mean(eta) - amount:.1e}", flush=True)


if __name__ == "__main__":
    run(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]), float(sys.argv[4]), "elements" in sys.argv[5:])
