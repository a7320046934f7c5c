/** How remaining supply is drawn: one light per trophy while they can be told apart, a level beyond that. */
export type SupplyPicture =
  | { readonly kind: 'lights'; readonly columns: number; readonly lit: readonly boolean[] }
  | { readonly kind: 'level'; readonly share: number };

export const MOST_LIGHTS = 60;

/** The picture of `remaining` out of `supply`. Lights go out from the end: light n stands for serial n counted backwards. */
export function supplyPicture(supply: number, remaining: number): SupplyPicture {
  const left = Math.min(Math.max(0, remaining), supply);
  if (supply > MOST_LIGHTS) return { kind: 'level', share: left / supply };
  return {
    kind: 'lights',
    columns: columnsFor(supply),
    lit: Array.from({ length: supply }, (_, index) => index < left),
  };
}

/** Rows about as even as the number allows, never more than fifteen to a row. */
function columnsFor(supply: number): number {
  if (supply <= 10) return supply;
  return Math.ceil(supply / Math.ceil(supply / 15));
}
