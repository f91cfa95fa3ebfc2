export { loadCertification, loadCertifications, loadSchemes } from './load-schemes.js';
export { Scheme, schemesOf } from './scheme.js';
export type { Schemes } from './scheme.js';
export { Scheme as Certification } from './language/scheme.js';
