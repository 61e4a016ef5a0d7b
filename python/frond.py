"""Frond in Python: one file, to be put on the path or copied. Needs numpy and h5py; with xarray, fields have named axes.

    import frond
    run = frond.open("results/wedge-crack")     # an xarray.Dataset where xarray is there; fields are read when they are asked for
    run["damage"].isel(time=-1).plot()

Without xarray, frond.open gives the same fields, axes and units as plain objects: run["damage"][-1] is a numpy array.

    summary = frond.run("configs/wedge-crack.yaml", cell__voltage="0.3 V", out="results/harder")
    rows = frond.study({"base": "configs/wedge-crack.yaml", "vary": {"cell.voltage": ["0.2 V", "0.3 V"]}}, out="results/two")

These start the program that FROND names, else the one beside this file's folder, else frond on the path.
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import h5py
import numpy as np

try:
    import xarray
    from xarray.backends import BackendArray
    from xarray.core import indexing
except ImportError:
    xarray = None


def open(folder):
    """All fields of a run over time, with their axes [m], times [s] and units; nothing is read before it is asked for."""
    return _as_xarray(Run(folder)) if xarray else Run(folder)


def history(folder):
    """history.csv: a numpy array with a name for each column, its unit in brackets, such as "Time [s]"."""
    return np.atleast_1d(np.genfromtxt(pathlib.Path(folder) / "history.csv", delimiter=",", names=True, deletechars="",
                                       replace_space=" ", encoding="utf-8"))


def events(folder):
    """events.csv: a dict for each event."""
    return _rows(pathlib.Path(folder) / "events.csv")


def summary(folder):
    """summary.json: how the run ended, in words and numbers."""
    return json.loads((pathlib.Path(folder) / "summary.json").read_text(encoding="utf-8"))


def sweep(folder):
    """table.csv of a study that was collected: a dict for each case, with numbers where there are numbers."""
    return [{key: _number(value) for key, value in row.items()} for row in _rows(pathlib.Path(folder) / "table.csv")]


class Error(Exception):
    """A command of Frond that did not end well; its text is what the command wrote to stderr."""

    exit_code = None

    def __init__(self, message, folder):
        super().__init__(message)
        self.folder = folder


class RunFailed(Error):
    """The run could not go on; its folder holds the state before the failed step."""

    exit_code = 1


class BadInput(Error):
    """A configuration, a study or a folder is not as it must be; nothing was begun."""

    exit_code = 2


class Interrupted(Error):
    """Stopped by a signal, or left to another program; go on with resume=True."""

    exit_code = 3


class Unexpected(Error):
    """A fault of the program; please report it."""

    exit_code = 4


class DeviceFailed(Error):
    """A device or its compiler failed."""

    exit_code = 5


_ERRORS = {error.exit_code: error for error in (RunFailed, BadInput, Interrupted, Unexpected, DeviceFailed)}


def run(config, *, out, resume=False, **keys):
    """Runs a configuration into the folder out and gives its summary.

    Keys outrank the file: run("c.yaml", cell__voltage="0.3 V", out="r"), or run("c.yaml", **{"cell.voltage": "0.3 V"}, out="r").
    Raises RunFailed, BadInput, Interrupted, Unexpected or DeviceFailed.
    """
    settings = [part for key, value in keys.items() for part in ("--set", f"{key.replace('__', '.')}={_setting(value)}")]
    _start(["run", config, *settings, "--out", out] + (["--resume"] if resume else []), out, ())
    return summary(out)


def study(study, *, out, jobs=None, resume=False):
    """Runs a parameter study into the folder out and gives its table: a dict for each case, failed ones included.

    A study is a file, or a dict with the same keys, whose base is looked up from the current folder. Raises as run does, but a failed
    case is a row with its reason.
    """
    options = ["--out", out] + (["--jobs", jobs] if jobs else []) + (["--resume"] if resume else [])
    if not isinstance(study, dict):
        _start(["sweep", study, *options], out, (RunFailed.exit_code,))
        return sweep(out)
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "study.json"
        moved = {**study, "base": os.path.abspath(study["base"])} if "base" in study else study
        file.write_text(json.dumps(moved), encoding="utf-8")
        _start(["sweep", file, *options], out, (RunFailed.exit_code,))
    return sweep(out)


def _start(arguments, out, accepted):
    beside = pathlib.Path(__file__).resolve().parent.parent / "frond"
    program = os.environ.get("FROND") or (str(beside) if beside.is_file() else shutil.which("frond"))
    if not program:
        raise FileNotFoundError("there is no frond on the path; set FROND to the program")
    ended = subprocess.run([program, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                           text=True, encoding="utf-8", errors="replace", check=False)
    if ended.returncode != 0 and ended.returncode not in accepted:
        told = "\n".join(line for line in ended.stderr.splitlines() if not line.startswith("WARNING: Using incubator modules"))
        raise _ERRORS.get(ended.returncode, Error)(told or f"frond ended with {ended.returncode}", out)


def _setting(value):
    if isinstance(value, bool):
        return str(value).lower()
    return "[" + ", ".join(map(_setting, value)) + "]" if isinstance(value, (list, tuple)) else str(value)


class Field:
    """A field over time: dims, shape, units and description; an index, of which the first is the snapshot, reads it."""

    def __init__(self, files, name, dataset):
        self._files = files
        self.name = name
        self.attrs = {key: _text(value) for key, value in dataset.attrs.items()}
        nodes = self.attrs["location"] == "node"
        self.dims = ("time",) + tuple(_axis(axis, nodes, self.attrs) for axis in _axes(dataset))
        self.shape = (len(files),) + dataset.shape
        self.dtype = dataset.dtype
        self.units = self.attrs["units"]

    def __getitem__(self, key):
        key = key if isinstance(key, tuple) else (key,)
        which, rest = key[0], key[1:]
        if isinstance(which, (int, np.integer)):
            return self._read(self._files[which], rest)
        chosen = [self._files[n] for n in np.arange(len(self._files))[which]]
        parts = [self._read(file, rest) for file in chosen]
        return np.stack(parts) if parts else np.empty((0,) + self.shape[1:], self.dtype)[(slice(None),) + rest]

    def _read(self, file, rest):
        with h5py.File(file, "r") as snapshot:
            return snapshot["fields"][self.name][rest if rest else ...]

    def __repr__(self):
        sizes = ", ".join(f"{dim}: {size}" for dim, size in zip(self.dims, self.shape))
        return f"<{self.name} [{self.units}] ({sizes}): {self.attrs['description']}>"


class Run:
    """The snapshots of a run as a mapping from names to fields."""

    def __init__(self, folder):
        self.files = sorted(pathlib.Path(folder).glob("snapshots/[0-9]*.h5"))
        if not self.files:
            raise FileNotFoundError(f"{folder}: there are no snapshots")
        self.times = np.array([self._attribute(file, "time") for file in self.files])
        self.steps = np.array([self._attribute(file, "step") for file in self.files])
        with h5py.File(self.files[-1], "r") as last:
            self.spacing = float(last.attrs["spacing"])
            self.cells = [int(n) for n in last.attrs["cells"]]
            self._fields = {name: Field(self.files, name, field) for name, field in last["fields"].items()}
            self.attrs = {"frond_version": _text(last.attrs["frond_version"]), "folder": str(folder), "spacing": self.spacing}
            self.attrs.update((name, _text(text[()])) for name, text in last.get("documents", {}).items())

    @staticmethod
    def _attribute(file, name):
        with h5py.File(file, "r") as snapshot:
            return snapshot.attrs[name]

    @property
    def coords(self):
        """Values along every axis: times [s], nodes and cells [m], names of components."""
        coords = {"time": self.times}
        for axis, cells in zip("zyx"[-len(self.cells):], self.cells):
            coords[axis] = np.arange(cells + 1) * self.spacing
            coords[axis + "_cell"] = (np.arange(cells) + 0.5) * self.spacing
        for field in self._fields.values():
            if field.dims[-1] in ("component", "pair"):
                coords[field.dims[-1]] = field.attrs["component_names"].split()
        return coords

    def __getitem__(self, name):
        return self._fields[name]

    def __iter__(self):
        return iter(self._fields)

    def __len__(self):
        return len(self._fields)

    def __repr__(self):
        return "\n".join([f"<{self.attrs['folder']}: {len(self.files)} snapshots, {self.times[0]:g} to {self.times[-1]:g} s>"]
                         + [f"  {field!r}" for field in self._fields.values()])


def _axes(dataset):
    """Names of a dataset's axes, as the file says; older ones follow from the number of axes."""
    if "dimensions" in dataset.attrs:
        return _text(dataset.attrs["dimensions"]).split()
    spatial = dataset.ndim - ("component_names" in dataset.attrs)
    return list("zyx"[-spatial:]) + ["component"] * (dataset.ndim - spatial)


def _axis(axis, nodes, attrs):
    if axis == "component":
        return "component" if len(attrs.get("component_names", "").split()) == 3 else "pair"
    return axis if nodes else axis + "_cell"


def _text(value):
    return value.decode("utf-8") if isinstance(value, bytes) else value.item() if isinstance(value, np.generic) else value


def _number(text):
    try:
        return float(text)
    except ValueError:
        return text


def _rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if xarray:
    class _Lazy(BackendArray):
        """A field as xarray reads it."""

        def __init__(self, field):
            self._field = field
            self.shape = field.shape
            self.dtype = field.dtype

        def __getitem__(self, key):
            return indexing.explicit_indexing_adapter(key, self.shape, indexing.IndexingSupport.BASIC, lambda basic: self._field[basic])


def _as_xarray(run):
    units = {"time": "s"}
    coords = {}
    for name, values in run.coords.items():
        attrs = {"units": units.get(name, "m")} if name not in ("component", "pair") else {}
        coords[name] = (name, values, attrs)
    coords["step"] = ("time", run.steps)
    fields = {name: xarray.Variable(run[name].dims, indexing.LazilyIndexedArray(_Lazy(run[name])), run[name].attrs) for name in run}
    return xarray.Dataset(fields, coords, run.attrs)
