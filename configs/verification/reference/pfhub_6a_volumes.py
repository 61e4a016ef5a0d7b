"""PFHub benchmark 6a by finite volumes and explicit steps: the free energy at some times.

Cell-centred on N x N cells; the potential from a sparse factorisation in every step. Needs numpy and scipy.
Run: python3 pfhub_6a_volumes.py N END
"""
import sys

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import splu

CELLS, END = int(sys.argv[1]), float(sys.argv[2])
SIZE, MOBILITY, KAPPA, CHARGE, PERMITTIVITY = 100.0, 5.0, 2.0, 0.09, 90.0
TIMES = [0, 1, 2, 5, 10]

h = SIZE / CELLS
centre = (np.arange(CELLS) + 0.5) * h
x, y = np.meshgrid(centre, centre, indexing="ij")
c = 0.5 + 0.04 * (np.cos(0.2 * x) * np.cos(0.11 * y) + (np.cos(0.13 * x) * np.cos(0.087 * y)) ** 2
                  + np.cos(0.025 * x - 0.15 * y) * np.cos(0.07 * x - 0.02 * y))


def line(ends):
    matrix = sparse.diags([1.0, -2.0, 1.0], [-1, 0, 1], shape=(CELLS, CELLS)).tolil()
    matrix[0, 0] = matrix[-1, -1] = ends
    return matrix.tocsc()


one = sparse.eye(CELLS)
poisson = splu((sparse.kron(line(-3.0), one) + sparse.kron(one, line(-1.0))).tocsc())


def potential(c):
    right = -CHARGE / PERMITTIVITY * c * h * h
    right[-1, :] -= 2 * np.sin(centre / 7)
    return poisson.solve(right.ravel()).reshape(CELLS, CELLS)


def laplace(u):
    padded = np.pad(u, 1, mode="edge")
    return (padded[2:, 1:-1] + padded[:-2, 1:-1] + padded[1:-1, 2:] + padded[1:-1, :-2] - 4 * u) / h**2


def energy(c, phi):
    slopes = (np.diff(c, axis=0) ** 2).sum() + (np.diff(c, axis=1) ** 2).sum()
    return (5 * (c - 0.3) ** 2 * (0.7 - c) ** 2 + 0.5 * CHARGE * c * phi).sum() * h * h + 0.5 * KAPPA * slopes


step = 1 / np.ceil(1 / (0.8 * h**4 / (32 * MOBILITY * KAPPA)))
for n in range(round(END / step) + 1):
    phi = potential(c)
    if any(abs(n * step - t) < step / 2 for t in TIMES):
        print(round(n * step, 6), energy(c, phi), flush=True)
    mu = 10 * (c - 0.3) * (0.7 - c) * (1 - 2 * c) - KAPPA * laplace(c) + CHARGE * phi
    c = c + step * MOBILITY * laplace(mu)
