"""Checks that ParaView shows every field of a run at its place with its components, as h5py reads them: with both of its
readers of XDMF and, where the run was exported, with that of VTK's own format; and without a word on stderr that something could
not be read.

Usage: pvpython check_paraview.py RESULT_FOLDER
"""
import pathlib
import sys

import h5py
import numpy
from paraview import servermanager, simple
from vtkmodules.util.numpy_support import vtk_to_numpy

READERS = {"XDMFReader": ("FileNames", "run.xdmf"), "Xdmf3ReaderS": ("FileName", "run.xdmf"), "PVDReader": ("FileName", "vtk/run.pvd")}


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def places(block, at_nodes):
    """Where the points, or the cells' middles, lie."""
    if at_nodes:
        return numpy.array([block.GetPoint(n) for n in range(block.GetNumberOfPoints())])
    bounds = numpy.array([block.GetCell(n).GetBounds() for n in range(block.GetNumberOfCells())])
    return (bounds[:, 0::2] + bounds[:, 1::2]) / 2


def compare(block, snapshot):
    """Compares what is shown with one snapshot, and returns how many fields there are."""
    spacing = snapshot.attrs["spacing"]
    cells = [int(n) for n in snapshot.attrs["cells"]]
    size = [n * spacing for n in reversed(cells)] + [0] * (3 - len(cells))
    assert numpy.allclose(block.GetBounds(), [b for n in size for b in (0, n)], rtol=1e-12, atol=1e-20), block.GetBounds()
    for name, field in snapshot["fields"].items():
        at_nodes = text(field.attrs["location"]) == "node"
        shown = (block.GetPointData() if at_nodes else block.GetCellData()).GetArray(name)
        assert shown is not None, f"{name} is not shown"
        names = text(field.attrs["component_names"]).split() if "component_names" in field.attrs else [""]
        # ParaView names three components X Y Z, nine XX XY XZ YX ... ZZ
        assert names in ([""], list("xyz"), [a + b for a in "xyz" for b in "xyz"]), f"{name}: {names}"
        stored = field[...].reshape(-1, len(names))
        index = numpy.rint(places(block, at_nodes) / spacing - (0 if at_nodes else 0.5)).astype(int)
        order = numpy.ravel_multi_index(index[:, len(cells) - 1::-1].T, field.shape[:len(cells)])
        values = vtk_to_numpy(shown).reshape(-1, shown.GetNumberOfComponents())
        assert numpy.array_equal(values, stored[order]), f"{name}: other values than in the file"
    return len(snapshot["fields"])


def main(folder):
    folder = pathlib.Path(folder).resolve()
    files = sorted(folder.glob("snapshots/*.h5"))
    for name, (files_property, series) in READERS.items():
        if not (folder / series).exists():
            continue
        reader = getattr(simple, name)(**{files_property: [str(folder / series)] if files_property == "FileNames" else str(folder / series)})
        reader.UpdatePipelineInformation()
        times = list(reader.TimestepValues)
        assert len(times) == len(files), f"{name}: {len(times)} times of {len(files)} snapshots"
        for file, time in zip(files, times):
            reader.UpdatePipeline(time)
            with h5py.File(file) as snapshot:
                assert snapshot.attrs["time"] == time, f"{file}: shown at {time}"
                fields = compare(servermanager.Fetch(reader), snapshot)
        print(f"{folder.name} in {name}: {len(times)} times, {fields} fields")


if __name__ == "__main__":
    main(sys.argv[1])
