package org.frond.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything a run must remember to go on bit for bit: named arrays, whole numbers, numbers and texts. What the names
 * mean is the run's own affair.
 *
 * @param arrays  arrays of any length, in whatever layout the owner uses; not copied
 * @param longs   counters, seeds
 * @param doubles times, step sizes, voltages; any bits, NaN payloads included
 * @param texts   names, histories
 */
public record RunState(Map<String, double[]> arrays, Map<String, Long> longs, Map<String, Double> doubles,
                       Map<String, String> texts) {

    public RunState {
        arrays = ordered(arrays);
        longs = ordered(longs);
        doubles = ordered(doubles);
        texts = ordered(texts);
    }

    private static <T> Map<String, T> ordered(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** The array of that name. */
    public double[] array(String name) {
        return require(arrays, "array", name);
    }

    /** The whole number of that name. */
    public long whole(String name) {
        return require(longs, "whole number", name);
    }

    /** The number of that name. */
    public double number(String name) {
        return require(doubles, "number", name);
    }

    /** The text of that name. */
    public String text(String name) {
        return require(texts, "text", name);
    }

    private static <T> T require(Map<String, T> map, String kind, String name) {
        T value = map.get(name);
        if (value == null) {
            throw new ResultException("the checkpoint has no " + kind + " '" + name + "', it has " + map.keySet()
                    + ": it belongs to another model or version");
        }
        return value;
    }
}
