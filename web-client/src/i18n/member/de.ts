import type { CatalogueLike } from '../message';
import type en from './en';

const de: CatalogueLike<typeof en> = {
  title: 'Trophycast',
};

export default de;
