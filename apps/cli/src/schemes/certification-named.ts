import { loadCertification, loadCertifications, type Certification } from '@parchemin/schemes';
import { Failure, WRONG_USAGE } from '../exit.js';
import { seedsFolder } from '../seeds-folder.js';
import type { SchemeWords } from './words.js';

export function certificationNamed(id: string, env: NodeJS.ProcessEnv, words: SchemeWords): Certification {
  const found = loadCertification(seedsFolder(env), id);
  if (found) return found;
  const known = loadCertifications(seedsFolder(env)).map((scheme) => scheme.id);
  throw new Failure(words.unknownScheme(id, known.join(', ')), WRONG_USAGE);
}
