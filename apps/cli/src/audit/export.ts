import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { examples, type Surroundings } from '../commands/command.js';
import { Failure, WRONG_USAGE } from '../exit.js';
import { serviceDoor } from '../service-door.js';
import { auditWords } from './words.js';

interface ExportOptions {
  readonly decision?: string;
  readonly out?: string;
}

export function addExport(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  const words = auditWords(texts);
  const lines = [
    'parchemin export decision 019a… > decision.json',
    'parchemin export decision 019a… --out decision.json && parchemin verify decision.json',
  ];
  program
    .command('export')
    .description(words.exportGroup)
    .command('decision')
    .description(words.exportDecision)
    .argument('<candidacy>', words.options.candidacy)
    .option('--decision <revision>', words.options.decision)
    .option('--out <file>', words.options.out)
    .addHelpText('after', examples(texts, lines))
    .action((candidacy: string, options: ExportOptions) => exportDecision(candidacy, options, surroundings));
}

async function exportDecision(
  candidacy: string,
  { decision, out }: ExportOptions,
  surroundings: Surroundings,
): Promise<void> {
  const words = auditWords(surroundings.texts);
  if (decision !== undefined && !/^\d{1,9}$/.test(decision)) throw new Failure(words.badRevision, WRONG_USAGE);
  const asked = decision === undefined ? '' : `?decision=${decision}`;
  const path = `/api/candidacies/${encodeURIComponent(candidacy)}/decision-record${asked}`;
  const text = JSON.stringify(await serviceDoor(surroundings).get(path), null, 2);
  if (out === undefined) return surroundings.print(text);
  writeFileSync(out, `${text}\n`);
  process.stderr.write(`${words.written(out)}\n`);
}
