"""Reference numbers for PFHub benchmark 4a: cosines in space, semi-implicit steps of first order in time.

The quarter of the square is mirrored at its sides, so the square repeats itself and bears no mean stress, in place of free sides far
away: that changes the elastic energy by about the share of the precipitate's area, 0.8 %. Elasticity is Khachaturyan's: for an even
misfit T h(eta) in a homogeneous cubic crystal, minus T : sigma is h's series times B(n), n the direction of the wave.
Usage: pfhub_4a_cosines.py CELLS DT TIME...
"""
import sys

import numpy as np
from scipy.fft import dctn, idctn

SIDE, KAPPA, WELL, M, T, C11, C12, C44 = 200.0, 0.29, 0.1, 5.0, 0.005, 250.0, 150.0, 100.0
A = np.array([0, 0, 8.072789087, -81.24549382, 408.0297321, -1244.129167, 2444.046270, -3120.635139, 2506.663551, -1151.003178,
              230.2006355])
BULK = WELL * np.polynomial.Polynomial(A)
SHARE = np.polynomial.Polynomial([0, 0, 0, 10, -15, 6])
STABILIZER = 1.0                                             # of the well's curvature, taken off again explicitly


def waves(cells):
    k = np.pi * np.arange(cells) / SIDE
    kx, ky = k[None, :], k[:, None]
    k2 = kx**2 + ky**2
    nx2, ny2 = kx**2 / np.where(k2 > 0, k2, 1), ky**2 / np.where(k2 > 0, k2, 1)
    # Green's matrix of the plane: K n with C : T = s T, s = C11 + C12
    g11, g22, g12 = C11 * nx2 + C44 * ny2, C11 * ny2 + C44 * nx2, (C12 + C44)
    det = g11 * g22 - g12**2 * nx2 * ny2
    stiff = (C11 + C12) * T
    relaxed = stiff**2 * (nx2 * g22 + ny2 * g11 - 2 * g12 * nx2 * ny2) / np.where(det > 0, det, 1)
    # the mean of h costs nothing: the square is free to swell
    return k2, np.where(k2 > 0, 2 * stiff * T - relaxed, 0)


def crossing(line, h):
    i = np.nonzero(line > 0.5)[0][-1]
    return (i + 0.5 + (line[i] - 0.5) / (line[i] - line[i + 1])) * h


def run(cells, dt, times):
    h = SIDE / cells
    k2, elastic = waves(cells)
    x = (np.arange(cells) + 0.5) * h
    eta = 0.0065 + 0.9935 * 0.5 * (1 - np.tanh((np.hypot(x[None, :], x[:, None]) - 20) / 1.7))
    slope, share, rise = BULK.deriv(), SHARE, SHARE.deriv()
    series, time = dctn(eta, norm="ortho"), 0.0
    for end in [0.0] + times:
        for _ in range(round((end - time) / dt)):
            drive = idctn(elastic * dctn(share(eta), norm="ortho"), norm="ortho")
            mu = dctn(slope(eta) - STABILIZER * eta + rise(eta) * drive, norm="ortho")
            series = (series - dt * M * k2 * mu) / (1 + dt * M * k2 * (STABILIZER + KAPPA * k2))
            eta = idctn(series, norm="ortho")
        time = end
        s = dctn(share(eta), norm="ortho")
        energies = [0.5 * np.sum(elastic * s**2) * h * h, 0.5 * KAPPA * np.sum(k2 * series**2) * h * h, np.sum(BULK(eta)) * h * h]
        row = eta[0, :] + (eta[0, :] - eta[1, :]) / 8
        diagonal = crossing(np.diagonal(eta), h) * np.sqrt(2)
        print(f"t = {time}: quarter: elastic {energies[0]:.5f}, gradient {energies[1]:.5f}, bulk {energies[2]:.5f}, "
              f"a10 {crossing(row, h):.4f}, ad {diagonal:.4f}", flush=True)


if __name__ == "__main__":
    run(int(sys.argv[1]), float(sys.argv[2]), [float(t) for t in sys.argv[3:]])
