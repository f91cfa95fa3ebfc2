import { supervise } from './supervise.js';

await supervise(process.env);
