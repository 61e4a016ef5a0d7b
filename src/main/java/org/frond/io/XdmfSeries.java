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

/**
 * The snapshots of a run as one time series for ParaView and VisIt: an XDMF 3 file of relative paths into the HDF5
 * files, holding no numbers itself.
 *
 * <p>It is a function of the snapshot headers alone, so it is rewritten whole after every snapshot and can be rebuilt
 * from the folder at any time. XDMF wants everything in the order of the file, z y x: dimensions, origin and spacing.
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

    /** The series of the snapshots already in a folder; nothing is written yet. */
    public static XdmfSeries of(Path file, SnapshotFolder folder) {
        return new XdmfSeries(file, folder, folder.headers());
    }

    /** Adds a snapshot that has just been written, and rewrites the file. */
    public void add(SnapshotHeader snapshot) {
        snapshots.add(snapshot);
        write();
    }

    /** Writes the file anew. */
    public void write() {
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
        int dim = grid.dim();
        String axes = Integer.toString(dim);
        xml.open("Grid", "Name", "step " + snapshot.step(), "GridType", "Uniform");
        xml.leaf("", "Time", "Value", Double.toString(snapshot.time()));
        xml.leaf("", "Topology", "TopologyType", dim == 3 ? "3DCoRectMesh" : "2DCoRectMesh",
                "Dimensions", words(nodes(grid)));
        xml.open("Geometry", "GeometryType", dim == 3 ? "ORIGIN_DXDYDZ" : "ORIGIN_DXDY");
        for (String value : List.of("0.0", Double.toString(grid.h()))) {
            xml.leaf(String.join(" ", Collections.nCopies(dim, value)), "DataItem", "Dimensions", axes,
                    "NumberType", "Float", "Precision", "8", "Format", "XML");
        }
        xml.close();
        List<Field> fields = snapshot.fields().stream().sorted(Comparator.comparing(Field::name)).toList();
        for (Field field : fields) {
            xml.open("Attribute", "Name", field.name(), "AttributeType", attributeType(field),
                    "Center", field.location() == Location.NODE ? "Node" : "Cell");
            xml.leaf(reference(snapshot) + ":/fields/" + field.name(), "DataItem",
                    "Dimensions", words(NestedArrays.shape(grid, field)), "NumberType", "Float",
                    "Precision", Integer.toString(snapshot.storage().bytes()), "Format", "HDF");
            xml.close();
        }
        xml.close();
    }

    private String reference(SnapshotHeader snapshot) {
        Path from = file.toAbsolutePath().getParent();
        return from.relativize(folder.file(snapshot).toAbsolutePath()).toString().replace('\\', '/');
    }

    private static String attributeType(Field field) {
        return switch (NestedArrays.storedComponents(field)) {
            case 0 -> "Scalar";
            case 3 -> "Vector";
            case 6 -> "Tensor6";
            default -> "Tensor";
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
