import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCounterfactual, loadCertification } from '@parchemin/schemes';
import { rounded, type Figure } from './measure.js';

type Dossier = Record<string, unknown>;

const root = join(import.meta.dirname, '../../..');
const dossiers = join(root, 'libs/schemes/fixtures/dossiers');
const rounds = 20;

/** Milliseconds for the smallest changes of one dossier: the worked ones, and those from which the most is missing. */
export function benchCounterfactual(): Figure[] {
  const worked = readdirSync(dossiers).map((name) => readFileSync(join(dossiers, name), 'utf8'));
  const [id = ''] = readdirSync(dossiers)[0]?.split('-') ?? [];
  const scheme = loadCertification(join(root, 'seeds'), id);
  if (!scheme) throw new Error(`no scheme ${id}`);
  const filled = (value: string | null, given: boolean): Dossier =>
    Object.fromEntries(
      scheme.facts.flatMap((group) => {
        const { items } = group;
        const each = (entry: unknown): unknown => items && Object.fromEntries(items.map((item) => [item, entry]));
        if (!group.required) return [];
        if (group.kind === 'record') return [[group.group, each({ level: value, validated: given })] as const];
        if (items === null) return [[group.group, value] as const];
        return [[group.group, each(group.kind === 'boolean' ? given : value)] as const];
      }),
    );
  const whole = Object.fromEntries(
    scheme.facts.filter(({ unknownWhole }) => unknownWhole !== undefined).map(({ group }) => [group, null]),
  );
  const worst = [filled('0', false), filled(null, false), { ...filled(null, false), ...whole }];
  return [
    figure('counterfactual', scheme, worked),
    figure(
      'counterfactual.worst',
      scheme,
      worst.map((dossier) => JSON.stringify(dossier)),
    ),
  ];
}

function figure(name: string, scheme: Parameters<typeof compileCounterfactual>[0], texts: readonly string[]): Figure {
  const ask = compileCounterfactual(scheme);
  const took = Array.from({ length: rounds * texts.length }, (_, at) => {
    const start = performance.now();
    const answered = ask(texts[at % texts.length]!);
    if ('errors' in answered) throw new Error(JSON.stringify(answered.errors));
    return performance.now() - start;
  });
  const first = Math.max(...took.slice(0, texts.length));
  took.sort((a, b) => a - b);
  const at = (share: number): number => rounded(took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0);
  const note = `slowest of the first answers ${rounded(first)} ms`;
  return { name, value: at(0.5), unit: 'ms', p50: at(0.5), p99: at(0.99), note };
}
