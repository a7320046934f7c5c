import shared from '../shared/es';
import own from './es';

export default { ...shared, ...own };
