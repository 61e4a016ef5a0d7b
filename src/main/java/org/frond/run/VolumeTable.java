package org.frond.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.measure.Particle;
import org.frond.measure.VolumeParts;
import org.frond.measure.VolumeStatistics;

/** The statistics of a structure as files: volume.csv with a line for each particle and pore, volume.json with the whole. */
public final class VolumeTable {

    private static final int SCHEMA_VERSION = 1;

    private VolumeTable() {
    }

    /** Writes both files and tells their names. */
    public static List<String> write(Path folder, VolumeStatistics statistics) {
        boolean space = statistics.grains().nz() > 1;
        List<List<String>> rows = new ArrayList<>();
        add(rows, "particle", statistics.particles());
        add(rows, "pore", statistics.pores());
        CsvTable.write(folder.resolve("volume.csv"), new CsvRows(List.of("Kind", "Voxels", space ? "Volume [m^3]" : "Area [m^2]",
                space ? "Surface [m^2]" : "Perimeter [m]", "Sphericity [1]", "Equivalent diameter [m]", "At the border", "x [m]", "y [m]",
                "z [m]"), rows));
        JsonFile.write(folder.resolve("volume.json"), "volume", SCHEMA_VERSION, statistics.summary());
        return List.of("volume.csv", "volume.json");
    }

    private static void add(List<List<String>> rows, String kind, VolumeParts parts) {
        for (VolumeParts.Part part : parts.all()) {
            Particle form = part.particle();
            List<String> row = new ArrayList<>(List.of(kind, String.valueOf(part.voxels())));
            for (double number : new double[] {form.volume(), form.surface(), form.sphericity(), form.equivalentDiameter()}) {
                row.add(String.valueOf(number));
            }
            row.add(String.valueOf(part.border()));
            for (double coordinate : new double[] {form.centre().x(), form.centre().y(), form.centre().z()}) {
                row.add(String.valueOf(coordinate));
            }
            rows.add(row);
        }
    }
}
