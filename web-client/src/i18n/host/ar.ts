import type { CatalogueLike } from '../message';
import type en from './en';

const ar: CatalogueLike<typeof en> = {
  title: 'إدارة المنصة',
};

export default ar;
