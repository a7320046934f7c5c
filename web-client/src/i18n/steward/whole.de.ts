import shared from '../shared/de';
import own from './de';

export default { ...shared, ...own };
