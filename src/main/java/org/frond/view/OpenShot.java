package org.frond.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.FieldData;
import org.frond.io.SnapshotFolder;
import org.frond.io.SnapshotHeader;
import org.frond.picture.Cut;
import org.frond.picture.Extremes;
import org.frond.picture.Surface;
import org.frond.picture.Volume;

/** A snapshot whose fields are read when they are first asked for, and the quantities that follow from them. */
final class OpenShot {

    private final Shot shot;
    private final SnapshotHeader header;
    private final List<Quantity> quantities;
    private final Map<String, FieldData> stored = new HashMap<>();

    OpenShot(Shot shot) {
        this.shot = shot;
        this.header = SnapshotFolder.readHeader(shot.file());
        this.quantities = Quantity.of(header.grid().dim(), header.fields());
    }

    Grid grid() {
        return header.grid();
    }

    List<Quantity> quantities() {
        return quantities;
    }

    /** The quantity of this id, if the snapshot has it. */
    Optional<Quantity> quantity(String id) {
        return Quantity.find(quantities, id);
    }

    /** The values of a quantity in the padded layout. */
    FieldData values(Quantity quantity) {
        return quantity.of(grid(), stored(quantity.source()));
    }

    /** The picture of a quantity in a plane. */
    Raster raster(Quantity quantity, Cut cut, int largest) {
        return Raster.of(cut.of(grid()), cut.of(grid(), values(quantity)), quantity.look().labels(), largest);
    }

    /** The values of a quantity of a body in space for the page. */
    Voxels voxels(Quantity quantity) {
        return Voxels.of(grid(), Volume.of(grid(), values(quantity)), Double.NaN);
    }

    /** Where the surface of metal or crack is found in a body in space. */
    Optional<Voxels> surface(String field) {
        return Surface.find(field).flatMap(kind -> field(field).map(kind)).map(surface -> Voxels.of(grid(), surface.volume(grid()), surface.levelFound()));
    }

    /** Between which values a quantity lies. */
    Extremes extremes(Quantity quantity) {
        return Extremes.of(grid(), values(quantity));
    }

    /** The lines of an overlay in a plane; none where the snapshot lacks the field. */
    List<double[]> lines(Overlay overlay, Cut cut) {
        return field(overlay.field()).map(field -> overlay.lines(cut, cut.of(grid()), cut.of(grid(), field))).orElse(List.of());
    }

    /** A stored field, if the snapshot has it. */
    Optional<FieldData> field(String name) {
        return header.fields().stream().filter(field -> field.name().equals(name)).findFirst().map(this::stored);
    }

    /** The value of a quantity at the node nearest to a place, or of the cell that it lies in; a place outside counts as the nearest inside. */
    double at(Quantity quantity, double[] place) {
        int[] index = new int[place.length];
        for (int axis = 0; axis < grid().dim(); axis++) {
            double cells = place[axis] / grid().h();
            long nearest = quantity.location() == Location.NODE ? Math.round(cells) : (long) Math.floor(cells);
            index[axis] = (int) Math.max(0, Math.min(grid().count(quantity.location(), axis) - 1, nearest));
        }
        return quantity.rule().at(grid(), stored(quantity.source()).values(), grid().index(index[0], index[1], index[2]));
    }

    private synchronized FieldData stored(Field field) {
        return stored.computeIfAbsent(field.name(), name -> SnapshotFolder.readField(shot.file(), name));
    }
}
