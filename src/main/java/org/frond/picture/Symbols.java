package org.frond.picture;

import java.util.Map;

/** How the symbols of formulas are printed: letters that are spelt out become the letters. */
public final class Symbols {

    private static final Map<String, String> GREEK = Map.ofEntries(Map.entry("alpha", "α"), Map.entry("beta", "β"),
            Map.entry("gamma", "γ"), Map.entry("delta", "δ"), Map.entry("epsilon", "ε"), Map.entry("zeta", "ζ"), Map.entry("eta", "η"),
            Map.entry("theta", "θ"), Map.entry("kappa", "κ"), Map.entry("lambda", "λ"), Map.entry("mu", "µ"), Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"), Map.entry("rho", "ρ"), Map.entry("sigma", "σ"), Map.entry("tau", "τ"), Map.entry("phi", "φ"),
            Map.entry("chi", "χ"), Map.entry("psi", "ψ"), Map.entry("omega", "ω"), Map.entry("Omega", "Ω"));

    private Symbols() {
    }

    /** The symbol as it is printed, such as σ for {@code sigma}. */
    public static String greek(String symbol) {
        return GREEK.getOrDefault(symbol, symbol);
    }
}
