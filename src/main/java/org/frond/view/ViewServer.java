package org.frond.view;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.picture.Cut;
import org.frond.picture.Extremes;

/**
 * Serves the page on this machine's loopback, and tells it when a run has written something. All addresses lie below a random one,
 * so that the cookie of one server goes to no other ({@link Gate}).
 *
 * <pre>
 *   /                                        the page
 *   /runs                                    what there is to see
 *   /changes                                 server-sent events: one whenever that changes
 *   /run/ID/config.yaml history.csv events.csv provenance.json
 *   /run/ID/range/QUANTITY                   between which values it lies
 *   /run/ID/at/SNAPSHOT/field/QUANTITY       a picture ({@link Raster#bytes}); ?cut=AXIS:CELL in space
 *   /run/ID/at/SNAPSHOT/table/QUANTITY       the same as CSV, every digit
 *   /run/ID/at/SNAPSHOT/lines/OVERLAY        lines over it
 *   /run/ID/at/SNAPSHOT/volume/QUANTITY      in space: its values ({@link Voxels#bytes})
 *   /run/ID/at/SNAPSHOT/surface/FIELD        in space: where the surface of metal or damage lies
 *   /run/ID/at/SNAPSHOT/probe                all values at ?place=X:Y:Z [m]
 *   /run/ID/keys                             keys of its configuration, for whoever changes them
 *   POST /run/ID/at/SNAPSHOT/fork            starts a run from there, named ?name=NAME; lines of key = value
 * </pre>
 *
 * Every name in an address is looked up among those that are listed; none becomes part of a path on the disk.
 */
public final class ViewServer implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LOOK_EVERY_MS = 700;
    private static final int KEEP_ALIVE_S = 15;
    /** Pages that may wait for changes at the same time. */
    private static final int MOST_LISTENERS = 32;
    /** Requests answered at the same time, beside the pages that wait. */
    private static final int WORKERS = 8;
    /** Requests that may wait to be answered; the connections of more are closed. */
    private static final int MOST_WAITING = 256;
    private static final int IDLE_S = 60;
    /** Bytes of what is changed in a run that is started. */
    private static final int MOST_SETTINGS = 65_536;
    private static final int FORK_PARTS = 5;
    /** Within which a request must have arrived [s]: nobody holds a thread by sending half of one. */
    private static final String REQUEST_S = "10";
    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    private static final String JSON = "application/json; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BINARY = "application/octet-stream";
    private static final String CSV = "text/csv; charset=utf-8";

    private final Viewed viewed;
    private final Forks forks;
    private final HttpServer server;
    private final Gate gate;
    private final ExecutorService threads;
    private final Thread looking = new Thread(this::keepLooking, "frond-view-looking");
    private final Semaphore listeners = new Semaphore(MOST_LISTENERS);
    private final Object changes = new Object();
    private long revision;

    /**
     * Starts to serve.
     *
     * @param folders the runs, each the folder of one
     * @param port    where to listen; 0 for any free one
     * @param frond   starts this program with arguments, for runs that are started from the page
     * @throws IOException     when the port is taken
     * @throws ResultException when a folder cannot be read
     */
    public ViewServer(List<ResultFolder> folders, int port, Function<List<String>, ProcessBuilder> frond) throws IOException {
        viewed = new Viewed(folders);
        forks = new Forks(frond);
        // or every answer waits 40 ms for the acknowledgement of its headers
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", REQUEST_S);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port), 0);
        gate = Gate.of(server.getAddress().getPort());
        ThreadPoolExecutor pool = new ThreadPoolExecutor(MOST_LISTENERS + WORKERS, MOST_LISTENERS + WORKERS, IDLE_S, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING), work -> daemon(new Thread(work, "frond-view")));
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        daemon(looking).start();
        server.start();
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    /** The link that opens the page. */
    public String link() {
        return gate.link();
    }

    /** Says where the page is, and how it is reached from another machine. */
    public void announce(PrintWriter out) {
        int port = server.getAddress().getPort();
        out.println("The page is at");
        out.println();
        out.println("  " + link());
        out.println();
        out.println("and nowhere but on this machine. From another one, first");
        out.println();
        out.println("  ssh -N -L " + port + ":" + LOOPBACK + ":" + port + " USER@" + hostName());
        out.println();
        out.println("and then open the same link there. Ctrl-C ends it.");
        out.flush();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "HOST";
        }
    }

    @Override
    public void close() {
        looking.interrupt();
        server.stop(0);
        threads.shutdownNow();
        forks.close();
    }

    private void keepLooking() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (viewed.look()) {
                    changed();
                } else {
                    TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void changed() {
        synchronized (changes) {
            revision++;
            changes.notifyAll();
        }
    }

    /** What is sent back. */
    private record Reply(int status, String type, String cached, byte[] content) {

        static Reply of(String type, byte[] content) {
            return new Reply(200, type, "no-store", content);
        }

        static Reply of(String type, String text) {
            return of(type, text.getBytes(StandardCharsets.UTF_8));
        }

        static Reply lasting(String type, byte[] content) {
            return new Reply(200, type, FOR_EVER, content);
        }

        static Reply refused(int status, String why) {
            return new Reply(status, TEXT, "no-store", (why + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getRequestHeaders();
            URI address = exchange.getRequestURI();
            String path = Optional.ofNullable(address.getRawPath()).orElse("");
            Optional<String> query = Optional.ofNullable(address.getRawQuery());
            Gate.Answer judged = gate.judge(new Gate.Request(exchange.getRequestMethod(), values(headers, "Host"),
                    values(headers, "Origin"), values(headers, "Cookie"), path, query));
            guard(exchange.getResponseHeaders());
            switch (judged) {
                case REFUSE -> send(exchange, Reply.refused(403, "Open the link that frond view has printed; it holds a token."));
                case NO_METHOD -> send(exchange, Reply.refused(405, "Only GET and POST are answered."));
                case ACT -> send(exchange, act(path.substring(gate.root().length()), query, exchange.getRequestBody()));
                case ADMIT -> {
                    exchange.getResponseHeaders().set("Set-Cookie", gate.cookie());
                    exchange.getResponseHeaders().set("Location", gate.root());
                    send(exchange, Reply.refused(303, "The page is at " + gate.root()));
                }
                case SERVE -> {
                    String inside = path.substring(gate.root().length());
                    if (inside.equals("changes")) {
                        tell(exchange);
                    } else {
                        send(exchange, reply(inside, query));
                    }
                }
                default -> throw new IllegalStateException(judged.toString());
            }
        }
    }

    private static List<String> values(Headers headers, String name) {
        return headers.getOrDefault(name, List.of());
    }

    private static void guard(Headers headers) {
        headers.set("Content-Security-Policy",
                "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("Cache-Control", reply.cached());
        boolean hasBody = reply.content().length > 0 && !exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), hasBody ? reply.content().length : -1);
        if (hasBody) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(reply.content());
            }
        }
    }

    private Reply reply(String path, Optional<String> query) {
        String[] parts = path.split("/", -1);
        Map<String, String> asked = query.map(ViewServer::asked).orElse(Map.of());
        try {
            Optional<Reply> reply = switch (parts.length) {
                case 1 -> parts[0].equals("runs") ? Optional.of(Reply.of(JSON, viewed.json()))
                        : Page.find(parts[0].isEmpty() ? "page.html" : parts[0]).map(file -> Reply.of(file.type(), file.content()));
                case 3 -> named(parts, "run").flatMap(run -> file(run, parts[2], asked));
                case 4 -> named(parts, "run").filter(run -> parts[2].equals("range")).flatMap(run -> range(run, parts[3]));
                case 5, 6 -> named(parts, "run").filter(run -> parts[2].equals("at"))
                        .flatMap(run -> run.shot(parts[3]).flatMap(shot -> ofShot(run.open(shot), parts, asked)));
                default -> Optional.empty();
            };
            return reply.orElseGet(() -> Reply.refused(404, "There is no such thing here."));
        } catch (NumberFormatException unreadable) {
            return Reply.refused(404, "There is no such place.");
        } catch (ResultException problem) {
            return Reply.refused(500, problem.getMessage());
        }
    }

    /** Does what is asked for; there is one thing to do. */
    private Reply act(String path, Optional<String> query, InputStream body) throws IOException {
        String[] parts = path.split("/", -1);
        byte[] text = body.readNBytes(MOST_SETTINGS + 1);
        Optional<ViewedRun> parent = parts.length == FORK_PARTS && parts[2].equals("at") && parts[4].equals("fork") ? named(parts, "run") : Optional.empty();
        Optional<Shot> shot = parent.flatMap(run -> run.shot(parts[3]));
        if (shot.isEmpty() || text.length > MOST_SETTINGS) {
            return Reply.refused(404, "There is nothing of that kind to do.");
        }
        try {
            List<String> settings = new String(text, StandardCharsets.UTF_8).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            ResultFolder begun = forks.start(parent.get().folder(), shot.get().step(),
                    query.map(ViewServer::asked).orElse(Map.of()).getOrDefault("name", ""), settings);
            ViewedRun added = viewed.add(begun);
            changed();
            return Reply.of(JSON, JsonFile.text("fork", 1, Map.of("id", added.id(), "folder", begun.path().toString())));
        } catch (Forks.Refused refused) {
            return Reply.refused(409, refused.getMessage());
        } catch (ResultException problem) {
            return Reply.refused(500, problem.getMessage());
        }
    }

    private static Map<String, String> asked(String query) {
        return Stream.of(query.split("&")).map(pair -> pair.split("=", 2)).filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
    }

    private Optional<ViewedRun> named(String[] parts, String what) {
        return parts[0].equals(what) ? viewed.run(parts[1]) : Optional.empty();
    }

    private static Optional<Reply> file(ViewedRun run, String name, Map<String, String> asked) {
        ResultFolder folder = run.folder();
        long from = Long.parseLong(asked.getOrDefault("from", "0"));
        return switch (name) {
            case "config.yaml" -> Optional.of(Reply.of(TEXT, run.table(folder.config(), 0)));
            case "provenance.json" -> Optional.of(Reply.of(JSON, run.table(folder.provenance(), 0)));
            case "keys" -> Optional.of(Reply.of(JSON, JsonFile.text("keys", 1, Map.of("keys", run.keys()))));
            case "history.csv" -> Optional.of(Reply.of(CSV, run.table(folder.history(), Math.max(0, from))));
            case "events.csv" -> Optional.of(Reply.of(CSV, run.table(folder.events(), Math.max(0, from))));
            default -> Optional.empty();
        };
    }

    private static Optional<Reply> range(ViewedRun run, String quantity) {
        return run.extremes(quantity).map(extremes -> Reply.of(JSON, JsonFile.text("range", 1, described(extremes))));
    }

    private static Map<String, Object> described(Extremes extremes) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("low", extremes.low());
        described.put("high", extremes.high());
        described.put("least", extremes.least());
        described.put("largest", extremes.largest());
        return described;
    }

    private static Optional<Reply> ofShot(OpenShot shot, String[] parts, Map<String, String> asked) {
        Cut cut = Optional.ofNullable(asked.get("cut")).map(ViewServer::cut).orElseGet(() -> Cut.middle(shot.grid()));
        if (!cut.isIn(shot.grid())) {
            return Optional.empty();
        }
        if (parts.length == 5) {
            return parts[4].equals("probe") ? Optional.ofNullable(asked.get("place")).map(place -> probe(shot, place)) : Optional.empty();
        }
        return switch (parts[4]) {
            case "field" -> shot.quantity(parts[5]).map(quantity -> Reply.lasting(BINARY,
                    shot.raster(quantity, cut, Raster.LARGEST).bytes()));
            case "table" -> shot.quantity(parts[5]).map(quantity -> Reply.lasting(CSV, table(shot, quantity, cut)));
            case "lines" -> Overlay.find(parts[5]).map(overlay -> Reply.lasting(JSON,
                    JsonFile.text("lines", 1, Map.of("lines", shot.lines(overlay, cut))).getBytes(StandardCharsets.UTF_8)));
            case "volume" -> shot.quantity(parts[5]).filter(quantity -> shot.grid().dim() > 2).map(quantity ->
                    Reply.lasting(BINARY, shot.voxels(quantity).bytes()));
            case "surface" -> Optional.of(parts[5]).filter(field -> shot.grid().dim() > 2).flatMap(shot::surface).map(voxels ->
                    Reply.lasting(BINARY, voxels.bytes()));
            default -> Optional.empty();
        };
    }

    private static Cut cut(String text) {
        String[] parts = text.split(":", 2);
        return new Cut(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
    }

    private static Reply probe(OpenShot shot, String place) {
        double[] at = new double[3];
        String[] parts = place.split(":", 3);
        for (int axis = 0; axis < parts.length; axis++) {
            at[axis] = Double.parseDouble(parts[axis]);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        shot.quantities().forEach(quantity -> values.put(quantity.id(), shot.at(quantity, at)));
        return Reply.of(JSON, JsonFile.text("probe", 1, Map.of("values", values)));
    }

    private static byte[] table(OpenShot shot, Quantity quantity, Cut cut) {
        Grid plane = cut.of(shot.grid());
        double[] values = cut.of(shot.grid(), shot.values(quantity)).values();
        double shift = quantity.location() == Location.CELL ? 0.5 : 0;
        String axes = "xyz";
        StringBuilder text = new StringBuilder();
        text.append(axes.charAt(cut.horizontal())).append(" [m],").append(axes.charAt(cut.vertical())).append(" [m],")
                .append(quantity.label()).append(" [").append(quantity.unit()).append("]\n");
        for (int j = 0; j < plane.count(quantity.location(), 1); j++) {
            for (int i = 0; i < plane.count(quantity.location(), 0); i++) {
                text.append((i + shift) * plane.h()).append(',').append((j + shift) * plane.h()).append(',')
                        .append(values[plane.index(i, j)]).append('\n');
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Sends an event now and after every change, until the page is closed. */
    private void tell(HttpExchange exchange) throws IOException {
        if (!listeners.tryAcquire()) {
            send(exchange, Reply.refused(503, "Too many pages are open."));
            return;
        }
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            long told = -1;
            while (!Thread.currentThread().isInterrupted()) {
                long now = await(told);
                out.write((now == told ? ": still here\n\n" : "data: " + now + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                told = now;
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            listeners.release();
        }
    }

    /** The revision, once it is another than this one or it is time for a sign of life. */
    private long await(long told) throws InterruptedException {
        synchronized (changes) {
            if (revision == told) {
                changes.wait(TimeUnit.SECONDS.toMillis(KEEP_ALIVE_S));
            }
            return revision;
        }
    }
}
