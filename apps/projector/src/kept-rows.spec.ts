import { memoryViewStore, viewsBy, type ViewStore } from '@parchemin/read-models';
import { streamsOf, tellLog } from '@parchemin/testing';
import { fanOut } from './fan-out.js';
import { KeptRows } from './kept-rows.js';
import { laneOf, type Lane } from './lane.js';

const views = viewsBy(() => [{ stage: 'continuous-assessment', after: [] }]);
const log = tellLog([0, 1, 0, 1, 0, 1]);
const events = streamsOf(log);

describe('the rows that a lane has written', () => {
  it('are not loaded again', async () => {
    const { store, asked } = listening(memoryViewStore(views));
    const lanes = await lanesOf(store);
    for (const event of log) await fanOut({ store, events }, lanes, [event]);
    expect(asked).toEqual([]);
  });

  it('are loaded by whoever takes over, from the one view that keeps folds', async () => {
    const { store, asked } = listening(memoryViewStore(views));
    await fanOut({ store, events }, await lanesOf(store), log.slice(0, 4));
    await fanOut({ store, events }, await lanesOf(store), log.slice(4));
    expect(asked.map(({ view }) => view)).toEqual(['candidate_record']);
  });

  it('are forgotten oldest first beyond their bound', () => {
    const rows = new KeptRows(2);
    rows.keep(['a', 'b'].map(rowOf));
    rows.keep(['a', 'c'].map(rowOf));
    expect(['a', 'b', 'c'].map((candidacy) => rows.find(candidacy)?.candidacy)).toEqual(['a', undefined, 'c']);
  });
});

function rowOf(candidacy: string) {
  return { candidacy, revision: 0, position: '1' };
}

function listening(store: ViewStore) {
  const asked: { readonly view: string }[] = [];
  const load: ViewStore['load'] = (version, candidacies) => {
    asked.push({ view: version.view });
    return store.load(version, candidacies);
  };
  return { store: { ...store, load }, asked };
}

function lanesOf(store: ViewStore): Promise<Lane[]> {
  return Promise.all(views.map(async (view) => laneOf(view, await store.getLiveVersion(view.name), true)));
}
