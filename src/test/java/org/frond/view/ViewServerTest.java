package org.frond.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.io.RunState;
import org.frond.io.RunStatus;
import org.frond.model.Fields;
import org.frond.picture.Cut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are written to the socket as they are: a client library would mend what must be refused. */
class ViewServerTest {

    private static final String WRONG = "0".repeat(48);

    @TempDir
    Path folder;

    /** Started instead of the program; refuses, or begins the folder after {@code --out}. */
    private final Function<List<String>, ProcessBuilder> frond = arguments -> new ProcessBuilder("sh", "-c",
            "case \"$*\" in *grid*) echo 'WARNING: Using incubator modules' >&2; echo 'grid.cells: [8, 4] fits no other' >&2; exit 2;; esac;"
                    + " mkdir -p \"$5\" && echo \"$*\" > \"$5/arguments\" && cp \"" + folder.resolve("run/config.yaml") + "\" \"$5\"", "frond",
            arguments.get(0), arguments.get(1), arguments.get(2), arguments.get(3), arguments.get(4),
            String.join(" ", arguments.subList(5, arguments.size())));

    private SmallRun run;
    private ViewServer server;
    private int port;
    private String root;
    private String token;

    @BeforeEach
    void serve() throws IOException {
        run = SmallRun.in(folder.resolve("run"));
        server = new ViewServer(List.of(run.folder()), 0, frond);
        URI link = URI.create(server.link());
        port = link.getPort();
        root = link.getPath();
        token = link.getQuery().substring("token=".length());
    }

    @AfterEach
    void end() {
        server.close();
    }

    private record Answer(int status, String head, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return head.lines().filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")).findFirst()
                    .map(line -> line.substring(name.length() + 1).strip()).orElse("");
        }
    }

    private Answer send(String method, String path, String... headers) throws IOException {
        return sendWith("", method, path, headers);
    }

    /** Sends a request, as an old client that closes the connection. */
    private Answer sendWith(String body, String method, String path, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            String request = method + " " + path + " HTTP/1.1\r\n" + String.join("", Stream.of(headers).map(line -> line + "\r\n").toList())
                    + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "Connection: close\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            InputStream in = socket.getInputStream();
            in.transferTo(all);
            byte[] bytes = all.toByteArray();
            int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            String head = end < 0 ? "HTTP/1.1 0 nothing" : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            return new Answer(Integer.parseInt(head.split(" ")[1]), head, end < 0 ? new byte[0] : Arrays.copyOfRange(bytes, end + 4, bytes.length));
        }
    }

    private String host() {
        return "Host: 127.0.0.1:" + port;
    }

    private String cookie() {
        return "Cookie: frond=" + token;
    }

    /** Asks for what lies below the server's own path. */
    private Answer get(String path) throws IOException {
        return send("GET", root + path, host(), cookie());
    }

    private Answer fork(String from, String name, String settings) throws IOException {
        return sendWith(settings, "POST", root + "run/0/at/" + from + "/fork?name=" + name, host(), cookie(), "Origin: http://127.0.0.1:" + port);
    }

    private Map<String, Object> json(String path) throws IOException {
        return JsonFile.read(Files.write(folder.resolve("answer.json"), get(path).body()));
    }

    private String key(int number) throws IOException {
        List<?> runs = (List<?>) json("runs").get("runs");
        List<?> snapshots = (List<?>) ((Map<?, ?>) runs.get(0)).get("snapshots");
        return (String) ((Map<?, ?>) snapshots.get(number)).get("key");
    }

    /** Cells of 1 µm, the nodes j = 2 with i up to 3 broken; x runs fastest. */
    @Test
    void ofARunInSpaceTheNumbersOfTheWholeBodyAreSent() throws IOException {
        server.close();
        run = SmallRun.in(folder.resolve("space"), Grid.box(6, 4, 5, 1e-6));
        server = new ViewServer(List.of(run.folder()), 0, frond);
        URI link = URI.create(server.link());
        port = link.getPort();
        root = link.getPath();
        token = link.getQuery().substring("token=".length());
        for (String address : List.of("volume/damage", "surface/damage")) {
            ByteBuffer sent = ByteBuffer.wrap(get("run/0/at/" + key(0) + "/" + address).body()).order(ByteOrder.LITTLE_ENDIAN);
            assertArrayEquals(new int[] {7, 5, 6, 1}, new int[] {sent.getInt(), sent.getInt(), sent.getInt(), sent.getInt()});
            assertEquals(address.startsWith("surface") ? 0.75 : Double.NaN, sent.getDouble());
            assertEquals(1, sent.getFloat(24 + 4 * (3 + 7 * (2 + 5 * 4))));
            assertEquals(0, sent.getFloat(24 + 4 * (4 + 7 * (2 + 5 * 4))));
            assertEquals(24 + 4 * 7 * 5 * 6, sent.limit());
        }
        assertEquals(404, get("run/0/at/" + key(0) + "/surface/potential").status());
    }

    @Test
    void aPlaneRunHasNoBody() throws IOException {
        assertEquals(404, get("run/0/at/" + key(0) + "/volume/damage").status());
    }

    @Test
    void theLinkGivesTheCookieAndTheCookieThePage() throws IOException {
        Answer admitted = send("GET", root + "?token=" + token, host());
        assertEquals(303, admitted.status());
        assertEquals(root, admitted.header("location"));
        assertEquals("frond=" + token + "; Path=" + root + "; HttpOnly; SameSite=Strict", admitted.header("set-cookie"));
        assertTrue(get("").text().contains("<script src=\"page.js\""));
    }

    @Test
    void nothingIsAllowedThatIsNotFromHere() throws IOException {
        assertEquals("default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
                get("").header("content-security-policy"));
        assertEquals("nosniff", get("page.js").header("x-content-type-options"));
        assertEquals("no-referrer", get("").header("referrer-policy"));
    }

    @Test
    void sixtyProbesWithAWrongTokenHostOriginMethodOrPathAreRefused() throws IOException {
        List<String[]> probes = new ArrayList<>();
        for (String query : List.of("", "?token=", "?token=" + WRONG, "?token=" + token.substring(1), "?token=" + token + "0",
                "?token=" + token.toUpperCase(Locale.ROOT) + "x", "?Token=" + token, "?x=1&token=" + token, "?token=%00" + token)) {
            probes.add(new String[] {"GET", root + query, host()});
        }
        probes.add(new String[] {"GET", root + "runs?token=" + token, host()});
        probes.add(new String[] {"GET", root + "page.js?token=" + token, host()});
        for (String given : List.of("frond=" + WRONG, "frond=", "frond-" + port + "=" + token, "frond-1=" + token, token,
                "xfrond=" + token, "frond=" + token + "0")) {
            probes.add(new String[] {"GET", root + "runs", host(), "Cookie: " + given});
        }
        for (String below : List.of("/", "/runs", "/x" + root.substring(1) + "runs", root.substring(0, root.length() - 1), root.substring(0, 9) + "/runs")) {
            probes.add(new String[] {"GET", below, host(), cookie()});
        }
        for (String name : List.of("evil.example", "evil.example:" + port, "127.0.0.1", "localhost", "127.0.0.1:1", "localhost:1",
                "0.0.0.0:" + port, "127.0.0.2:" + port, "[::1]:" + port, "127.0.0.1:" + port + ".evil.example", "localhost.:" + port)) {
            probes.add(new String[] {"GET", root + "runs", "Host: " + name, cookie()});
        }
        probes.add(new String[] {"GET", root + "?token=" + token, "Host: evil.example:" + port});
        probes.add(new String[] {"GET", root + "runs", cookie()});
        probes.add(new String[] {"GET", root + "runs", host(), "Host: evil.example", cookie()});
        for (String origin : List.of("http://evil.example", "null", "https://127.0.0.1:" + port, "http://127.0.0.1", "http://127.0.0.1:1",
                "http://localhost:" + port, "http://127.0.0.1:" + port + ".evil.example")) {
            probes.add(new String[] {"GET", root + "runs", host(), cookie(), "Origin: " + origin});
        }
        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE")) {
            probes.add(new String[] {method, root + "runs", host(), cookie()});
        }
        for (String path : List.of("../../etc/passwd", "run/0/../../config.yaml", "run/0/%2e%2e%2fconfig.yaml", "run/0/summary.json",
                "run/1/config.yaml", "run/00/config.yaml", "run/0/at/000000/field/damage", "run/0/at/..%2f000000/field/damage",
                "run/0/at/" + key(0) + "/field/../damage", "run/0/at/" + key(0) + "/field/%64amage", "page.html/", "Viewed.class",
                "run/0/at/" + key(0) + "/field/damage?cut=0:0", "run/0/at/" + key(0) + "/probe?place=a:b", "/page.js", "run/0/range/no")) {
            probes.add(new String[] {"GET", root + path, host(), cookie()});
        }
        assertTrue(probes.size() >= 60, () -> "only " + probes.size());
        for (String[] probe : probes) {
            Answer answer = send(probe[0], probe[1], Arrays.copyOfRange(probe, 2, probe.length));
            assertTrue(answer.status() >= 400 && answer.status() < 500, () -> answer.status() + " to " + Arrays.toString(probe));
            assertFalse(answer.text().contains("small"), () -> Arrays.toString(probe));
        }
    }

    @Test
    void aFieldTravelsInSinglePrecisionBehindItsShape() throws IOException {
        Answer answer = get("run/0/at/" + key(1) + "/field/potential");
        ByteBuffer bytes = ByteBuffer.wrap(answer.body()).order(ByteOrder.LITTLE_ENDIAN);
        assertArrayEquals(new int[] {7, 5, 1, 0}, new int[] {bytes.getInt(), bytes.getInt(), bytes.getInt(), bytes.getInt()});
        assertEquals(1, bytes.getDouble());
        assertEquals(1.6, bytes.getDouble(), 1e-15);
        assertEquals(48 + 4 * 35, answer.body().length);
        assertEquals(1.3f, bytes.getFloat(48 + 4 * (7 + 3)));
        assertEquals("private, max-age=31536000, immutable", answer.header("cache-control"));
    }

    @Test
    void aProbeHasEveryDigitOfTheFile() throws IOException {
        Map<?, ?> values = (Map<?, ?>) json("run/0/at/" + key(1) + "/probe?place=3e-6:1e-6").get("values");
        assertEquals(0.1 * 3 + 1, values.get("potential"));
        assertEquals(4e6, values.get("stress.xx"));
    }

    @Test
    void aTableHasEveryDigitOfTheFile() throws IOException {
        List<String> lines = get("run/0/at/" + key(1) + "/table/potential").text().lines().toList();
        assertEquals("x [m],y [m],Potential [V]", lines.get(0));
        assertEquals(36, lines.size());
        assertEquals("3.0E-6,0.0," + (0.1 * 3 + 1), lines.get(4));
    }

    @Test
    void coloursOfARunLieBetweenTheValuesOfAllSnapshots() throws IOException {
        Map<String, Object> range = json("run/0/range/potential");
        assertEquals(0.0, range.get("least"));
        assertEquals(1.6, (double) range.get("largest"), 1e-15);
    }

    @Test
    void theCrackIsALineAndTheGrainsMeetInOne() throws IOException {
        List<?> crack = (List<?>) json("run/0/at/" + key(1) + "/lines/crack").get("lines");
        List<?> line = (List<?>) crack.get(0);
        assertEquals(1, crack.size());
        assertEquals(List.of(0.0, 3.0), Stream.of(line.get(0), line.get(line.size() - 2)).map(Double.class::cast).sorted().toList());
        List<?> grains = (List<?>) json("run/0/at/" + key(1) + "/lines/grains").get("lines");
        assertEquals(1, grains.size());
        assertEquals(3.0, ((List<?>) grains.get(0)).get(0));
    }

    @Test
    void aGrowingTableIsReadOnWhereItEnded() throws IOException {
        String whole = get("run/0/history.csv").text();
        Files.writeString(run.folder().history(), "3,1.5,0.3\n4,torn", StandardOpenOption.APPEND);
        assertEquals("3,1.5,0.3\n", get("run/0/history.csv?from=" + whole.length()).text());
    }

    @Test
    void aSnapshotIsToldOfWhenItIsThere() throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            socket.getOutputStream().write(changes());
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            long first = revision(lines);
            run.snapshot(2);
            assertTrue(revision(lines) > first);
            assertTrue(key(2).startsWith("000002-"));
        }
    }

    private byte[] changes() {
        return ("GET " + root + "changes HTTP/1.1\r\n" + host() + "\r\n" + cookie() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aRunGoesOnFromTheLastCheckpointNotAfterTheSnapshot() throws IOException {
        for (long step : new long[] {0, 2}) {
            run.folder().checkpoints().write(step, new RunState(Map.of(), Map.of(), Map.of(), Map.of()), 9);
        }
        Answer answer = fork(key(1), "harder", "cell.voltage = 0.3 V\n\nfracture.length=1 um\n");
        Path begun = run.folder().forks().resolve("harder");
        assertEquals(200, answer.status(), answer.text());
        assertEquals("run --from " + run.folder().path() + "@0 --out " + begun + " --set cell.voltage=0.3 V --set fracture.length=1 um\n",
                Files.readString(begun.resolve("arguments")));
        assertEquals("harder", ((Map<?, ?>) ((List<?>) json("runs").get("runs")).get(1)).get("name"));
    }

    @Test
    void whatCannotGoOnIsToldInALine() throws IOException {
        assertEquals("no checkpoint is kept of step 1 or before; output.keepCheckpoints and output.checkpointEvery keep more\n",
                fork(key(1), "new", "").text());
        run.folder().checkpoints().write(1, new RunState(Map.of(), Map.of(), Map.of(), Map.of()), 9);
        assertEquals("no checkpoint is kept of step 0 or before, only of 1; output.keepCheckpoints and output.checkpointEvery keep more\n",
                fork(key(0), "new", "").text());
        assertEquals("grid.cells: [8, 4] fits no other\n", fork(key(1), "new", "grid.cells = [8, 4]").text());
        assertEquals("'voltage' is no setting; write key = value\n", fork(key(1), "new", "voltage").text());
        for (String name : List.of("", "..", "../x", "a/b", "-x", "%2e%2e")) {
            Answer answer = fork(key(1), name, "");
            assertEquals(409, answer.status());
            assertTrue(answer.text().contains("cannot name a folder"), answer::text);
        }
        Files.createDirectories(run.folder().forks().resolve("old"));
        assertEquals(run.folder().forks().resolve("old") + " is there already; choose another name\n", fork(key(1), "old", "").text());
    }

    @Test
    void nobodyStartsARunButThePage() throws IOException {
        String path = root + "run/0/at/" + key(1) + "/fork?name=new";
        String origin = "Origin: http://127.0.0.1:" + port;
        for (String[] headers : new String[][] {{host(), cookie()}, {host(), origin}, {host(), cookie(), "Origin: http://evil.example"},
                {host(), cookie(), "Origin: null"}, {host(), cookie(), origin, "Origin: http://evil.example"}}) {
            assertEquals(403, send("POST", path, headers).status(), () -> Arrays.toString(headers));
        }
        assertEquals(404, get("run/0/at/" + key(1) + "/fork?name=new").status());
        assertFalse(Files.exists(run.folder().forks()));
    }

    @Test
    void pagesThatWaitAreLimitedAndTheOthersAreAnswered() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int n = 0; n < 32; n++) {
                Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
                waiting.add(socket);
                socket.getOutputStream().write(changes());
                revision(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
            }
            assertEquals(503, get("changes").status());
            assertEquals(200, get("runs").status());
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** As on a network: it is told, what was seen stays, and nothing has to be started again. */
    @Test
    void aFolderThatIsAwayIsLookedForAgain() throws IOException {
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        viewed.look();
        Path away = Files.move(run.folder().path(), folder.resolve("away"));
        assertTrue(viewed.look());
        assertEquals(run.folder().path() + " is no longer there", viewed.state().get("trouble"));
        assertEquals(2, viewed.shots().size());
        Files.writeString(run.folder().path(), "a file of the same name");
        assertFalse(viewed.look());
        Files.delete(run.folder().path());
        Files.move(away, run.folder().path());
        assertTrue(viewed.look());
        assertFalse(viewed.state().containsKey("trouble"));
    }

    /** Half of a document is none; the whole one is shown when it is there. */
    @Test
    void halfAFileIsNoEnd() throws IOException {
        Files.writeString(run.folder().summary(), "{\"schema\": ");
        Files.writeString(run.folder().status(), "{\"state\": ");
        Files.setLastModifiedTime(run.folder().history(), FileTime.fromMillis(1_000));
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        assertTrue(viewed.look());
        assertFalse(viewed.state().containsKey("summary"));
        assertTrue(viewed.state().get("trouble").toString().contains("summary.json"));
        run.complete();
        viewed.look();
        assertTrue(viewed.state().containsKey("summary"));
    }

    @Test
    void whatARunSaysOfItselfIsToldAndItsSilenceToo() {
        RunStatus.Driver here = RunStatus.Driver.here();
        tellsOfItsSilence(false, here, Duration.ofSeconds(120));
        tellsOfItsSilence(true, new RunStatus.Driver(here.host(), here.pid(), Instant.EPOCH), Duration.ZERO);
        tellsOfItsSilence(false, new RunStatus.Driver("elsewhere", 1, Instant.EPOCH), Duration.ZERO);
        tellsOfItsSilence(true, new RunStatus.Driver("elsewhere", 1, Instant.EPOCH), Duration.ofSeconds(120));
    }

    private void tellsOfItsSilence(boolean silent, RunStatus.Driver driver, Duration since) {
        Instant updated = Instant.now().minus(since);
        new RunStatus("id", RunStatus.State.RUNNING, new RunStatus.Headway(7, 0.25, 0.5, 2, Double.NaN), "", OptionalInt.empty(), driver,
                updated).write(run.folder().status());
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        viewed.look();
        assertEquals(Map.of("state", "running", "silent", silent, "updated", updated.toString(), "step", 7L, "time", 0.25, "done", 0.5,
                "stepsPerSecond", 2.0), viewed.state().get("status"));
    }

    private static long revision(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return Long.parseLong(line.substring("data: ".length()));
    }

    /** Its summary is older than what the run has written since it went on. */
    @Test
    void theVerdictOfAnEarlierEndIsNotShown() throws IOException {
        run.complete();
        Files.setLastModifiedTime(run.folder().summary(), FileTime.fromMillis(1_000));
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        viewed.look();
        assertFalse(viewed.state().containsKey("summary"));
        Files.setLastModifiedTime(run.folder().history(), FileTime.fromMillis(900));
        viewed.look();
        assertTrue(viewed.state().containsKey("summary"));
    }

    /** A run that goes on removes snapshots and makes them again. */
    @Test
    void aSnapshotMadeAgainHasAnotherAddress() throws IOException {
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        viewed.look();
        Shot before = viewed.shots().get(1);
        Files.delete(before.file());
        run.snapshot(1);
        Files.setLastModifiedTime(before.file(), FileTime.fromMillis(5_000));
        assertTrue(viewed.look());
        assertFalse(viewed.shots().get(1).key().equals(before.key()));
        assertTrue(viewed.shot(before.key()).isEmpty());
    }

    @Test
    void aDamagedSnapshotIsNamedAndTheOthersAreShown() throws IOException {
        Files.writeString(run.folder().snapshots().path().resolve("000002.h5"), "no HDF5");
        ViewedRun viewed = new ViewedRun("0", run.folder(), new OpenShots());
        viewed.look();
        assertEquals(List.of("000002.h5"), viewed.state().get("damaged"));
        assertEquals(2, viewed.shots().size());
    }

    @Test
    void runsTellInWhatTheyDiffer() throws IOException {
        SmallRun other = SmallRun.in(folder.resolve("other"));
        Files.writeString(other.folder().config(), Files.readString(other.folder().config()) + "cell: {voltage: 0.2 V}\n");
        List<?> runs = (List<?>) new Viewed(List.of(run.folder(), other.folder())).content().get("runs");
        assertEquals(Map.of("cell.voltage", "200 mV"), ((Map<?, ?>) runs.get(1)).get("differs"));
        assertEquals(Set.of("cell.voltage"), ((Map<?, ?>) ((Map<?, ?>) runs.get(0)).get("differs")).keySet());
    }

    @Test
    void aGridLargerThanThePictureIsReducedByMeans() {
        Grid grid = Grid.plane(4, 2, 1);
        double[] values = new double[grid.size()];
        for (int i = 0; i < 4; i++) {
            values[grid.index(i, 0)] = i;
            values[grid.index(i, 1)] = 10 + i;
        }
        FieldData field = FieldData.of(grid, Fields.GRAIN, values);
        assertArrayEquals(new float[] {5.5f, 7.5f}, Raster.of(grid, field, false, 2).values());
        assertArrayEquals(new float[] {0, 2}, Raster.of(grid, field, true, 2).values());
    }

    @Test
    void aBodyInSpaceIsCutAcrossEveryAxis() throws IOException {
        Grid box = Grid.box(6, 4, 3, 1e-6);
        SmallRun spatial = SmallRun.in(folder.resolve("box"), box);
        ViewedRun viewed = new ViewedRun("0", spatial.folder(), new OpenShots());
        viewed.look();
        OpenShot shot = viewed.open(viewed.shots().get(0));
        Quantity potential = shot.quantity("potential").orElseThrow();
        Raster across = shot.raster(potential, new Cut(0, 2), 1024);
        assertArrayEquals(new int[] {5, 4}, new int[] {across.width(), across.height()});
        assertEquals(0.2f, across.values()[0]);
        assertArrayEquals(new int[] {7, 4}, Stream.of(shot.raster(potential, new Cut(1, 0), 1024)).flatMapToInt(r ->
                IntStream.of(r.width(), r.height())).toArray());
        assertFalse(new Cut(2, 3).isIn(box));
    }

    @Test
    void theLinkForAnotherMachineIsPrinted() {
        StringWriter out = new StringWriter();
        server.announce(new PrintWriter(out, true));
        assertTrue(out.toString().contains("ssh -N -L " + port + ":127.0.0.1:" + port + " USER@"), out::toString);
        assertTrue(out.toString().contains(server.link()), out::toString);
    }

    @Test
    void aTakenPortIsRefused() {
        assertThrows(BindException.class, () -> new ViewServer(List.of(run.folder()), port, frond).close());
    }
}
