import { EventStoreUnavailable, memoryEventStore, type EventStore } from '@parchemin/event-store';
import type { CommandId } from '@parchemin/kernel';
import { ids, runApiWithCandidate, type Answer, type More, type RunningApi } from '../../testing/running-api.js';

const marks = `/api/candidacies/${ids.candidacy}/marks`;

describe('recording a mark through the API', () => {
  let api: RunningApi;
  beforeEach(async () => {
    api = await runApiWithCandidate();
  });
  afterEach(() => api.application.close());

  it('answers with the fact, its revision and its position', async () => {
    const answer = await record(api, { piece: 'CC1', mark: '12,5' });
    expect(answer.status).toBe(201);
    expect(answer.headers['etag']).toBe('"4"');
    expect(answer.json()).toEqual({
      candidacy: ids.candidacy,
      revision: 4,
      position: expect.stringMatching(/^\d+$/),
      recorded: [{ event: 'MarkRecorded', data: expect.objectContaining({ piece: 'CC1', mark: '12.5', late: false }) }],
    });
  });

  it('takes «12,5» and «12.5» sent twice for one mark, with the very same answer later on', async () => {
    const first = await record(api, { piece: 'CC1', mark: '12,5' });
    api.clock.advance(60 * 24);
    const second = await record(api, { piece: 'CC1', mark: '12.5' });
    expect(second.text).toBe(first.text);
    expect(await api.stored()).toHaveLength(5);
  });

  it('accepts a mark after the deadline, and says that it is late', async () => {
    api.clock.moveTo('2026-12-02T09:00:00.000Z');
    const answer = await record(api, { piece: 'CC1', mark: '12' });
    expect(answer.json()).toMatchObject({ recorded: [{ data: { late: true } }] });
  });

  it('refuses a mark that stands under another key, and shows what stands', async () => {
    await record(api, { piece: 'CC1', mark: '12,5' });
    const answer = await record(api, { piece: 'CC1', mark: '14' }, { headers: key('another-key') });
    expectProblem(answer, 409, 'MarkAlreadyRecorded', 'La pièce «\u00a0CC1\u00a0» porte déjà la note 12,5');
    expect(answer.json()['standing']).toEqual({
      piece: 'CC1',
      mark: '12.5',
      late: false,
      recordedBy: 'trainer',
      recordedAt: '2026-11-25T10:00:00.000Z',
    });
    expect(await api.stored()).toHaveLength(5);
  });

  it('refuses the same key with another body', async () => {
    await record(api, { piece: 'CC1', mark: '12,5' });
    expectProblem(await record(api, { piece: 'CC1', mark: '13' }), 422, 'CommandIdReused', 'déjà servi');
    expect(await api.stored()).toHaveLength(5);
  });

  it.each([
    ['1,234', 422, 'MarkAmbiguous', 'deux façons'],
    ['12,345', 422, 'MarkAmbiguous', 'deux décimales au plus'],
    ['douze', 422, 'MarkNotANumber', 'pas un nombre'],
    ['20,5', 422, 'MarkOutOfRange', 'La note 20,5 n’est pas comprise entre 0 et 20'],
    ['-1', 422, 'MarkOutOfRange', 'entre 0 et 20'],
  ])('refuses «%s» and writes nothing', async (mark, status, code, words) => {
    expectProblem(await record(api, { piece: 'CC1', mark }), status, code, words);
    expect(await api.stored()).toHaveLength(4);
  });

  it('points at the mark that cannot be read', async () => {
    const answer = await record(api, { piece: 'CC1', mark: '1,234' });
    expect(answer.json()['errors']).toMatchObject([{ pointer: '/mark', code: 'MarkAmbiguous' }]);
  });

  it('refuses an unknown piece', async () => {
    expectProblem(await record(api, { piece: 'CC99', mark: '12' }), 422, 'PieceUnknown', 'CC99');
  });

  it('refuses a mark for a closed stage, and says since when', async () => {
    const [opened] = (await api.stored()).slice(1);
    const data = { stage: 'continuous-assessment', closedAt: '2026-11-24T17:30:00.000Z' };
    const id = '0192f5c0-0000-5000-8000-0000000000c1';
    const metadata = { ...opened!.metadata, commandId: 'process:close' as CommandId };
    await api.store.append(opened!.stream, 3, [{ id, event: { type: 'StageClosed', data }, metadata }]);
    const answer = await record(api, { piece: 'CC1', mark: '13' });
    expectProblem(answer, 409, 'StageClosed', 'close le 24 novembre 2026 à 18:30 (heure de Paris)\u00a0:');
    expect(answer.json()['standing']).toEqual(data);
    expect(await api.stored()).toHaveLength(5);
  });

  it('answers another school as if the candidacy did not exist', async () => {
    const foreign = await record(api, { piece: 'CC1', mark: '12' }, { school: 'nantes' });
    const unknown = await api.ask('trainer', 'POST', `/api/candidacies/${ids.unknown}/marks`, {
      body: { piece: 'CC1', mark: '12' },
      headers: key(),
    });
    expectProblem(foreign, 404, 'CandidacyNotFound', 'Aucune candidature');
    expect({ ...foreign.json(), traceId: '' }).toEqual({ ...unknown.json(), traceId: '' });
    expect(await api.stored()).toHaveLength(4);
  });

  it('needs a key, and says what it looks like', async () => {
    const body = { piece: 'CC1', mark: '12' };
    expectProblem(await api.ask('trainer', 'POST', marks, { body }), 400, 'IdempotencyKeyMissing', 'Idempotency-Key');
    const illFormed = await record(api, body, { headers: key('é') });
    expectProblem(illFormed, 400, 'IdempotencyKeyIllFormed', '8 à 100');
  });

  it('names every fault of the body at once, each with its pointer', async () => {
    const answer = await record(api, { piece: '', mark: 12.5, comment: 'x' });
    expectProblem(answer, 400, 'RequestInvalid', '3 points à corriger');
    const pointers = answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect(pointers.sort()).toEqual(['/comment', '/mark', '/piece']);
  });

  it('is refused when the sender asked to be told of changes and there was one', async () => {
    await record(api, { piece: 'CC1', mark: '12' });
    const seen = { ...key('second-key'), 'if-match': '"3"' };
    const answer = await record(api, { piece: 'CC2', mark: '12' }, { headers: seen });
    expectProblem(answer, 412, 'RevisionMoved', 'depuis que vous l’avez affichée');
    expect(answer.json()['standing']).toEqual({ asked: 3, revision: 4 });
    const now = await record(api, { piece: 'CC2', mark: '12' }, { headers: { ...seen, 'if-match': '"4"' } });
    expect(now.status).toBe(201);
    const weak = await record(
      api,
      { piece: 'CC3', mark: '12' },
      { headers: { ...key('third-key'), 'if-match': 'W/"4"' } },
    );
    expectProblem(weak, 400, 'PreconditionIllFormed', 'If-Match');
  });
});

describe('recording a mark while the event store does not answer', () => {
  it('is answered 503, with when to come back, and is recorded when sent again', async () => {
    const store = memoryEventStore();
    let away = false;
    const shaky: EventStore = {
      ...store,
      append: (...call) => (away ? Promise.reject(new EventStoreUnavailable('away')) : store.append(...call)),
    };
    const api = await runApiWithCandidate(shaky);
    away = true;
    const answer = await record(api, { piece: 'CC1', mark: '12' });
    expectProblem(answer, 503, 'EventStoreUnavailable', 'ne sera comptée qu’une fois');
    expect(answer.headers['retry-after']).toBe('2');
    away = false;
    expect((await record(api, { piece: 'CC1', mark: '12' })).status).toBe(201);
    await api.application.close();
  });
});

function record(api: RunningApi, body: unknown, more: More = {}): Promise<Answer> {
  return api.ask('trainer', 'POST', marks, { body, ...more, headers: { ...key(), ...more.headers } });
}

function key(text = 'one-and-the-same-key') {
  return { 'idempotency-key': text };
}

function expectProblem(answer: Answer, status: number, code: string, words: string): void {
  expect(answer.json()).toMatchObject({
    type: `/refus/${code}`,
    status,
    code,
    detail: expect.stringContaining(words),
    traceId: expect.stringMatching(/^[\da-f]{32}$/),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
}
