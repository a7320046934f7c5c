import shared from '../shared/ar';
import own from './ar';

export default { ...shared, ...own };
