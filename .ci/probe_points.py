"""Writes, as JSON, what every field of a result holds at random places, as h5py and numpy see it; the page must show the same.

Usage: probe_points.py RESULT_FOLDER POINTS > FILE
"""
import json
import pathlib
import random
import sys

import h5py
import numpy

SEED = 7


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def eigenvalues(tensor):
    return numpy.linalg.eigvalsh(tensor.reshape(tensor.shape[:-1] + (3, 3)))


def von_mises(t):
    xx, yy, zz = (t[..., n] for n in (0, 4, 8))
    xy, xz, yz = (t[..., n] for n in (1, 2, 5))
    return numpy.sqrt(((xx - yy) ** 2 + (yy - zz) ** 2 + (zz - xx) ** 2) / 2 + 3 * (xy ** 2 + xz ** 2 + yz ** 2))


def strains(u, h):
    """Means over the cells of a plane body."""
    along_x = (u[:-1, 1:] - u[:-1, :-1] + u[1:, 1:] - u[1:, :-1]) / (2 * h)
    along_y = (u[1:, :-1] - u[:-1, :-1] + u[1:, 1:] - u[:-1, 1:]) / (2 * h)
    return {"strain.xx": along_x[..., 0], "strain.yy": along_y[..., 1], "strain.xy": (along_x[..., 1] + along_y[..., 0]) / 2,
            "strain.volume": along_x[..., 0] + along_y[..., 1]}


def quantities(snapshot):
    """By the names that the page gives them: (values [y, x], whether at nodes, whether stored)."""
    h = float(snapshot.attrs["spacing"])
    found = {}
    for name, field in snapshot["fields"].items():
        values = field[:]
        nodes = text(field.attrs["location"]) == "node"
        if "component_names" not in field.attrs:
            found[name] = (values, nodes, True)
            continue
        names = text(field.attrs["component_names"]).split()
        if len(names) == 3:
            dimensions = 3 if name == "axis" else 2
            for n in range(dimensions):
                found[f"{name}.{names[n]}"] = (values[..., n], nodes, True)
            if name != "axis":
                found[name] = (numpy.sqrt((values[..., :2] ** 2).sum(axis=-1)), nodes, False)
        else:
            for component in ("xx", "yy", "zz", "yz", "xz", "xy"):
                found[f"{name}.{component}"] = (values[..., names.index(component)], nodes, True)
            found[f"{name}.largest"] = (eigenvalues(values)[..., 2], nodes, False)
            found[f"{name}.smallest"] = (eigenvalues(values)[..., 0], nodes, False)
            found[f"{name}.mean"] = (values[..., [0, 4, 8]].mean(axis=-1), nodes, False)
            found[f"{name}.von-mises"] = (von_mises(values), nodes, False)
        if name == "displacement":
            found.update((key, (strain, False, False)) for key, strain in strains(values, h).items())
    return found


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    choose = random.Random(SEED)
    files = sorted((folder / "snapshots").glob("*.h5"))
    result = []
    for number in sorted({len(files) // 2, len(files) - 1}):
        with h5py.File(files[number]) as snapshot:
            h = float(snapshot.attrs["spacing"])
            for name, (values, nodes, stored) in quantities(snapshot).items():
                rows, columns = values.shape
                size = float(numpy.abs(values).max())
                for _ in range(count):
                    i, j = choose.randrange(columns), choose.randrange(rows)
                    shift = 0 if nodes else 0.5
                    result.append({"snapshot": number, "time": float(snapshot.attrs["time"]), "quantity": name, "x": (i + shift) * h,
                                   "y": (j + shift) * h, "value": float(values[j, i]), "stored": stored, "size": size})
    json.dump({"snapshots": len(files), "points": result}, sys.stdout)


main()
