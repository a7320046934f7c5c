/** A message as a catalogue holds it: a text with `{names}` to fill in, or one text a plural category of its `{count}`. */
export type Message = string | Plural;
export type Plural = { readonly other: string } & { readonly [category in Intl.LDMLPluralRule]?: string };

/** A catalogue in any language has the keys of the English one, and a plural where English has one. */
export type Catalogue = Readonly<Record<string, Message>>;
export type CatalogueLike<English extends Catalogue> = {
  readonly [key in keyof English]: English[key] extends string ? string : Plural;
};

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type NamesIn<M> = M extends string ? Names<M> : M extends Plural ? Names<M['other']> | 'count' : never;

/** What a message wants filled in, read off the English text, so that a forgotten value does not compile. */
export type Values<M> = { readonly [name in NamesIn<M>]: string | number };
export type Fill<M> = [NamesIn<M>] extends [never] ? [] : [values: Values<M>];

/** Numbers inside a message are written as the language writes them; a text is put in as it is. */
export function write(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  const text = typeof message === 'string' ? message : category(message, values['count'], language);
  return text.replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    return typeof value === 'number' ? numbers(language).format(value) : value;
  });
}

function category(plural: Plural, count: string | number | undefined, language: string): string {
  const amount = Number(count ?? 0);
  // None is a thing of its own to say, also where grammar has no form for it.
  if (amount === 0 && plural.zero !== undefined) return plural.zero;
  return plural[plurals(language).select(amount)] ?? plural.other;
}

const plurals = kept((language) => new Intl.PluralRules(language));
export const numbers = kept((language) => new Intl.NumberFormat(language));
export const compact = kept(
  (language) => new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }),
);

/** Intl objects are dear to make and cheap to keep. */
function kept<T>(make: (language: string) => T): (language: string) => T {
  const made = new Map<string, T>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const fresh = make(language);
    made.set(language, fresh);
    return fresh;
  };
}
