/**
 * What a run is asked to do: parameters, each declared once, and the files that give them values.
 *
 * <p>A {@link org.frond.config.Parameter} states key, kind, default, range, meaning and source. From these declarations,
 * grouped in the {@code ...Settings} classes, come validation, the effective configuration, the reference page and the
 * starter file. {@link org.frond.config.Config#read} reads YAML (also JSON, XML, properties), follows includes, applies
 * overrides and reports every problem on a line of its own.
 */
package org.frond.config;
