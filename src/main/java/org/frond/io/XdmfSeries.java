package org.frond.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;

/**
 * The snapshots of a run as one time series for ParaView and VisIt: an XDMF 3 file of relative paths into the HDF5
 * files, holding no numbers itself.
 *
 * <p>It is a function of the snapshot headers alone, so it is rewritten whole after every snapshot and can be rebuilt
 * from the folder at any time. XDMF wants everything in the order of the file, z y x: dimensions, origin and spacing.
 *
 * <p>A plane grid is described by its {@link PlaneMesh quadrilaterals}, not as a regular grid: of that, the older of
 * ParaView's two readers shows either no vectors at nodes (two axes) or nothing in cells (one layer of points in space), and
 * both lay two axes into the plane of y and z.
 */
public final class XdmfSeries {

    private final Path file;
    private final SnapshotFolder folder;
    private final List<SnapshotHeader> snapshots = new ArrayList<>();

    private XdmfSeries(Path file, SnapshotFolder folder, List<SnapshotHeader> snapshots) {
        this.file = file;
        this.folder = folder;
        this.snapshots.addAll(snapshots);
    }

    /** The series of some snapshots of a folder; nothing is written yet. */
    public static XdmfSeries of(Path file, SnapshotFolder folder, List<SnapshotHeader> snapshots) {
        return new XdmfSeries(file, folder, snapshots);
    }

    /** Adds a snapshot that has just been written, and rewrites the file. */
    public void add(SnapshotHeader snapshot) {
        snapshots.add(snapshot);
        write();
    }

    /** Writes the file anew, and beside it the mesh of a plane grid where that is missing. */
    public void write() {
        snapshots.stream().map(SnapshotHeader::grid).filter(grid -> grid.dim() == 2 && !Files.exists(mesh())).findFirst()
                .ifPresent(grid -> PlaneMesh.write(mesh(), grid));
        AtomicFile.write(file, temporary -> {
            try (Writer text = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
                XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
                document(new Elements(xml));
                xml.close();
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }

    private void document(Elements xml) throws XMLStreamException {
        xml.start();
        xml.open("Xdmf", "Version", "3.0");
        xml.open("Domain");
        xml.open("Grid", "Name", "run", "GridType", "Collection", "CollectionType", "Temporal");
        for (SnapshotHeader snapshot : snapshots) {
            snapshot(xml, snapshot);
        }
        xml.close();
        xml.close();
        xml.close();
        xml.end();
    }

    private void snapshot(Elements xml, SnapshotHeader snapshot) throws XMLStreamException {
        Grid grid = snapshot.grid();
        xml.open("Grid", "Name", "step " + snapshot.step(), "GridType", "Uniform");
        xml.leaf("", "Time", "Value", Double.toString(snapshot.time()));
        if (grid.dim() == 2) {
            plane(xml, grid);
        } else {
            box(xml, grid);
        }
        // a viewer would give lists, the tensors of older files, the names of other components
        List<Field> fields = snapshot.fields().stream().filter(field -> field.rank() != Rank.LIST).sorted(Comparator.comparing(Field::name)).toList();
        for (Field field : fields) {
            xml.open("Attribute", "Name", field.name(), "AttributeType", attributeType(field),
                    "Center", field.location() == Location.NODE ? "Node" : "Cell");
            heavy(xml, reference(folder.file(snapshot)) + ":/fields/" + field.name(), NestedArrays.shape(grid, field), "Float",
                    snapshot.storage().bytes());
            xml.close();
        }
        xml.close();
    }

    private static void box(Elements xml, Grid grid) throws XMLStreamException {
        xml.leaf("", "Topology", "TopologyType", "3DCoRectMesh", "Dimensions", words(nodes(grid)));
        xml.open("Geometry", "GeometryType", "ORIGIN_DXDYDZ");
        for (String value : List.of("0.0", Double.toString(grid.h()))) {
            xml.leaf(String.join(" ", Collections.nCopies(3, value)), "DataItem", "Dimensions", "3",
                    "NumberType", "Float", "Precision", "8", "Format", "XML");
        }
        xml.close();
    }

    private void plane(Elements xml, Grid grid) throws XMLStreamException {
        int cells = grid.count(Location.CELL);
        xml.open("Topology", "TopologyType", "Quadrilateral", "NumberOfElements", Integer.toString(cells));
        heavy(xml, reference(mesh()) + ":/" + PlaneMesh.CORNERS, new int[] {cells, grid.corners()}, "Int", Integer.BYTES);
        xml.close();
        xml.open("Geometry", "GeometryType", "XYZ");
        heavy(xml, reference(mesh()) + ":/" + PlaneMesh.POINTS, new int[] {grid.count(Location.NODE), 3}, "Float", Double.BYTES);
        xml.close();
    }

    /** Numbers that lie in an HDF5 file. */
    private static void heavy(Elements xml, String place, int[] shape, String type, int bytes) throws XMLStreamException {
        xml.leaf(place, "DataItem", "Dimensions", words(shape), "NumberType", type, "Precision", Integer.toString(bytes),
                "Format", "HDF");
    }

    private Path mesh() {
        return file.resolveSibling(PlaneMesh.FILE_NAME);
    }

    private String reference(Path to) {
        Path from = file.toAbsolutePath().getParent();
        return from.relativize(to.toAbsolutePath()).toString().replace('\\', '/');
    }

    private static String attributeType(Field field) {
        return switch (field.rank()) {
            case SCALAR -> "Scalar";
            case VECTOR -> "Vector";
            case SYMMETRIC_TENSOR -> "Tensor";
            case LIST -> throw new IllegalArgumentException(field.name() + " is no field of geometry");
        };
    }

    private static int[] nodes(Grid grid) {
        return IntStream.range(0, grid.dim()).map(n -> grid.count(Location.NODE, grid.dim() - 1 - n)).toArray();
    }

    private static String words(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    /** XML elements, one per line and indented, since people read this file too. */
    private static final class Elements {
        private final XMLStreamWriter xml;
        private int depth;

        Elements(XMLStreamWriter xml) {
            this.xml = xml;
        }

        void start() throws XMLStreamException {
            xml.writeStartDocument("UTF-8", "1.0");
        }

        void end() throws XMLStreamException {
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        }

        void open(String name, String... attributes) throws XMLStreamException {
            newLine();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
        }

        void close() throws XMLStreamException {
            depth--;
            newLine();
            xml.writeEndElement();
        }

        void leaf(String text, String name, String... attributes) throws XMLStreamException {
            newLine();
            if (text.isEmpty()) {
                xml.writeEmptyElement(name);
                attributes(attributes);
            } else {
                xml.writeStartElement(name);
                attributes(attributes);
                xml.writeCharacters(text);
                xml.writeEndElement();
            }
        }

        private void attributes(String... namesAndValues) throws XMLStreamException {
            for (int i = 0; i < namesAndValues.length; i += 2) {
                xml.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
            }
        }

        private void newLine() throws XMLStreamException {
            xml.writeCharacters("\n" + "  ".repeat(depth));
        }
    }
}
