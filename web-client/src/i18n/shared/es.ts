import type { CatalogueLike } from '../message';
import type en from './en';

const es: CatalogueLike<typeof en> = {
  'app.name': 'Trophycast',
  'language.choose': 'Idioma',
  'theme.to-light': 'Cambiar al tema claro',
  'theme.to-dark': 'Cambiar al tema oscuro',
  'toast.dismiss': 'Cerrar',
  'field.required': 'Rellena este campo.',
  'qr.join': 'Código QR: únete en {address}',
  'countdown.days': { one: '{count} día', other: '{count} días' },
  'trophy.serial': 'N.º {serial} de {supply}',
  'trophy.kept-by': 'Ganado por {name}',
  'trophy.kept-by-somebody': 'Ganado por un miembro',
  'trophy.by': 'En palabras de {by}',
  'trophy.at': '{when} · {stage}',
  'trophies.left': { one: 'queda {count}', other: 'quedan {count}' },
  'trophies.supply': { one: '{count} trofeo', other: '{count} trofeos' },
  points: { one: '{count} punto', other: '{count} puntos' },
  'drop.ended.sold_out': 'Agotado',
  'drop.ended.closed': 'Cerrado',
  'drop.ended.ended_early': 'Terminado antes por el anfitrión',
  'drop.ended.cancelled': 'Cancelado',
  'connection.connecting': 'Conectando …',
  'connection.returning': 'Conexión perdida. Volverá por sí sola …',
  'connection.live': 'En directo',
  'problem.network': 'No se puede llegar al servidor. Revisa tu conexión e inténtalo de nuevo.',
  'problem.name_empty': 'En este nombre no hay nada que ver.',
  'problem.name_too_long': 'Un nombre tiene como mucho 24 caracteres.',
  'problem.name_unseen': 'El nombre tiene caracteres invisibles o que cambian la dirección del texto.',
  'problem.name_marks': 'El nombre tiene acentos sueltos.',
  'problem.name_listed': 'Ese nombre no encaja aquí. Elige otro o la sugerencia.',
  'problem.too_frequent': 'Fue mucho de golpe. Espera un momento.',
  'problem.unavailable': 'El servidor está volviendo. Inténtalo de nuevo en un momento.',
  'problem.unknown': 'No ha funcionado. Inténtalo de nuevo.',
};

export default es;
