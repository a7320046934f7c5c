/** How often a drop comes again, as the form offers it. */
export const repeats = ['once', 'daily', 'weekly', 'monthly'] as const;
export type Repeat = (typeof repeats)[number];

/** The recurrence rule (RFC 5545): the first occurrence says at what time, on which weekday or day of the month. */
export const recurrenceOf = (repeat: Exclude<Repeat, 'once'>): string => `FREQ=${repeat.toUpperCase()}`;

/** What a recurrence is called when the form offers it; nothing for one that came from elsewhere. */
export const repeatOf = (recurrence: string): Repeat | undefined =>
  repeats.find((repeat) => repeat !== 'once' && recurrenceOf(repeat) === recurrence);
