import type { CatalogueLike } from '../message';
import type en from './en';

const es: CatalogueLike<typeof en> = {
  title: 'Dirige el escenario',
};

export default es;
