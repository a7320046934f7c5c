/** What people type into a browser: the address without scheme and path, where the PIN is asked for. */
export function hostOf(joinAddress: string): string {
  try {
    return new URL(joinAddress).host;
  } catch {
    return joinAddress;
  }
}

/** `482913` in two groups of three, as it is easiest to keep in mind on the way from the wall to the phone. */
export function spacedPin(pin: string): string {
  return pin.replace(/^(\d{3})(\d{3})$/, '$1\u2009$2');
}
