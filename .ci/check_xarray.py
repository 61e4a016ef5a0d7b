"""Opens a result with python/frond.py as an xarray.Dataset and compares its fields with what h5py reads.

Usage: check_xarray.py RESULT_FOLDER
"""
import pathlib
import sys

import h5py
import numpy
import xarray

import frond

folder = pathlib.Path(sys.argv[1])
run = frond.open(folder)
assert isinstance(run, xarray.Dataset)
with h5py.File(sorted(folder.glob("snapshots/[0-9]*.h5"))[-1]) as last:
    assert set(run.data_vars) == set(last["fields"])
    for name, field in last["fields"].items():
        own = run[name].isel(time=-1)
        assert own.shape == field.shape and numpy.array_equal(own.values, field[:], equal_nan=True), name
        assert own.attrs["units"] == field.attrs["units"].decode(), name
        assert own.sel(x=0, y=0, method="nearest").size >= 1 if "x" in own.dims else own.sel(x_cell=0, y_cell=0, method="nearest").size >= 1
    assert float(run.time[-1]) == last.attrs["time"]
assert len(frond.history(folder)) > 0 and frond.summary(folder)["ending"] == "completed"
print(f"{len(run.data_vars)} fields at {run.sizes['time']} times")
