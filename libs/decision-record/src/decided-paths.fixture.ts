import { certifications, id, WholePath } from '@parchemin/commands/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordOfDecision, type SchemeText } from './record-of-decision.js';
import { factsOf, type RecordedFact } from './recorded-fact.js';
import type { DecisionRecord } from './record-format.js';

export const candidacy = id;

const schemeFile = (scheme: string) => join('seeds/schemes', `${scheme}.json`);

export function schemeText(id: string, version: number): SchemeText | undefined {
  const certification = certifications.find((each) => each.id === id && each.version === version);
  if (!certification) return undefined;
  return { document: JSON.parse(readFileSync(schemeFile(certification.id), 'utf8')) as object as never, certification };
}

interface Story {
  readonly choice?: { readonly optional: string[]; readonly sought: string[] };
  /** Of the stage before the gate nothing comes in: it is waived, paper by paper, so that the record holds derogations. */
  readonly waived?: { readonly stage: string; readonly codes: readonly string[] };
  readonly decision: 'admitted' | 'block_awarded';
}

const stories = {
  cgco: { waived: { stage: 'deposit', codes: ['RA', 'DP', 'LIVRET'] }, decision: 'admitted' },
  mdce: { decision: 'admitted' },
  diplovis: { choice: { optional: ['7A'], sought: [] }, decision: 'admitted' },
  mdpc: { decision: 'admitted' },
  rdc: { choice: { optional: [], sought: ['A4'] }, decision: 'block_awarded' },
} satisfies Record<string, Story>;

export const everyScheme = Object.keys(stories) as (keyof typeof stories)[];

/** The facts of a path from enrolment to decision, the same at each call: nothing in it is left to chance. */
export async function decidedPath(scheme: keyof typeof stories): Promise<readonly RecordedFact[]> {
  const { choice, waived, decision }: Story = stories[scheme];
  const path = await WholePath.enrolled(scheme, choice);
  for (const stage of await path.stages()) {
    if (stage === waived?.stage) await waive(path, waived);
    else if (stage !== 'jury') await path.complete(stage);
  }
  await path.decide(decision);
  return factsOf(path.stored());
}

async function waive(path: WholePath, { stage, codes }: NonNullable<Story['waived']>): Promise<void> {
  await path.open(stage);
  for (const code of codes) {
    await path.ask('operations', { type: 'GrantDerogation', code: `DOC_MISSING:${code}`, reason: 'lost' });
  }
  await path.ask('process', { type: 'EstablishAdmissibility' });
}

export async function recordedDecision(scheme: keyof typeof stories): Promise<DecisionRecord> {
  const record = recordOfDecision(candidacy, await decidedPath(scheme), schemeText);
  if ('refused' in record) throw new Error(record.refused);
  return record;
}
