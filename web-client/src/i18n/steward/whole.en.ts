import shared from '../shared/en';
import own from './en';

export default { ...shared, ...own };
