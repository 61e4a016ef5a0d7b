# A straight needle of sodium through half a millimetre of ceramic (case V63): finite volumes with fluxes between middles of cells and linear
# kinetics, in place of Frond's bilinear elements and Butler and Volmer. Each path is drawn evenly between 0.6 and 1.4 strides.
# Run: python3 needle_volumes.py          (numpy, scipy; prints time, ratio of speeds and events of each draw, then means)
import numpy as np
import scipy.sparse as sp
import scipy.sparse.linalg as sl

FARADAY, MOLAR, THERMAL = 96485.33212, 23.78e-6, 8.31446261815324 * 298.15 / 96485.33212
NX, NY, LENGTH = 128, 129, 0.5e-3
H = LENGTH / NX
KAPPA, EXCHANGE, CURRENT = 0.2, 300.0, 10.0
THICK, STRIDE, CHI, FLAW = 3e-6, 10e-6, 10.0, 12e-6
RESIDUAL = 1e-4
MIDDLE = NY // 2
CELL = np.arange(NX * NY).reshape(NX, NY)
X, Y = np.meshgrid((np.arange(NX) + 0.5) * H, (np.arange(NY) + 0.5) * H, indexing="ij")
REACTION = EXCHANGE / THERMAL


def currents(path, full, damaged):
    """Current into each cell of the path per depth [A/m]."""
    kappa = np.full((NX, NY), KAPPA)
    kappa[damaged] *= CHI
    kappa[path > 0, MIDDLE] = KAPPA * CHI
    kappa[full, MIDDLE] *= np.maximum(1 - np.minimum(1, THICK * path[full] / H**2), RESIDUAL)
    diagonal = np.zeros(NX * NY)
    rows, columns, values = [], [], []
    for a, b, one, other in ((CELL[1:], CELL[:-1], kappa[1:], kappa[:-1]), (CELL[:, 1:], CELL[:, :-1], kappa[:, 1:], kappa[:, :-1])):
        link = (2 * one * other / (one + other)).ravel()
        rows += [a.ravel(), b.ravel()]
        columns += [b.ravel(), a.ravel()]
        values += [-link, -link]
        np.add.at(diagonal, a.ravel(), link)
        np.add.at(diagonal, b.ravel(), link)
    diagonal[CELL[0]] += H / (1 / REACTION + 0.5 * H / KAPPA)
    react = np.where((path > 0) & ~full, 2 * path * REACTION, 0.0)
    diagonal[CELL[:, MIDDLE]] += react
    right = np.zeros(NX * NY)
    right[CELL[-1]] = CURRENT * H
    every = np.arange(NX * NY)
    matrix = sp.csc_matrix((np.concatenate(values + [diagonal]), (np.concatenate(rows + [every]), np.concatenate(columns + [every]))))
    return react * sl.spsolve(matrix, right).reshape(NX, NY)[:, MIDDLE]


def needle(seed):
    random = np.random.default_rng(seed)
    tip, time, metal, damaged = FLAW, 0.0, np.zeros(NX), np.zeros((NX, NY), bool)
    times, tips = [0.0], [tip]
    while tip < LENGTH:
        path = np.clip(tip - np.arange(NX) * H, 0, H)
        room = THICK * path
        rate = MOLAR / FARADAY * currents(path, (path > 0) & (metal >= room * (1 - 1e-9)), damaged)
        last = (np.abs(X[:, 0] - tip) <= max(THICK, 3 * H)) & (path > 0)
        step = max((room - metal)[last].sum(), 1e-6 * room[last].sum()) / rate[last].sum()
        metal += step * rate
        time += step
        damaged |= np.hypot(X - tip - STRIDE, Y - (MIDDLE + 0.5) * H) <= STRIDE
        tip = min(LENGTH, tip + (0.6 + 0.8 * random.random()) * STRIDE)
        times.append(time)
        tips.append(tip)
    third, two = np.interp([time / 3, 2 * time / 3], times, tips)
    return time / 3600, (LENGTH - two) / (third - FLAW), len(times) - 1


draws = []
for seed in range(6):
    draws.append(needle(seed))
    print(seed, *draws[-1], flush=True)
draws = np.array(draws)
print("mean", draws.mean(axis=0), "standard deviation", draws.std(axis=0, ddof=1), "least", draws.min(axis=0))
