import type { Place } from '../../protocol/contract';

/** Why a device does not say where it is. */
export type Nowhere = 'denied' | 'unavailable';

const PATIENCE = 15_000;
const FRESH_ENOUGH = 60_000;

/** About where this device is, as its owner allows; rounded here, so that nobody else learns more than that. */
export function whereabouts(): Promise<Place | Nowhere> {
  return new Promise((tell) => {
    // Browsers have none on pages that came without TLS, whatever the types say.
    if (!('geolocation' in navigator)) {
      tell('unavailable');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => tell({ latitude: rounded(coords.latitude), longitude: rounded(coords.longitude) }),
      (error) => tell(error.code === error.PERMISSION_DENIED ? 'denied' : 'unavailable'),
      { maximumAge: FRESH_ENOUGH, timeout: PATIENCE },
    );
  });
}

/** A thousandth of a degree is some hundred metres. */
const rounded = (degrees: number) => Math.round(degrees * 1_000) / 1_000;
