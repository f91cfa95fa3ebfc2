// What the rules say of a path's facts, without the store that the write path needs: it loads in a moment.
export { dossierOf, type Dossier } from './dossier.js';
export { judgeBy, type DossierInvalid, type Judge, type Judged } from './verdicts.js';
export { presentedBlocks } from './presented.js';
