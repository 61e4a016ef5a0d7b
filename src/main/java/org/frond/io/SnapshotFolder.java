package org.frond.io;

import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;

/**
 * The snapshots of a run: one HDF5 file each, never half-written, never overwritten, and their checksums in {@value #SUMS}, which
 * {@code sha256sum -c} understands.
 *
 * <pre>
 *   /                      @schema_version @frond_version @number @step @time [s] @spacing [m] @axis_order @cells
 *                          @bytes_per_number
 *   /fields/&lt;name&gt;         numbers, C order, slowest axis first   @units @symbol @description @location @components
 *                          @dimensions names of the axes: y x, z y x component, ...   @component_names where there are several
 *   /documents/&lt;file&gt;      one text each: config.yaml, provenance.json, budgets.json
 * </pre>
 *
 * Node values have one more entry per axis than cell values; components are the last axis: three of a vector, nine of a
 * tensor. Files of schema 1 hold tensors in Voigt's order and do not name components.
 * Texts are fixed-length UTF-8, which h5py hands out as bytes: {@code .decode()}.
 *
 * @param path the folder
 */
public record SnapshotFolder(Path path) {

    static final int SCHEMA_VERSION = 2;
    private static final int FIRST_SCHEMA = 1;
    private static final String FIELDS = "fields";
    private static final String DOCUMENTS = "documents";
    private static final String COMPONENT_NAMES = "component_names";
    private static final String SUMS = "SHA256SUMS";
    private static final String BETWEEN = "  ";
    private static final String FILE_NAME = "\\d{6,18}\\.h5";

    /** The file of a snapshot. */
    public Path file(SnapshotHeader header) {
        return path.resolve(header.fileName());
    }

    /**
     * Stores a snapshot of finite values.
     *
     * @throws ResultException when its file exists already, a value is not finite, or a name or size goes beyond what
     *                         can be stored safely
     */
    public Path write(Snapshot snapshot) {
        return write(snapshot, true);
    }

    /** Stores a snapshot with whatever its fields hold: the last picture of a run that broke down. */
    public Path writeUnchecked(Snapshot snapshot) {
        return write(snapshot, false);
    }

    /**
     * Memory that a snapshot takes until it is stored [bytes]: the fields as they come, the nested arrays that jHDF keeps of all of them
     * until it closes the file, and the copy that it makes of the one that it writes.
     */
    public static double bytesOnTheWay(Grid grid, Collection<Field> fields, Storage storage) {
        double read = 0;
        double nested = 0;
        double largest = 0;
        for (Field field : fields) {
            double stored = Arrays.stream(NestedArrays.shape(grid, field)).asDoubleStream().reduce(storage.bytes(), (a, b) -> a * b);
            read += (double) Double.BYTES * field.components() * grid.size();
            nested += stored;
            largest = Math.max(largest, stored);
        }
        return read + nested + largest;
    }

    private Path write(Snapshot snapshot, boolean finiteOnly) {
        SnapshotHeader header = snapshot.header();
        Path target = file(header);
        if (Files.exists(target)) {
            throw new ResultException(target + " exists already; a snapshot is never overwritten: "
                    + "discard the later ones first or choose another folder");
        }
        Hdf5Group.write(target, root -> fill(root, snapshot, finiteOnly));
        Map<String, String> sums = sums();
        sums.put(header.fileName(), Provenance.sha256(target));
        writeSums(sums);
        return target;
    }

    /** The checksum of each snapshot by its file's name, as {@code sha256sum} writes and checks them. */
    private Map<String, String> sums() {
        Map<String, String> sums = new TreeMap<>();
        if (Files.exists(path.resolve(SUMS))) {
            try {
                for (String line : Files.readAllLines(path.resolve(SUMS))) {
                    String[] parts = line.split(BETWEEN, 2);
                    sums.put(parts[parts.length - 1], parts[0]);
                }
            } catch (IOException e) {
                throw ResultException.disk(path.resolve(SUMS), e);
            }
        }
        return sums;
    }

    private void writeSums(Map<String, String> sums) {
        StringBuilder lines = new StringBuilder();
        sums.forEach((name, sum) -> lines.append(sum).append(BETWEEN).append(name).append('\n'));
        AtomicFile.writeText(path.resolve(SUMS), lines.toString());
    }

    /**
     * What there is of a number of snapshots.
     *
     * @param whole   headers of those that can be read, in order of their number
     * @param missing names of those that are not there
     * @param damaged names of those that are not what was written
     */
    public record Survey(List<SnapshotHeader> whole, List<String> missing, List<String> damaged) {
    }

    /** Looks for the first {@code count} snapshots, reads each through and compares it with its checksum. */
    public Survey survey(long count) {
        Map<String, String> sums = sums();
        Survey survey = new Survey(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long number = 0; number < count; number++) {
            String name = SnapshotHeader.fileName(number);
            Path file = path.resolve(name);
            if (!Files.exists(file)) {
                survey.missing.add(name);
                continue;
            }
            try {
                if (!Provenance.sha256(file).equals(sums.get(name))) {
                    throw changed(file);
                }
                survey.whole.add(readHeader(file));
            } catch (ResultException unreadable) {
                survey.damaged.add(name);
            }
        }
        return survey;
    }

    /** A snapshot by its number; empty unless it is there and is what was written. */
    public Optional<Snapshot> whole(long number) {
        Path file = path.resolve(SnapshotHeader.fileName(number));
        return Files.exists(file) && Provenance.sha256(file).equals(sums().get(file.getFileName().toString()))
                ? Optional.of(readAll(file)) : Optional.empty();
    }

    /** The headers of all snapshots present, in order of their number. */
    public List<SnapshotHeader> headers() {
        List<SnapshotHeader> headers = new ArrayList<>();
        for (Path file : files()) {
            headers.add(readHeader(file));
        }
        return headers;
    }

    /** The files of all snapshots present, in order of their number. */
    public List<Path> files() {
        return Entries.of(path).stream().filter(file -> file.getFileName().toString().matches(FILE_NAME)).sorted().toList();
    }

    /**
     * Removes snapshots from the given number on, as a resumed run must before it makes them again; by their names
     * alone, since damage must not keep one from being replaced.
     */
    public void discardFrom(long number) {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            if (Long.parseLong(name.substring(0, name.indexOf('.'))) >= number) {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw ResultException.disk(file, e);
                }
            }
        }
        Map<String, String> sums = sums();
        if (sums.keySet().removeIf(name -> !Files.exists(path.resolve(name)))) {
            writeSums(sums);
        }
    }

    /**
     * When a snapshot was taken.
     *
     * @param number position among the snapshots of its run, from 0
     * @param step   step of the run
     * @param time   simulated time [s]
     */
    public record Moment(int number, long step, double time) {
    }

    /** Reads when a snapshot was taken, which is soon done however large it is. */
    public static Moment readMoment(Path file) {
        return read(file, hdf -> new Moment(number(hdf, "number").intValue(), number(hdf, "step").longValue(),
                number(hdf, "time").doubleValue()));
    }

    /** Reads what a snapshot is about. */
    public static SnapshotHeader readHeader(Path file) {
        return read(file, SnapshotFolder::header);
    }

    /**
     * Compares a snapshot with its checksum; one that has none, of an earlier version, is taken as it is.
     *
     * @throws DamagedFileException if it is not what was written
     */
    public void requireWritten(Path file) {
        String sum = sums().get(file.getFileName().toString());
        if (sum != null && !Provenance.sha256(file).equals(sum)) {
            throw changed(file);
        }
    }

    private static DamagedFileException changed(Path file) {
        return new DamagedFileException(file + " is not what was written: its checksum is another one");
    }

    /** Reads a snapshot with all its values, in the padded layout of its grid. */
    public static Snapshot readAll(Path file) {
        return readSome(file, field -> true);
    }

    /** Reads a snapshot with the values of some of its fields, in the padded layout of its grid. */
    public static Snapshot readSome(Path file, Predicate<Field> wanted) {
        return read(file, hdf -> {
            SnapshotHeader whole = header(hdf);
            SnapshotHeader header = new SnapshotHeader(whole.number(), whole.step(), whole.time(), whole.grid(),
                    whole.fields().stream().filter(wanted).toList(), whole.storage());
            List<FieldData> fields = new ArrayList<>();
            for (Field field : header.fields()) {
                fields.add(values(hdf, header.grid(), field));
            }
            Map<String, String> documents = new LinkedHashMap<>();
            if (hdf.getChild(DOCUMENTS) instanceof Group texts) {
                texts.getChildren().forEach((name, node) -> documents.put(name, (String) ((Dataset) node).getData()));
            }
            return new Snapshot(header, fields, documents);
        });
    }

    /** Reads one field of a snapshot. */
    public static FieldData readField(Path file, String name) {
        return read(file, hdf -> {
            SnapshotHeader header = header(hdf);
            Field field = header.fields().stream().filter(f -> f.name().equals(name)).findFirst()
                    .orElseThrow(() -> new ResultException(file + " has no field '" + name + "'; it has "
                            + header.fields().stream().map(Field::name).toList()));
            return values(hdf, header.grid(), field);
        });
    }

    private static void fill(Hdf5Group root, Snapshot snapshot, boolean finiteOnly) {
        SnapshotHeader header = snapshot.header();
        Grid grid = header.grid();
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("schema_version", SCHEMA_VERSION);
        about.put("frond_version", Build.version());
        about.put("number", header.number());
        about.put("step", header.step());
        about.put("time", header.time());
        about.put("time_units", "s");
        about.put("spacing", grid.h());
        about.put("spacing_units", "m");
        about.put("axis_order", grid.dim() == 3 ? "z y x" : "y x");
        about.put("cells", grid.dim() == 3 ? new long[] {grid.nz(), grid.ny(), grid.nx()}
                : new long[] {grid.ny(), grid.nx()});
        about.put("bytes_per_number", header.storage().bytes());
        root.attributes(about);
        Hdf5Group fields = root.group(FIELDS);
        for (FieldData data : snapshot.fields()) {
            Object nested = NestedArrays.nest(grid, data, header.storage());
            fields.numbers(data.field().name(), nested, finiteOnly, describe(grid, data.field()));
        }
        if (!snapshot.documents().isEmpty()) {
            Hdf5Group documents = root.group(DOCUMENTS);
            snapshot.documents().forEach((name, text) -> documents.text(name, text, Map.of()));
        }
    }

    private static Map<String, Object> describe(Grid grid, Field field) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("units", field.unit());
        attributes.put("symbol", field.symbol());
        attributes.put("description", field.description());
        attributes.put("location", field.location().name().toLowerCase(Locale.ROOT));
        attributes.put("components", field.components());
        List<String> names = NestedArrays.storedComponents(field);
        attributes.put("dimensions", (grid.dim() == 3 ? "z y x" : "y x")
                + (NestedArrays.shape(grid, field).length > grid.dim() ? " component" : ""));
        if (!names.isEmpty()) {
            attributes.put(COMPONENT_NAMES, String.join(" ", names));
        }
        return attributes;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(HdfFile file);
    }

    private static <T> T read(Path file, Reader<T> reader) {
        try (HdfFile hdf = new HdfFile(file)) {
            return reader.read(hdf);
        } catch (ResultException e) {
            throw e;
        } catch (RuntimeException e) {
            // jHDF meets damage with whatever breaks first: its own exceptions, buffer ends, casts.
            throw new DamagedFileException(file + " is not a readable snapshot (" + e + ")", e);
        }
    }

    private static SnapshotHeader header(HdfFile hdf) {
        long schema = number(hdf, "schema_version").longValue();
        if (schema < FIRST_SCHEMA || schema > SCHEMA_VERSION) {
            throw new DamagedFileException(hdf.getFile() + " has schema version " + schema + ", this program reads "
                    + FIRST_SCHEMA + " to " + SCHEMA_VERSION);
        }
        long[] cells = (long[]) attribute(hdf, "cells");
        int nx = (int) cells[cells.length - 1];
        int ny = (int) cells[cells.length - 2];
        double h = number(hdf, "spacing").doubleValue();
        Grid grid = cells.length == 3 ? Grid.box(nx, ny, (int) cells[0], h) : Grid.plane(nx, ny, h);
        List<Field> fields = new ArrayList<>();
        for (Node node : ((Group) hdf.getByPath("/" + FIELDS)).getChildren().values()) {
            fields.add(new Field(node.getName(), text(node, "symbol"), text(node, "units"),
                    Location.valueOf(text(node, "location").toUpperCase(Locale.ROOT)), rank(node, grid.dim(), schema > FIRST_SCHEMA),
                    number(node, "components").intValue(), text(node, "description")));
        }
        Storage storage = number(hdf, "bytes_per_number").intValue() == Float.BYTES ? Storage.FLOAT32 : Storage.FLOAT64;
        return new SnapshotHeader(number(hdf, "number").intValue(), number(hdf, "step").longValue(),
                number(hdf, "time").doubleValue(), grid, fields, storage);
    }

    private static Rank rank(Node node, int dim, boolean named) {
        int components = number(node, "components").intValue();
        if (components == 1) {
            return Rank.SCALAR;
        }
        if (named) {
            return NestedArrays.rank(List.of(text(node, COMPONENT_NAMES).split(" ")));
        }
        return components == dim ? Rank.VECTOR : Rank.LIST;
    }

    private static FieldData values(HdfFile hdf, Grid grid, Field field) {
        Object nested = hdf.getDatasetByPath("/" + FIELDS + "/" + field.name()).getData();
        return new FieldData(field, NestedArrays.flatten(grid, field, nested));
    }

    private static Number number(Node node, String name) {
        return (Number) attribute(node, name);
    }

    private static String text(Node node, String name) {
        return (String) attribute(node, name);
    }

    private static Object attribute(Node node, String name) {
        Attribute attribute = node.getAttribute(name);
        if (attribute == null) {
            throw new DamagedFileException(node.getFile() + ": " + node.getPath() + " lacks the attribute '" + name
                    + "'; the file was not written by Frond");
        }
        return attribute.getData();
    }
}
