import { describe, expect, it } from 'vitest';
import { emptyForm } from '../../src/views/host/drop-form';
import { hasRemembered, rememberForm, rememberedForm, type Shelf } from '../../src/views/host/remembered';

function shelf(): Shelf & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

const fresh = emptyForm('Be here.');

describe('the remembered form', () => {
  it('comes back as it was sent, for its own stage only', () => {
    const phone = shelf();
    const sent = { ...fresh, title: 'Night Owl', supply: 7, opening: { how: 'now' } as const };
    rememberForm(phone, 'stage001', sent);
    expect(rememberedForm(phone, 'stage001', fresh)).toEqual(sent);
    expect(hasRemembered(phone, 'stage001')).toBe(true);
    expect(rememberedForm(phone, 'stage002', fresh)).toEqual(fresh);
    expect(hasRemembered(phone, 'stage002')).toBe(false);
  });

  it('does not offer a time of day a second time', () => {
    const phone = shelf();
    rememberForm(phone, 'stage001', { ...fresh, opening: { how: 'at', local: '2026-11-20T20:00' } });
    expect(rememberedForm(phone, 'stage001', fresh).opening).toEqual(fresh.opening);
  });

  it.each(['not json', '[]', 'null', '{"title":7,"supply":"many","opening":{"how":"in","seconds":-1}}'])(
    'starts from the defaults where the phone holds %s',
    (text) => {
      const phone = shelf();
      phone.kept.set('trophycast.host.drop.stage001', text);
      expect(rememberedForm(phone, 'stage001', fresh)).toEqual(fresh);
    },
  );

  it('works on a phone that keeps nothing', () => {
    const refusing: Shelf = {
      getItem: () => {
        throw new DOMException('denied');
      },
      setItem: () => {
        throw new DOMException('denied');
      },
    };
    expect(() => rememberForm(refusing, 'stage001', fresh)).not.toThrow();
    expect(rememberedForm(refusing, 'stage001', fresh)).toEqual(fresh);
  });
});
