package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.frond.config.Config;
import org.frond.config.CrystalConstants;
import org.frond.config.ElectrolyteSettings;
import org.frond.grid.Grid;
import org.frond.unit.QuantityKind;

/**
 * Where cells that conduct much better or are much stiffer than those between them touch at corners alone. What passes there passes
 * through one node, and around it the field goes with a small power of the distance, (4/pi) atan(contrast^-1/2) in the plane: no
 * grid within reach resolves it.
 */
public final class ContrastAtCorners {

    /** Contrast up to which a chess board with fields of sixteen cells is right to 4 per cent; docs/physics.md, Limits. */
    private static final double BEARABLE = 10;
    private static final double ROUNDING = 1e-9;
    private static final int DIGITS = 4;

    private final Grid grid;
    private final List<String> warnings = new ArrayList<>();

    private ContrastAtCorners(Grid grid) {
        this.grid = grid;
    }

    /** What should be changed about them in a configuration; empty where all is well. */
    public static List<String> warnings(Config config) {
        Grid grid = new Assembly(config).grid();
        Regions regions = new Regions(config, grid);
        ContrastAtCorners corners = new ContrastAtCorners(grid);
        if (regions.materials().isEmpty()) {
            return corners.warnings;
        }
        if (config.solvesPotential() || config.solvesConcentration()) {
            corners.look("conduct more than %s times better", regions.ofMaterials(1, Regions.Material::conduction));
        }
        if (config.solvesDisplacement()) {
            double given = config.get(ElectrolyteSettings.YOUNGS_MODULUS);
            double around = config.get(ElectrolyteSettings.ELASTICITY) == ElectrolyteSettings.Elasticity.ISOTROPIC ? given
                    : CrystalConstants.of(config).c33();
            corners.look("are more than %s times stiffer", regions.ofMaterials(around,
                    material -> material.isotropic(config).isPresent() ? material.young().orElse(given) : around));
        }
        return corners.warnings;
    }

    /** Looks where the strength of two cells is far above that of all between them. */
    private void look(String how, double[] strength) {
        List<double[]> places = new ArrayList<>();
        CornerContacts.find(grid, new CornerContacts.Kind() {
            @Override
            public boolean unites(int one, int other) {
                return true;
            }

            @Override
            public boolean parts(int one, int other, int cell) {
                return Math.min(strength[one], strength[other]) > BEARABLE * (1 + ROUNDING) * strength[cell];
            }
        }, contact -> places.add(contact.place()));
        if (!places.isEmpty()) {
            warnings.add("regions: cells that " + String.format(Locale.ROOT, how, (int) BEARABLE) + " than those between them touch only at "
                    + (grid.dim() == 3 ? "edges or corners" : "corners") + " in " + places.size()
                    + (places.size() == 1 ? " place (at " : " places (first at ") + print(places.get(0))
                    + "): what passes there is too much, by factors, on any grid; let them share sides, or keep them apart");
        }
    }

    private String print(double[] place) {
        List<String> words = new ArrayList<>();
        for (int axis = 0; axis < grid.dim(); axis++) {
            words.add(QuantityKind.LENGTH.print(place[axis], DIGITS));
        }
        return String.join(", ", words);
    }
}
