package org.frond.io;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * Snapshots as VTK's image data, one file each with all their numbers, and a collection that gives them their times: for programs
 * that read neither XDMF nor HDF5. Numbers follow the XML as they are in the snapshot, little-endian, x fastest, components together.
 */
public final class VtkSeries {

    private static final String COLLECTION = "run.pvd";

    private VtkSeries() {
    }

    /**
     * Writes or replaces the files of all snapshots.
     *
     * @param folder where they go; made when absent
     * @return the collection, which opens all of them
     * @throws ResultException when a snapshot cannot be read or the disk refuses
     */
    public static Path write(SnapshotFolder snapshots, Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw ResultException.disk(folder, e);
        }
        StringBuilder collection = new StringBuilder(head("Collection") + "<Collection>\n");
        for (Path file : snapshots.files()) {
            Snapshot snapshot = SnapshotFolder.readAll(file);
            String name = file.getFileName().toString().replace(".h5", ".vti");
            AtomicFile.write(folder.resolve(name), temporary -> write(snapshot, temporary));
            collection.append("<DataSet timestep=\"").append(snapshot.header().time()).append("\" file=\"").append(name).append("\"/>\n");
        }
        Path target = folder.resolve(COLLECTION);
        AtomicFile.writeText(target, collection.append("</Collection>\n</VTKFile>\n").toString());
        return target;
    }

    private static String head(String type) {
        return "<?xml version=\"1.0\"?>\n<VTKFile type=\"" + type + "\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n";
    }

    private static void write(Snapshot snapshot, Path file) throws IOException {
        Grid grid = snapshot.header().grid();
        String extent = "0 " + grid.nx() + " 0 " + grid.ny() + " 0 " + (grid.dim() == 2 ? 0 : grid.nz());
        String spacing = grid.h() + " " + grid.h() + " " + grid.h();
        StringBuilder xml = new StringBuilder(head("ImageData")).append("<ImageData WholeExtent=\"").append(extent)
                .append("\" Origin=\"0 0 0\" Spacing=\"").append(spacing).append("\">\n<FieldData><DataArray type=\"Float64\" Name=\"TimeValue\"")
                .append(" NumberOfTuples=\"1\" format=\"ascii\">").append(snapshot.header().time()).append("</DataArray></FieldData>\n<Piece Extent=\"")
                .append(extent).append("\">\n");
        List<FieldData> ordered = new ArrayList<>();
        long offset = 0;
        for (Location location : Location.values()) {
            String data = location == Location.NODE ? "PointData" : "CellData";
            xml.append('<').append(data).append(">\n");
            for (FieldData field : snapshot.fields()) {
                if (field.field().location() == location) {
                    xml.append(array(grid, field.field(), snapshot.header().storage(), offset));
                    offset += Long.BYTES + bytes(grid, field.field(), snapshot.header().storage());
                    ordered.add(field);
                }
            }
            xml.append("</").append(data).append(">\n");
        }
        xml.append("</Piece>\n</ImageData>\n<AppendedData encoding=\"raw\">\n_");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(xml.toString().getBytes(StandardCharsets.UTF_8));
            for (FieldData field : ordered) {
                out.writeLong(Long.reverseBytes(bytes(grid, field.field(), snapshot.header().storage())));
                numbers(NestedArrays.nest(grid, field, snapshot.header().storage()), out);
            }
            out.write("\n</AppendedData>\n</VTKFile>\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String array(Grid grid, Field field, Storage storage, long offset) {
        int[] shape = NestedArrays.shape(grid, field);
        return "<DataArray type=\"Float" + Byte.SIZE * storage.bytes() + "\" Name=\"" + field.name() + "\" NumberOfComponents=\""
                + (shape.length > grid.dim() ? shape[grid.dim()] : 1) + "\" format=\"appended\" offset=\"" + offset + "\"/>\n";
    }

    private static long bytes(Grid grid, Field field, Storage storage) {
        long bytes = storage.bytes();
        for (int length : NestedArrays.shape(grid, field)) {
            bytes *= length;
        }
        return bytes;
    }

    private static void numbers(Object nested, OutputStream out) throws IOException {
        if (nested instanceof double[] row) {
            ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(row);
            out.write(bytes.array());
        } else if (nested instanceof float[] row) {
            ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * row.length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(row);
            out.write(bytes.array());
        } else {
            for (Object part : (Object[]) nested) {
                numbers(part, out);
            }
        }
    }
}
