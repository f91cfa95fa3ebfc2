import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileDeliberation, compileScheme, loadCertification, parseJson, readDossier } from '@parchemin/schemes';
import { rounded, type Figure } from './measure.js';

const root = join(import.meta.dirname, '../../..');
const dossiers = join(root, 'libs/schemes/fixtures/dossiers');
const warmUp = 20_000;
const millis = 3_000;

/** Verdicts on one core, from validated facts and from the text of a dossier. The engine never leaves its trace out. */
export function benchVerdicts(): Figure[] {
  const texts = readdirSync(dossiers).map((name) => readFileSync(join(dossiers, name), 'utf8'));
  const [id = ''] = readdirSync(dossiers)[0]?.split('-') ?? [];
  const scheme = loadCertification(join(root, 'seeds'), id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const read = texts.map((text) => readDossier(scheme.facts, parseJson(text)));
  const facts = read.flatMap((answer) => ('facts' in answer ? [answer.facts] : []));
  const propose = compileScheme(scheme);
  const deliberate = compileDeliberation(scheme);
  const value = perSecond((at) => propose(facts[at % facts.length]!));
  return [
    { name: 'verdict', value, unit: '/s', note: 'the trace is always made' },
    { name: 'verdict.trace', value, unit: '/s' },
    { name: 'verdict.text', value: perSecond((at) => deliberate(texts[at % texts.length]!)), unit: '/s' },
  ];
}

function perSecond(work: (at: number) => unknown): number {
  for (let at = 0; at < warmUp; at += 1) work(at);
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < millis) {
    for (let at = 0; at < 100; at += 1) work(at);
    done += 100;
  }
  return rounded((done * 1_000) / (performance.now() - start));
}
