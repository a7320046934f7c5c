package io.trophycast.trophy;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** A drop's sign on a coin with a reeded edge, as the web client's medal looks. */
record Coin(double x, double y, double radius) {
  private static final Color DEEP = new Color(0xe08a00);
  private static final Color HOT = new Color(0xffdf94);
  private static final Color SPOTLIGHT = new Color(0xffb938);
  private static final String CUP = "🏆";
  private static final int REEDS = 120;

  void draw(Graphics2D pen, Optional<String> emoji, Optional<BufferedImage> picture) {
    glow(pen);
    reededEdge(pen);
    double face = radius * 0.9;
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y - face * 0.4),
            (float) (face * 1.3),
            new float[] {0, 1},
            new Color[] {new Color(0x4b3468), new Color(0x24163a)}));
    pen.fill(circle(face));
    picture.ifPresentOrElse(
        image -> draw(pen, image, face), () -> draw(pen, emoji.orElse(CUP), face));
    pen.setPaint(SPOTLIGHT);
    pen.setStroke(new BasicStroke((float) (radius * 0.03)));
    pen.draw(circle(face));
  }

  private void glow(Graphics2D pen) {
    float reach = (float) (radius * 1.9);
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            reach,
            new float[] {0.4f, 1},
            new Color[] {new Color(255, 185, 56, 95), new Color(255, 185, 56, 0)}));
    pen.fill(circle(reach));
  }

  private void reededEdge(Graphics2D pen) {
    double step = 360.0 / REEDS;
    for (int i = 0; i < REEDS; i++) {
      pen.setPaint(i % 2 == 0 ? DEEP : HOT);
      pen.fill(
          new Arc2D.Double(
              x - radius, y - radius, 2 * radius, 2 * radius, i * step, step + 0.2, Arc2D.PIE));
    }
  }

  private void draw(Graphics2D pen, BufferedImage image, double face) {
    Shape before = pen.getClip();
    pen.setClip(circle(face));
    double scale = 2 * face / Math.min(image.getWidth(), image.getHeight());
    var place =
        AffineTransform.getTranslateInstance(
            x - image.getWidth() * scale / 2, y - image.getHeight() * scale / 2);
    place.scale(scale, scale);
    pen.drawImage(image, place, null);
    pen.setClip(before);
  }

  private void draw(Graphics2D pen, String sign, double face) {
    ShareFonts fonts = ShareFonts.bundled();
    float size = (float) (face * 1.05);
    fonts
        .emoji(sign, size)
        .or(() -> fonts.emoji(CUP, size))
        .ifPresent(
            drawable -> {
              var layout = new TextLayout(drawable.getIterator(), pen.getFontRenderContext());
              Shape outline = layout.getOutline(null);
              Rectangle2D bounds = outline.getBounds2D();
              double scale = face * 1.2 / Math.max(bounds.getWidth(), bounds.getHeight());
              pen.setPaint(
                  new LinearGradientPaint(
                      new Point2D.Double(x - face * 0.5, y - face * 0.5),
                      new Point2D.Double(x + face * 0.5, y + face * 0.5),
                      new float[] {0, 0.5f, 1},
                      new Color[] {HOT, SPOTLIGHT, HOT}));
              var place = AffineTransform.getTranslateInstance(x, y);
              place.scale(scale, scale);
              place.translate(-bounds.getCenterX(), -bounds.getCenterY());
              pen.fill(place.createTransformedShape(outline));
            });
  }

  private Ellipse2D circle(double reach) {
    return new Ellipse2D.Double(x - reach, y - reach, 2 * reach, 2 * reach);
  }
}
