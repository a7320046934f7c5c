import type { CatalogueLike } from '../message';
import type en from './en';

const de: CatalogueLike<typeof en> = {
  'app.name': 'Trophycast',
  'language.choose': 'Sprache',
  'theme.to-light': 'Zum hellen Design wechseln',
  'theme.to-dark': 'Zum dunklen Design wechseln',
  'toast.dismiss': 'Schließen',
  'field.required': 'Bitte ausfüllen.',
  'qr.join': 'QR-Code: mitmachen unter {address}',
  'countdown.days': { one: '{count} Tag', other: '{count} Tage' },
  'trophy.serial': 'Nr. {serial} von {supply}',
  'trophy.kept-by': 'Gewonnen von {name}',
  'trophy.kept-by-somebody': 'Gewonnen von einem Mitglied',
  'trophy.by': 'In den Worten von {by}',
  'trophy.at': '{when} · {stage}',
  'trophies.left': { one: 'noch {count}', other: 'noch {count}' },
  'trophies.supply': { one: '{count} Trophäe', other: '{count} Trophäen' },
  points: { one: '{count} Punkt', other: '{count} Punkte' },
  'drop.ended.sold_out': 'Vergriffen',
  'drop.ended.closed': 'Geschlossen',
  'drop.ended.ended_early': 'Vom Host vorzeitig beendet',
  'drop.ended.cancelled': 'Abgesagt',
  'connection.connecting': 'Verbinde …',
  'connection.returning': 'Verbindung verloren. Sie kommt von selbst zurück …',
  'connection.live': 'Live',
  'problem.network': 'Der Server ist nicht erreichbar. Prüfe deine Verbindung und versuche es noch einmal.',
  'problem.name_empty': 'An diesem Namen ist nichts zu sehen.',
  'problem.name_too_long': 'Ein Name hat höchstens 24 Zeichen.',
  'problem.name_unseen': 'Der Name hat unsichtbare Zeichen oder solche, die die Schreibrichtung drehen.',
  'problem.name_marks': 'Der Name hat verirrte Akzente.',
  'problem.name_listed': 'Dieser Name passt hier nicht. Nimm einen anderen oder den Vorschlag.',
  'problem.too_frequent': 'Das war viel auf einmal. Bitte warte einen Moment.',
  'problem.unavailable': 'Der Server kommt gerade zurück. Bitte versuche es gleich noch einmal.',
  'problem.unknown': 'Das hat nicht geklappt. Bitte versuche es noch einmal.',
};

export default de;
