package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.unit.QuantityKind;

/** Paths of metal through a damaged domain: what takes the place of the fracture field under {@code fracture.law: domain}. */
public final class DomainSettings {

    static final Section SECTION = Section.of(Section.Use.CELL, "domain",
            "Paths of metal through a damaged domain (fracture.law: domain)");

    public static final Parameter<Double> THICKNESS = SECTION.quantity("thickness", QuantityKind.LENGTH, "3 um", Range.above(0),
            BASIC, "Metal that a path takes before it cracks on at its tip.", "Geng et al. 2023: dendrites 3 um thick");
    public static final Parameter<Double> STRIDE = SECTION.quantity("stride", QuantityKind.LENGTH, "10 um", Range.above(0), BASIC,
            "Mean length of a new path, about a grain; its own is drawn evenly between 0.6 and 1.4 of it. The domain around it has this"
            + " radius.", "assumption, 5 to 20 um");
    public static final Parameter<Double> BRANCHING = SECTION.number("branching", "0.4", Range.between(0, 1), BASIC,
            "Probability that a second path leaves a tip that cracks.", "assumption, 0.1 to 0.6");
    public static final Parameter<Double> WANDER = SECTION.number("wander", "1", Range.between(0, 1), BASIC,
            "How far paths turn from the direction of the current into the grains' planes: 1 wholly, 0 not at all.",
            "Geng et al. 2023: directions random as the grains'");
    public static final Parameter<Double> CONDUCTION = SECTION.number("conduction", "10", Range.between(1, 1000), BASIC,
            "Conductivity of the domain over that of the electrolyte.", "Geng et al. 2023: better; 3 to 100 assumed");
    public static final Parameter<Boolean> ROOM_LIMIT = SECTION.flag("roomLimit", true, ADVANCED,
            "Whether a path that has taken its thickness of metal takes no more; ions no longer pass it then.", "assumption");

    public static final Parameter<Double> CONTACT = SECTION.number("contact", "0.3", Range.between(0, 1), ADVANCED,
            "Share of the metal of a full path below which what dissolves there loses contact, in voids; drawn for each grain evenly between 0"
            + " and this.", "assumption");

    /** What may keep a tip from cracking on. */
    public enum Gate {
        NONE, STALL;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    public static final Parameter<Boolean> MECHANICS = SECTION.flag("mechanics", false, BASIC,
            "Whether stress decides when and where a path cracks on: at a pressure of its metal that follows from the stress ahead of its tip.",
            "Geng et al. 2023; without it the pressure is taken to add nothing to the metal of a path");
    public static final Parameter<Double> STRENGTH = SECTION.quantity("strength", QuantityKind.PRESSURE, "300 MPa", Range.above(0), BASIC,
            "Strength of the polycrystal.", "Geng et al. 2023; 200 to 350 MPa");
    public static final Parameter<Double> PLANE_STRENGTH = SECTION.number("planeStrength", "0.1", Range.aboveUpTo(0, 1), BASIC,
            "Strength of the grains' planes, which paths follow, over that of the polycrystal.",
            "Geng et al. 2023: an order of magnitude weaker");
    public static final Parameter<Double> TOUGHNESS = SECTION.quantity("toughness", QuantityKind.TOUGHNESS, "2.5 MPa m^1/2", Range.above(0),
            BASIC, "Fracture toughness of the polycrystal; with its strength it is the size of a crack's process zone, (K/strength)^2/2pi, over"
            + " four of which stress is averaged.", "2 to 3 MPa m^1/2, common knowledge");
    public static final Parameter<Double> SHARE = SECTION.number("share", "0.7", Range.aboveUpTo(0, 1), ADVANCED,
            "Share of the planes' strength that stress reaches in the damaged domain around a tip that cracks on.", "assumption, 0.5 to 0.9");
    public static final Parameter<Double> MODULUS = SECTION.number("modulus", "1e-3", Range.between(1e-6, 1), ADVANCED,
            "Stiffness that cells of a path keep.", "Geng et al. 2023: vanishing");
    public static final Parameter<Double> SOFTENING = SECTION.number("softening", "1", Range.between(1e-6, 1), ADVANCED,
            "Stiffness that the damaged domain around paths keeps.", "assumption: the crack releases the stress, not the zone around it");
    public static final Parameter<Gate> GATE = SECTION.choice("gate", Gate.NONE, BASIC,
            "What keeps a full path from cracking on: none, or the overpotential at its tip while that cannot bring metal to its pressure"
            + " (stall).", "Geng et al. 2023: none, since their overpotential is large");

    /** What acts with {@link #MECHANICS} alone. */
    private static final List<Parameter<?>> OF_MECHANICS = List.of(STRENGTH, PLANE_STRENGTH, TOUGHNESS, SHARE, MODULUS, SOFTENING, GATE);

    /** Keys of the fracture field, and of the steps that follow it, which do nothing where there is none. */
    private static final List<Parameter<?>> OF_THE_FIELD = List.of(FractureSettings.SURFACE, FractureSettings.IRREVERSIBILITY,
            FractureSettings.SPLIT, FractureSettings.LENGTH, FractureSettings.GRID_CORRECTION, FractureSettings.RESIDUAL_STIFFNESS,
            FractureSettings.FREEZE_ABOVE, TimeSettings.PRESSURE_STEP, TimeSettings.CURRENT_STEP, TimeSettings.FILL_STEP,
            TimeSettings.CRACK_STEP, StructureSettings.TOUGHNESS_SCATTER, MetalSettings.FLOW_RESISTANCE, MetalSettings.FLOW_THRESHOLD,
            MetalSettings.PRESSURE_DIFFUSIVITY, MetalSettings.FRONT_WIDTH);
    /** What the law does not do yet, with the values that it can do. */
    private static final List<Parameter<Boolean>> REMEMBERED = List.of(MemorySettings.RESIDUAL_METAL);

    static {
        Stream.concat(Stream.of(THICKNESS, STRIDE, BRANCHING, WANDER, CONDUCTION, ROOM_LIMIT, CONTACT, MECHANICS), OF_MECHANICS.stream()).forEach(parameter -> SECTION.rule(parameter, config ->
                broken(changes(config, parameter) && !applies(config), "does nothing without fracture.law: domain")));
        OF_MECHANICS.forEach(parameter -> SECTION.rule(parameter, config -> broken(
                applies(config) && changes(config, parameter) && !config.get(MECHANICS), "does nothing without domain.mechanics: true")));
        SECTION.rule(MECHANICS, config -> broken(applies(config) && config.get(MECHANICS) && !config.get(ROOM_LIMIT),
                "goes with domain.roomLimit: true, for metal presses when its path is full"));
        SECTION.rule(CoolingSettings.FROM, config -> broken(applies(config) && config.get(CoolingSettings.FROM).isPresent(),
                "has no effect under fracture.law: domain, whose stress is that of the metal alone; leave it out"));
        SECTION.rule(PlaneSettings.CLOSE, config -> broken(applies(config) && config.get(MECHANICS) && config.get(PlaneSettings.CLOSE),
                "goes without domain.mechanics, whose stress is that of the metal alone"));
        SECTION.rule(FractureSettings.LAW, config -> broken(
                applies(config) && config.get(MetalSettings.LAW) != MetalSettings.GrowthLaw.CRACK_FILLING,
                "domain is a law of its own for metal in cracks; leave metal.law out"));
        SECTION.rule(FractureSettings.LAW, DomainSettings::isWithoutRegions);
        Stream.concat(OF_THE_FIELD.stream(), REMEMBERED.stream()).forEach(parameter -> SECTION.rule(parameter, config -> broken(
                applies(config) && changes(config, parameter),
                "has no effect under fracture.law: domain; leave it out")));
        SECTION.rule(STRIDE, config -> broken(applies(config)
                && config.get(STRIDE) < config.get(GridSettings.SIZE).get(0) / config.get(GridSettings.CELLS).get(0),
                "is shorter than a cell; use more cells or a longer stride"));
    }

    private DomainSettings() {
    }

    /** Size of a crack's process zone, r_c = (K/strength)^2 / 2 pi [m]. */
    public static double processZone(Config config) {
        return Math.pow(config.get(TOUGHNESS) / config.get(STRENGTH), 2) / (2 * Math.PI);
    }

    /** Whether metal grows by this law. */
    static boolean applies(Config config) {
        return config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN;
    }

    private static Optional<String> isWithoutRegions(Config config) {
        return applies(config) ? config.names(RegionSettings.SECTION).stream().filter(name -> config.get(RegionSettings.BROKEN.of(name)))
                .findFirst().map(name -> "domain goes without broken regions: set regions." + name + ".broken: false and give a flaw")
                : Optional.empty();
    }

    private static boolean changes(Config config, Parameter<?> parameter) {
        return !parameter.standard().equals(Optional.of(config.get(parameter)));
    }

    private static Optional<String> broken(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }
}
