import type { CatalogueLike } from '../message';
import type en from './en';

const es: CatalogueLike<typeof en> = {
  title: 'Trofeos',
};

export default es;
