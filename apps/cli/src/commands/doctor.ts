import type { Command } from 'commander';
import {
  givenEventStore,
  givenPostgres,
  givenTemporal,
  probeHealth,
  productVersion,
  type PartName,
  type Probe,
} from '@parchemin/parts';
import type { PartRecord } from '../data-folder.js';
import { ANSWER_IS_NO } from '../exit.js';
import type { Texts } from '../language/texts.js';
import { getPart, getRunning } from '../running.js';
import { shownUrl } from '../shown-url.js';
import { EMBEDDED } from '../start/plan.js';
import { table } from '../table.js';
import { examples, type JsonOption, type Surroundings } from './command.js';

export interface Diagnosis {
  readonly ok: boolean;
  readonly parts: readonly PartDiagnosis[];
}

export interface PartDiagnosis {
  readonly name: PartName | 'console';
  readonly url: string;
  readonly version: string | null;
  readonly healthy: boolean;
  readonly pid: number | null;
  readonly log: string | null;
  readonly advice: string | null;
  readonly found: string;
}

export function addDoctor(program: Command, surroundings: Surroundings): void {
  const { texts } = surroundings;
  program
    .command('doctor')
    .description(texts.commands.doctor)
    .option('--json', texts.options.json)
    .addHelpText(
      'after',
      examples(texts, ['parchemin doctor', "parchemin doctor --json | jq '.parts[] | select(.healthy | not)'"]),
    )
    .action((options: JsonOption) => doctor(options, surroundings));
}

async function doctor({ json }: JsonOption, { env, texts, print, finish }: Surroundings): Promise<void> {
  const running = getRunning(env, texts);
  const parts = await Promise.all([
    ...running.parts.map((part) => examine(part, env, texts)),
    examineConsole(getPart(running, 'api'), texts),
  ]);
  const diagnosis = { ok: parts.every((part) => part.healthy), parts };
  print(json ? JSON.stringify(diagnosis, null, 2) : describe(diagnosis, texts));
  if (!diagnosis.ok) finish(ANSWER_IS_NO);
}

async function examine(part: PartRecord, env: NodeJS.ProcessEnv, texts: Texts): Promise<PartDiagnosis> {
  const probe = await probeOf(part, env);
  return { name: part.name, url: tellableUrl(part), ...stateOf(part, probe, texts) };
}

// The api serves the console: what matters is that its page is there.
async function examineConsole(api: PartRecord, texts: Texts): Promise<PartDiagnosis> {
  const page = await fetch(api.url, { signal: AbortSignal.timeout(PAGE_LIMIT_MS) }).catch(() => null);
  const healthy = page?.ok === true && (page.headers.get('content-type') ?? '').startsWith('text/html');
  const probe = { healthy, version: productVersion(), trouble: page ? `status ${page.status}` : 'no answer' };
  return { name: 'console', url: api.url, ...stateOf(api, probe, texts) };
}

const PAGE_LIMIT_MS = 2_000;

function stateOf(part: PartRecord, probe: Probe, texts: Texts): Omit<PartDiagnosis, 'name' | 'url'> {
  const { healthy, version, trouble } = probe;
  const { pid, log, found } = part;
  const help = log ? texts.adviceLog(log) : texts.adviceAddress(found);
  return { version, healthy, pid, log, advice: healthy ? null : `${trouble ?? ''}: ${help}`.trim(), found };
}

// Our own processes tell their health themselves; the others are asked in their own protocol.
function probeOf(part: PartRecord, env: NodeJS.ProcessEnv): Promise<Probe> {
  if (part.healthUrl) return probeHealth(part.healthUrl);
  if (part.name === 'temporal') return givenTemporal(part.url, env['TEMPORAL_NAMESPACE'] ?? 'parchemin').probe();
  if (part.name === 'postgres') return givenPostgres(part.url).probe();
  return givenEventStore(part.url).probe();
}

// The embedded database's password opens nothing but this machine's demonstration; somebody's own is not ours to tell.
function tellableUrl(part: PartRecord): string {
  return part.found === EMBEDDED || part.name !== 'postgres' ? part.url : shownUrl(part.url);
}

function describe({ parts }: Diagnosis, texts: Texts): string {
  const { headers } = texts;
  const head = [headers.part, headers.health, headers.version, headers.where, headers.found];
  const rows = parts.map((part) => [
    part.name,
    part.healthy ? texts.healthy : texts.unhealthy,
    part.version ?? '–',
    shownUrl(part.url),
    part.found,
  ]);
  const advice = parts.flatMap((part) => (part.advice ? [`${part.name}: ${part.advice}`] : []));
  return [table([head, ...rows]), ...advice].join('\n');
}
