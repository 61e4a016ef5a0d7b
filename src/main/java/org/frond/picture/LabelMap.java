package org.frond.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.frond.grid.Grid;

/**
 * The labels of cells as colours, boundaries between grains as thin lines, with a legend of up to twelve labels: the plane of a plane grid,
 * of one in space the middle planes across z, y and x.
 *
 * @param grid  the grid
 * @param label label of a cell
 * @param grain number of its grain
 */
public record LabelMap(Grid grid, IntUnaryOperator label, IntUnaryOperator grain) {

    private static final int EDGE = 640;
    private static final int MARGIN = 24;
    private static final int LINE = 24;
    private static final int MOST_NAMED = 12;
    private static final double TEXT = 14;
    private static final int SPACE = 3;
    /** Angle between the hues of labels that follow each other, the golden one: near labels get far hues. */
    private static final double GOLDEN = 0.618033988749895;

    public static LabelMap of(Grid grid, IntUnaryOperator label, IntUnaryOperator grain) {
        return new LabelMap(grid, label, grain);
    }

    /** Draws the picture. */
    public BufferedImage render() {
        List<BufferedImage> planes = new ArrayList<>();
        for (int across = 2; across >= (grid.dim() == SPACE ? 0 : 2); across--) {
            planes.add(plane(across));
        }
        TreeSet<Integer> labels = labels();
        int named = labels.size() > MOST_NAMED ? 0 : labels.size();
        int width = planes.stream().mapToInt(BufferedImage::getWidth).sum() + MARGIN * (planes.size() + 1);
        int height = planes.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow() + 2 * MARGIN + LINE + (named > 0 ? LINE : 0);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setFont(Typeface.REGULAR.size(TEXT));
        int x = MARGIN;
        for (int n = 0; n < planes.size(); n++) {
            g.drawImage(planes.get(n), x, MARGIN + LINE, null);
            g.setColor(Color.BLACK);
            int across = 2 - n;
            g.drawString(grid.dim() == SPACE ? "xyz".charAt(across) + " = middle" : "labels", x, MARGIN + LINE / 2);
            x += planes.get(n).getWidth() + MARGIN;
        }
        x = MARGIN;
        for (int name : named > 0 ? labels : new TreeSet<Integer>()) {
            int y = height - MARGIN;
            g.setColor(colour(name));
            g.fillRect(x, y - LINE / 2, LINE / 2, LINE / 2);
            g.setColor(Color.BLACK);
            g.drawString(String.valueOf(name), x + LINE * 2 / 3, y);
            x += LINE + g.getFontMetrics().stringWidth(String.valueOf(name)) + LINE / 2;
        }
        g.dispose();
        return picture;
    }

    private TreeSet<Integer> labels() {
        TreeSet<Integer> labels = new TreeSet<>();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    labels.add(label.applyAsInt(grid.index(i, j, k)));
                }
            }
        }
        return labels;
    }

    private static Color colour(int label) {
        return Color.getHSBColor((float) (0.58 + label * GOLDEN), 0.38f, label % 2 == 0 ? 0.92f : 0.78f);
    }

    private BufferedImage plane(int across) {
        Cut cut = new Cut(across, grid.cells(across) / 2);
        int right = grid.cells(cut.horizontal());
        int up = grid.cells(cut.vertical());
        int scale = Math.max(1, EDGE / Math.max(right, up));
        int coarse = Math.max(1, Math.max(right, up) / EDGE);
        BufferedImage image = new BufferedImage(right * scale / coarse, up * scale / coarse, BufferedImage.TYPE_INT_RGB);
        int line = new Color(0x2b333b).getRGB();
        for (int py = 0; py < image.getHeight(); py++) {
            for (int px = 0; px < image.getWidth(); px++) {
                int i = px * coarse / scale;
                int j = up - 1 - py * coarse / scale;
                int cell = cell(cut, i, j);
                boolean edge = scale > 2 && (px % scale == 0 && i > 0 && grain.applyAsInt(cell(cut, i - 1, j)) != grain.applyAsInt(cell)
                        || py % scale == 0 && j < up - 1 && grain.applyAsInt(cell(cut, i, j + 1)) != grain.applyAsInt(cell));
                image.setRGB(px, py, edge ? line : colour(label.applyAsInt(cell)).getRGB());
            }
        }
        return image;
    }

    private int cell(Cut cut, int i, int j) {
        int[] at = new int[SPACE];
        at[cut.axis()] = grid.dim() == SPACE ? cut.cell() : 0;
        at[cut.horizontal()] = i;
        at[cut.vertical()] = j;
        return grid.index(at[0], at[1], at[2]);
    }
}
