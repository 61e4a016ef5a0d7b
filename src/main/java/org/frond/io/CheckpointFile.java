package org.frond.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The bytes of a checkpoint, all little-endian:
 *
 * <pre>
 *   8  magic "FRONDCKP"
 *   4  format version
 *   4  length of the index in bytes
 *      index: JSON with arrays (name, length), longs, doubles (bits in hexadecimal), texts
 *      the arrays one after another, 8 bytes per number
 *   8  CRC-32C of everything before
 * </pre>
 *
 * Doubles travel as bits, never as decimal text, so -0.0 and every NaN come back as they went.
 */
final class CheckpointFile {

    private static final byte[] MAGIC = "FRONDCKP".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int HEAD = 16;
    private static final int BLOCK = 1 << 20;
    private static final int HEXADECIMAL = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private CheckpointFile() {
    }

    static void write(Path file, RunState state) throws IOException {
        byte[] index = JSON.writeValueAsBytes(index(state));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            CRC32C sum = new CRC32C();
            ByteBuffer head = littleEndian(HEAD).put(MAGIC).putInt(VERSION).putInt(index.length).flip();
            put(channel, sum, head);
            put(channel, sum, ByteBuffer.wrap(index));
            ByteBuffer block = littleEndian(BLOCK);
            for (double[] array : state.arrays().values()) {
                for (int start = 0; start < array.length; start += BLOCK / Double.BYTES) {
                    int count = Math.min(BLOCK / Double.BYTES, array.length - start);
                    block.clear();
                    block.asDoubleBuffer().put(array, start, count);
                    put(channel, sum, block.limit(count * Double.BYTES));
                }
            }
            put(channel, new CRC32C(), littleEndian(Long.BYTES).putLong(sum.getValue()).flip());
        }
    }

    static RunState read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CRC32C sum = new CRC32C();
            ByteBuffer head = get(file, channel, sum, HEAD);
            byte[] magic = new byte[MAGIC.length];
            head.get(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw new DamagedFileException(file + " is not a checkpoint");
            }
            int version = head.getInt();
            int length = head.getInt();
            if (length < 0 || length > channel.size()) {
                throw torn(file);
            }
            byte[] text = new byte[length];
            get(file, channel, sum, length).get(text);
            // The sum proves the index before a byte of it is believed: sizes in a damaged one could ask for any memory.
            requireSum(file, channel, sum);
            if (version != VERSION) {
                throw new DamagedFileException(file + " has format version " + version + ", this program reads "
                        + VERSION + ": resume with the version that wrote it");
            }
            channel.position(HEAD + (long) length);
            return state(file, channel, JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new DamagedFileException(file + " has an index that is no JSON", e);
        }
    }

    private static void requireSum(Path file, FileChannel channel, CRC32C sum) throws IOException {
        long left = channel.size() - Long.BYTES - channel.position();
        if (left < 0) {
            throw torn(file);
        }
        while (left > 0) {
            int count = (int) Math.min(BLOCK, left);
            get(file, channel, sum, count);
            left -= count;
        }
        if (get(file, channel, new CRC32C(), Long.BYTES).getLong() != sum.getValue()) {
            throw torn(file);
        }
    }

    private static ObjectNode index(RunState state) {
        ObjectNode index = JSON.createObjectNode();
        ArrayNode arrays = index.putArray("arrays");
        state.arrays().forEach((name, array) -> arrays.addObject().put("name", name).put("length", array.length));
        ObjectNode longs = index.putObject("longs");
        state.longs().forEach((name, value) -> longs.put(name, (long) value));
        ObjectNode doubles = index.putObject("doubles");
        state.doubles().forEach((name, value) -> doubles.put(name, Long.toHexString(Double.doubleToRawLongBits(value))));
        ObjectNode texts = index.putObject("texts");
        state.texts().forEach(texts::put);
        return index;
    }

    private static RunState state(Path file, FileChannel channel, JsonNode index) throws IOException {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        for (JsonNode entry : index.path("arrays")) {
            arrays.put(entry.get("name").textValue(), array(file, channel, entry.get("length").intValue()));
        }
        Map<String, Long> longs = new LinkedHashMap<>();
        index.path("longs").properties().forEach(e -> longs.put(e.getKey(), e.getValue().longValue()));
        Map<String, Double> doubles = new LinkedHashMap<>();
        index.path("doubles").properties().forEach(e -> doubles.put(e.getKey(),
                Double.longBitsToDouble(Long.parseUnsignedLong(e.getValue().textValue(), HEXADECIMAL))));
        Map<String, String> texts = new LinkedHashMap<>();
        index.path("texts").properties().forEach(e -> texts.put(e.getKey(), e.getValue().textValue()));
        return new RunState(arrays, longs, doubles, texts);
    }

    private static double[] array(Path file, FileChannel channel, int length) throws IOException {
        double[] array = new double[length];
        for (int start = 0; start < length; start += BLOCK / Double.BYTES) {
            int count = Math.min(BLOCK / Double.BYTES, length - start);
            get(file, channel, new CRC32C(), count * Double.BYTES).asDoubleBuffer().get(array, start, count);
        }
        return array;
    }

    private static void put(FileChannel channel, CRC32C sum, ByteBuffer bytes) throws IOException {
        sum.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer get(Path file, FileChannel channel, CRC32C sum, int count) throws IOException {
        ByteBuffer bytes = littleEndian(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw torn(file);
            }
        }
        sum.update(bytes.flip());
        return bytes.rewind();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static DamagedFileException torn(Path file) {
        return new DamagedFileException(file + " is damaged: its checksum or length is not the one it was written with");
    }
}
