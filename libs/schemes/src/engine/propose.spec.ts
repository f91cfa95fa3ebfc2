import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseJson } from '../dossier/json.js';
import { readDossier } from '../dossier/read-dossier.js';
import { FactGroup } from '../language/facts.js';
import { Rule, VerdictRules, type ComputedRules } from '../language/rules.js';
import type { Scheme } from '../language/scheme.js';
import { compileComputed } from './propose-computed.js';

const dossiers = resolve(__dirname, '../../fixtures/dossiers');
const seeds = resolve(__dirname, '../../../../seeds/schemes');

describe('the proposal on worked dossiers', () => {
  it.each(readdirSync(dossiers))('%s', (name) => {
    const scheme = rulesOf(name.split('-')[0] ?? '');
    const text = readFileSync(join(dossiers, name), 'utf8');
    const read = readDossier(scheme.facts, parseJson(text));
    if ('errors' in read) throw new Error(JSON.stringify(read.errors));
    const { expected } = JSON.parse(text) as { expected: object };
    expect(compileComputed(scheme, scheme.verdict as ComputedRules)(read.facts, read.derogations)).toMatchObject(
      expected,
    );
  });
});

function rulesOf(id: string): Scheme {
  const raw = JSON.parse(readFileSync(join(seeds, `${id}.json`), 'utf8')) as Scheme;
  const [facts, rules] = [z.array(FactGroup).parse(raw.facts), z.array(Rule).parse(raw.rules)];
  return { ...raw, facts, rules, verdict: VerdictRules.parse(raw.verdict) };
}
