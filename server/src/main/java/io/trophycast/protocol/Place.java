package io.trophycast.protocol;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A place on earth, rounded to thousandths of a degree when it is made: some hundred metres, so
 * that nobody's seat is known.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
public record Place(double latitude, double longitude) {
  private static final int DECIMALS = 3;

  public Place {
    latitude = rounded(latitude);
    longitude = rounded(longitude);
  }

  private static double rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }
}
