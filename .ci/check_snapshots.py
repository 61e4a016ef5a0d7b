"""Checks that the snapshots of a run explain themselves and hold sound numbers, as h5py sees them.

Usage: check_snapshots.py RESULT_FOLDER LAST_STEP
"""
import pathlib
import sys

import h5py
import numpy

FIELDS = {"displacement", "potential", "concentration", "metal", "damage", "plated_volume", "metal_pressure", "grain"}
DOCUMENTS = {"config.yaml", "provenance.json", "budgets.json"}


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def check(path):
    """Checks one snapshot and returns its step."""
    with h5py.File(path) as snapshot:
        cells = [int(n) for n in snapshot.attrs["cells"]]
        assert snapshot.attrs["spacing"] > 0 and snapshot.attrs["time"] >= 0, path
        fields = snapshot["fields"]
        assert FIELDS <= set(fields), f"{path}: no {FIELDS - set(fields)}"
        for name, field in fields.items():
            what = f"{path}, {name}"
            for attribute in ("units", "symbol", "description"):
                assert text(field.attrs[attribute]), f"{what}: empty {attribute}"
            nodes = {"node": 1, "cell": 0}[text(field.attrs["location"])]
            shape = tuple(n + nodes for n in reversed(cells))
            if field.attrs["components"] > 1:
                shape += (len(text(field.attrs["component_names"]).split()),)
            assert field.shape == shape, f"{what}: shape {field.shape}, not {shape}"
            assert numpy.isfinite(field[...]).all(), f"{what}: not finite"
        for name in ("damage", "metal"):
            assert 0 <= fields[name][...].min() and fields[name][...].max() <= 1, f"{path}: {name} outside 0 to 1"
        assert fields["damage"][...].max() == 1, f"{path}: the flaw is not broken"
        for name in DOCUMENTS:
            assert snapshot["documents"][name][()], f"{path}: empty {name}"
        print(f"{path.name}: step {snapshot.attrs['step']}, t = {snapshot.attrs['time']:.4g} s, {len(fields)} fields")
        return int(snapshot.attrs["step"])


def main(folder, last_step):
    snapshots = sorted(pathlib.Path(folder, "snapshots").glob("*.h5"))
    steps = [check(path) for path in snapshots]
    assert steps[0] == 0 and steps[-1] == last_step, f"steps {steps}, not from 0 to {last_step}"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
