import type { CatalogueLike } from '../message';
import type en from './en';

const es: CatalogueLike<typeof en> = {
  title: 'Pantalla del local',
};

export default es;
