export type { ApiParts } from './api-module.js';
export { openApplication } from './application.js';
