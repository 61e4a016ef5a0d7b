package org.frond.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class XdmfSeriesTest {

    private static final Grid PLANE = Grid.plane(9, 5, 1e-7);
    private static final Grid BOX = Grid.box(4, 3, 2, 2e-7);

    @TempDir
    Path folder;

    @Test
    void everyReferenceLeadsToADatasetOfTheStatedShape() throws Exception {
        Document xml = write(PLANE);

        // three fields, the points and the corners
        assertEquals(2 * 5, requireReferences(xml));
    }

    @Test
    void everyReferenceOfABoxLeadsToADatasetOfTheStatedShape() throws Exception {
        Document xml = write(BOX);

        assertEquals(2 * 3, requireReferences(xml));
    }

    @Test
    void theMeshIsStatedInTheOrderOfTheFile() throws Exception {
        Element topology = elements(write(BOX), "Topology").get(0);

        assertEquals("3DCoRectMesh", topology.getAttribute("TopologyType"));
        assertEquals("3 4 5", topology.getAttribute("Dimensions"));
    }

    @Test
    void aPlaneGridLiesInThePlaneOfXAndY() throws Exception {
        write(Grid.plane(2, 1, 3));

        try (HdfFile mesh = new HdfFile(folder.resolve("mesh.h5"))) {
            assertArrayEquals(new double[][] {{0, 0, 0}, {3, 0, 0}, {6, 0, 0}, {0, 3, 0}, {3, 3, 0}, {6, 3, 0}},
                    (double[][]) mesh.getDatasetByPath("/points").getData());
            assertArrayEquals(new int[][] {{0, 1, 4, 3}, {1, 2, 5, 4}},
                    (int[][]) mesh.getDatasetByPath("/quadrilaterals").getData());
        }
    }

    @Test
    void aTensorIsOneInEveryDimension() throws Exception {
        for (Grid grid : List.of(PLANE, BOX)) {
            ResultFolder result = new ResultFolder(folder.resolve(Integer.toString(grid.dim())));
            XdmfSeries series = XdmfSeries.of(result.xdmf(), result.snapshots(), result.snapshots().headers());
            Snapshot snapshot = Snapshot.of(0, 0, 0, grid, List.of(SnapshotFolderTest.numbered(grid,
                    Field.cell("s", "s", "Pa", "Stress").asSymmetricTensor(grid.dim()))), Map.of());
            result.snapshots().write(snapshot);
            series.add(snapshot.header());

            Element stress = elements(parse(result), "Attribute").get(0);

            assertEquals("Tensor", stress.getAttribute("AttributeType"));
            assertTrue(((Element) stress.getElementsByTagName("DataItem").item(0)).getAttribute("Dimensions").endsWith(" 9"));
        }
    }

    @Test
    void aTensorOfAnOlderSnapshotIsLeftOut() throws Exception {
        ResultFolder result = new ResultFolder(folder);
        Field stress = new Field("s", "s", "Pa", Location.CELL, Rank.LIST, 3, "Stress: xx, yy, xy");
        XdmfSeries series = XdmfSeries.of(result.xdmf(), result.snapshots(), result.snapshots().headers());

        series.add(new SnapshotHeader(0, 0, 0, PLANE, List.of(stress, Field.node("d", "d", "1", "Crack")), Storage.FLOAT64));

        assertEquals(List.of("d"), elements(parse(result), "Attribute").stream().map(e -> e.getAttribute("Name")).toList());
    }

    @Test
    void timesAreThoseOfTheSnapshots() throws Exception {
        List<String> times = elements(write(PLANE), "Time").stream().map(e -> e.getAttribute("Value")).toList();

        assertEquals(List.of("1.25", "2.25"), times);
    }

    @Test
    void theFileCanBeRebuiltFromTheSnapshots() throws Exception {
        write(PLANE);
        ResultFolder result = new ResultFolder(folder);
        String grown = Files.readString(result.xdmf());

        XdmfSeries.of(result.xdmf(), result.snapshots(), result.snapshots().headers()).write();

        assertEquals(grown, Files.readString(result.xdmf()));
    }

    private Document write(Grid grid) throws Exception {
        ResultFolder result = new ResultFolder(folder);
        XdmfSeries series = XdmfSeries.of(result.xdmf(), result.snapshots(), result.snapshots().headers());
        for (int number = 0; number < 2; number++) {
            Snapshot snapshot = Snapshot.of(number, 10L * number, 1.25 + number, grid,
                    List.of(SnapshotFolderTest.numbered(grid, Field.node("d", "d", "1", "Crack")),
                            SnapshotFolderTest.numbered(grid, Field.cell("p", "p", "Pa", "Pressure")),
                            SnapshotFolderTest.numbered(grid, Field.node("u", "u", "m", "Shift")
                                    .asVector(grid.dim()))), Map.of());
            result.snapshots().write(snapshot);
            series.add(snapshot.header());
        }
        return parse(result);
    }

    private static Document parse(ResultFolder result) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(result.xdmf().toFile());
    }

    private int requireReferences(Document xml) {
        int references = 0;
        for (Element item : elements(xml, "DataItem")) {
            if (!item.getAttribute("Format").equals("HDF")) {
                continue;
            }
            String[] place = item.getTextContent().strip().split(":");
            try (HdfFile hdf = new HdfFile(folder.resolve(place[0]))) {
                Dataset dataset = hdf.getDatasetByPath(place[1]);
                assertArrayEquals(dataset.getDimensions(), numbers(item.getAttribute("Dimensions")));
                assertEquals(dataset.getDataType().getSize(), Integer.parseInt(item.getAttribute("Precision")));
                Element parent = (Element) item.getParentNode();
                if (parent.getTagName().equals("Attribute")) {
                    requireCentre(parent, dataset);
                }
            }
            references++;
        }
        return references;
    }

    private static void requireCentre(Element attribute, Dataset dataset) {
        Element topology = (Element) ((Element) attribute.getParentNode()).getElementsByTagName("Topology").item(0);
        boolean plane = topology.getAttribute("TopologyType").equals("Quadrilateral");
        int[] nodes = plane ? new int[] {PLANE.ny() + 1, PLANE.nx() + 1} : numbers(topology.getAttribute("Dimensions"));
        int fewer = attribute.getAttribute("Center").equals("Cell") ? 1 : 0;
        int[] points = Arrays.copyOf(dataset.getDimensions(), nodes.length);
        assertArrayEquals(IntStream.of(nodes).map(n -> n - fewer).toArray(), points);
        assertEquals(attribute.getAttribute("AttributeType").equals("Vector"),
                dataset.getDimensions().length > nodes.length);
    }

    private static int[] numbers(String words) {
        return Arrays.stream(words.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    private static List<Element> elements(Document xml, String name) {
        NodeList nodes = xml.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }
}
