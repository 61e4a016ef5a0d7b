"""PFHub benchmarks 1a and 1b by Fourier series: the free energy at some times.

A pseudo-spectral solution on N x N points, backward differentiation of second order with the bulk extrapolated and
stabilised; needs numpy. With "elements" the Laplacian's eigenvalues are those of bilinear elements with lumped mass on these
points in place of k^2: then it solves what Frond solves on that grid, in another way. With "mirrored" the square is one quarter of
a periodic one that is even about its sides: these let nothing through, as 1b asks.
Run: python3 pfhub_1_fourier.py N STEP END [elements] [mirrored]
"""
import sys

import numpy as np

POINTS, STEP, END = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
TIMES = [5, 10, 15, 20, 50, 100, 200, 500, 1000]
SIZE, MOBILITY, KAPPA, STABILISATION = 200.0, 5.0, 2.0, 1.6

h = SIZE / POINTS
axis = np.arange(POINTS) * h
PARTS = 1
if "mirrored" in sys.argv:
    axis = np.concatenate([axis, SIZE - axis])
    POINTS, PARTS = 2 * POINTS, 4
x, y = np.meshgrid(axis, axis, indexing="ij")
c = 0.5 + 0.01 * (np.cos(0.105 * x) * np.cos(0.11 * y) + (np.cos(0.13 * x) * np.cos(0.087 * y)) ** 2
                  + np.cos(0.025 * x - 0.15 * y) * np.cos(0.07 * x - 0.02 * y))
if "elements" in sys.argv:
    tx = 2 * np.pi * np.fft.fftfreq(POINTS)[:, None]
    ty = 2 * np.pi * np.fft.rfftfreq(POINTS)[None, :]
    square = ((2 - 2 * np.cos(tx)) * (2 + np.cos(ty)) + (2 - 2 * np.cos(ty)) * (2 + np.cos(tx))) / (3 * h**2)
else:
    square = (2 * np.pi * np.fft.fftfreq(POINTS, h))[:, None] ** 2 + (2 * np.pi * np.fft.rfftfreq(POINTS, h))[None, :] ** 2
twice = np.full(square.shape, 2.0)
twice[:, 0] = 1
twice[:, -1] = 1


def slope(c):
    return 10 * (c - 0.3) * (0.7 - c) * (1 - 2 * c)


def energy(c, modes):
    bulk = (5 * (c - 0.3) ** 2 * (0.7 - c) ** 2).sum() * h * h
    return (bulk + 0.5 * KAPPA * (twice * square * np.abs(modes) ** 2).sum() * (h / POINTS) ** 2) / PARTS


rate = MOBILITY * square
modes = np.fft.rfft2(c)
before = None
for step in range(round(END / STEP) + 1):
    if any(abs(step * STEP - t) < STEP / 2 for t in TIMES):
        print(round(step * STEP, 3), energy(c, modes), flush=True)
    drive = np.fft.rfft2(slope(c))
    if before is None:
        new = (modes - STEP * rate * (drive - STABILISATION * modes)) / (1 + STEP * rate * (STABILISATION + KAPPA * square))
    else:
        old, drive_old = before
        extrapolated = 2 * drive - drive_old - STABILISATION * (2 * modes - old)
        new = (4 * modes - old - 2 * STEP * rate * extrapolated) / (3 + 2 * STEP * rate * (STABILISATION + KAPPA * square))
    before = (modes, drive)
    modes = new
    c = np.fft.irfft2(modes, s=(POINTS, POINTS))
