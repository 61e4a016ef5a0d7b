package org.frond.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may see the page. The port is open to every user and every web page of this machine, so being able to reach it proves nothing:
 * a random token in the link does, which a strict cookie then stands for. Cookies know no port, and go to whatever else listens on
 * this machine: that of the page is bound to the random path below which everything lies. A name other than this machine's (DNS
 * rebinding) and a foreign page (its origin) are refused whatever they know.
 *
 * @param root  path below which everything lies, from slash to slash
 * @param token what the link holds
 * @param port  where is listened
 */
record Gate(String root, String token, int port) {

    private static final int TOKEN_BYTES = 24;
    private static final int ROOT_BYTES = 16;
    private static final String COOKIE = "frond=";
    private static final String HTTP = "http://";

    /** What becomes of a request. */
    enum Answer {
        /** It is served. */
        SERVE,
        /** The link was right: the cookie is given, and the token taken out of the address. */
        ADMIT,
        /** It asks to do something, and comes from the page. */
        ACT,
        /** It is refused: no token, no cookie, or not from here. */
        REFUSE,
        /** It asks for anything but reading or doing. */
        NO_METHOD
    }

    /**
     * A request, as far as it decides that.
     *
     * @param method  such as GET
     * @param hosts   values of the header Host
     * @param origins values of the header Origin
     * @param cookies values of the header Cookie
     * @param path    path of the address
     * @param query   query of the address, if there is one
     */
    record Request(String method, List<String> hosts, List<String> origins, List<String> cookies, String path, Optional<String> query) {
    }

    /** A gate with a new path and a new token. */
    static Gate of(int port) {
        return new Gate("/" + random(ROOT_BYTES) + "/", random(TOKEN_BYTES), port);
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** The link that opens the page. */
    String link() {
        return HTTP + "127.0.0.1:" + port + root + "?token=" + token;
    }

    /** The header that gives the cookie. */
    String cookie() {
        return COOKIE + token + "; Path=" + root + "; HttpOnly; SameSite=Strict";
    }

    Answer judge(Request request) {
        Set<String> here = Set.of("127.0.0.1:" + port, "localhost:" + port);
        if (request.hosts().size() != 1 || !here.contains(request.hosts().get(0))
                || !request.origins().stream().allMatch((HTTP + request.hosts().get(0))::equals)) {
            return Answer.REFUSE;
        }
        boolean acts = request.method().equals("POST");
        if (!acts && !request.method().equals("GET")) {
            return Answer.NO_METHOD;
        }
        // who acts must say from where; browsers do
        if (!request.path().startsWith(root) || acts && request.origins().size() != 1) {
            return Answer.REFUSE;
        }
        if (!acts && request.path().equals(root) && request.query().filter(query -> query.startsWith("token="))
                .filter(query -> isToken(query.substring("token=".length()))).isPresent()) {
            return Answer.ADMIT;
        }
        boolean known = request.cookies().stream().flatMap(header -> List.of(header.split(";")).stream()).map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE)).anyMatch(cookie -> isToken(cookie.substring(COOKIE.length())));
        return !known ? Answer.REFUSE : acts ? Answer.ACT : Answer.SERVE;
    }

    /** Compares in a time that does not tell how much is right. */
    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
