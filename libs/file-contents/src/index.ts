export { openFolder, type FolderOptions } from './folder.js';
export { memoryContents } from './memory.js';
export { ContentCorrupt } from './port.js';
export type { Claim, FileContents, PendingClaim, PutRefusal, StoredContent } from './port.js';
export { sweepOrphans, type SweepParts, type Swept } from './sweep.js';
