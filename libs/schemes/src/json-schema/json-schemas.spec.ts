import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { compileDeliberation } from '../dossier/deliberate.js';
import { loadCertifications } from '../load-schemes.js';
import { verdictJson } from '../show/verdict-json.js';
import { VerdictAnswer } from '../show/verdict-schema.js';
import { formats, jsonSchemaOf } from './json-schemas.js';

const folder = resolve(__dirname, '../../json-schema');
const seeds = resolve(__dirname, '../../../../seeds');
const dossiers = resolve(__dirname, '../../fixtures/dossiers');
const certifications = loadCertifications(seeds);

describe('the JSON Schema of', () => {
  it.each(Object.entries(formats))('%s is up to date: node libs/schemes/generate.mjs', (name, format) => {
    expect(readFileSync(join(folder, `${name}.json`), 'utf8')).toBe(jsonSchemaOf(name, format));
  });

  it('every format is published, and those that this project does not know: calendars and exported decisions', () => {
    expect(readdirSync(folder).sort()).toEqual(
      [...Object.keys(formats), 'calendar', 'decision-record'].map((name) => `${name}.json`).sort(),
    );
  });

  // Read back from the published text, so that the text itself is what judges; once, since the largest takes a second.
  const readBack = new Map<string, z.ZodType>();
  const published = (name: string): z.ZodType => {
    const text = readFileSync(join(folder, `${name}.json`), 'utf8');
    const schema = readBack.get(name) ?? z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
    readBack.set(name, schema);
    return schema;
  };

  it.each(certifications.map(({ id, version }) => [version === 1 ? id : `${id}.v${version}`]))(
    'a scheme accepts the file of %s, and refuses it with a figure of another kind or a stranger in it',
    (name) => {
      const schema = published('scheme');
      const file = JSON.parse(readFileSync(join(seeds, 'schemes', `${name}.json`), 'utf8')) as Record<string, unknown>;
      expect(schema.safeParse(file).success).toBe(true);
      expect(schema.safeParse({ ...file, version: 'first' }).success).toBe(false);
      expect(schema.safeParse({ ...file, mood: 'fine' }).success).toBe(false);
    },
  );

  it.each(certifications.map(({ id }) => [id]))('a coverage accepts the one of %s', (id) => {
    const file = JSON.parse(readFileSync(join(seeds, 'schemes', `${id}.coverage.json`), 'utf8')) as object;
    expect(published('coverage').safeParse(file).success).toBe(true);
  });

  it.each(readdirSync(dossiers))('a verdict accepts the one on %s', (name) => {
    const scheme = certifications.find(({ id }) => id === name.split('-')[0])!;
    const answer = compileDeliberation(scheme)(readFileSync(join(dossiers, name), 'utf8'));
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    expectVerdict(answer.verdict);
  });

  it.each(
    certifications.filter(({ verdict }) => verdict.mode === 'for_jury').map((scheme) => [scheme.id, scheme] as const),
  )('a verdict accepts what the jury of %s is shown', (_, scheme) => {
    const { verdict, choices } = scheme;
    const chosen =
      verdict.mode === 'for_jury' && verdict.chosen ? { [verdict.chosen]: [choices[0]!.exactlyOneOf[0]] } : {};
    const required = scheme.facts
      .filter((facts) => facts.required && facts.kind !== 'set')
      .map(({ group }) => [group, {}]);
    const answer = compileDeliberation(scheme)(JSON.stringify({ ...Object.fromEntries(required), ...chosen }));
    if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
    expectVerdict(answer.verdict);
  });

  function expectVerdict(verdict: Parameters<typeof verdictJson>[0]): void {
    const shown = JSON.parse(verdictJson(verdict)) as object;
    expect(VerdictAnswer.safeParse(shown).error).toBeUndefined();
    expect(published('verdict').safeParse(shown).success).toBe(true);
    expect(published('verdict').safeParse({ ...shown, decision: 'perhaps' }).success).toBe(false);
  }
});
