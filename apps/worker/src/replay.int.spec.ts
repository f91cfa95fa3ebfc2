import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { silenceTemporal } from './path-world.fixture.js';
import { bundleWorkflows } from './workflow-code.js';

const { History } = temporal.api.history.v1;
const folder = join(import.meta.dirname, '../../../workflows/candidacy/histories');
const recorded = readdirSync(folder).filter((file) => file.endsWith('.json'));

let code: string;

beforeAll(async () => {
  silenceTemporal();
  code = await bundleWorkflows();
});

describe('every history that was recorded on the real server', () => {
  it('is there: on time, late, after an outage, blocked, slow', () => {
    const stories = new Set(recorded.map((file) => file.split('.')[0]));
    for (const story of ['on-time', 'late', 'outage', 'chapters', 'blocked', 'slow']) expect(stories).toContain(story);
  });

  it('is replayed by the code of today without a different step', async () => {
    const faults = await faultsOf(recorded.map((file) => [file, read(file)]));
    expect(faults.length === 0 ? [] : [whatToDo, ...faults]).toEqual([]);
  });

  it('would not be, had the process set no timer', async () => {
    const events = read('timer.1.json').events.filter(
      ({ timerStartedEventAttributes }) => !timerStartedEventAttributes,
    );
    expect(await faultsOf([['timer', { events }]])).toHaveLength(1);
  });
});

const whatToDo =
  'Runs that are open today would stop at this code. If the change is meant, raise pathGeneration in ' +
  'workflows/candidacy/src/addresses.ts: every open path is then begun again from its stream. Record the histories anew ' +
  'with PARCHEMIN_RECORD=1.';

interface Recorded {
  readonly events: readonly { readonly timerStartedEventAttributes?: unknown }[];
}

function read(file: string): Recorded {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}

async function faultsOf(stories: readonly (readonly [string, Recorded])[]): Promise<readonly string[]> {
  const histories = stories.map(([name, story]) => {
    return { workflowId: `candidacy-${name.split('.')[0]}`, history: History.fromObject(story) };
  });
  const faults: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: { code } }, histories)) {
    if (error) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
