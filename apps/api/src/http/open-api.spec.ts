import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runApi } from '../../testing/running-api.js';

interface Described {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<string, { responses: Record<string, object>; parameters?: { name: string }[] }>
  >;
  readonly components: { readonly schemas: Record<string, unknown> };
}

describe('the description of the API', () => {
  it('is the one that is committed: run «node apps/api/dist/describe.js» after a change', async () => {
    const api = await runApi();
    const served = (await api.ask(null, 'GET', '/api/openapi.json')).json<Described>();
    await api.application.close();
    const committed = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../openapi.json'), 'utf8')) as Described;
    expect(served).toEqual(committed);
    expect(served.openapi).toBe('3.1.0');
  });

  it('shows each operation with its answers and its problems', async () => {
    const api = await runApi();
    const { paths, components } = (await api.ask(null, 'GET', '/api/openapi.json')).json<Described>();
    await api.application.close();
    expect(Object.keys(paths).sort()).toEqual([
      '/api/candidacies',
      '/api/candidacies/{candidacy}',
      '/api/candidacies/{candidacy}/acts/{act}',
      '/api/candidacies/{candidacy}/changes',
      '/api/candidacies/{candidacy}/decision-record',
      '/api/candidacies/{candidacy}/explanation',
      '/api/candidacies/{candidacy}/files/{piece}',
      '/api/candidacies/{candidacy}/marks',
      '/api/candidacies/{candidacy}/replay',
      '/api/candidacies/{candidacy}/retry',
      '/api/cohorts',
      '/api/cohorts/{cohort}',
      '/api/cohorts/{cohort}/acts/{act}',
      '/api/cohorts/{cohort}/preview',
      '/api/forecast',
      '/api/groups',
      '/api/groups/{group}',
      '/api/groups/{group}/acts/{act}',
      '/api/groups/{group}/files/{piece}',
      '/api/notifications',
      '/api/notifications/read',
      '/api/outgoing-mails',
      '/api/outgoing-mails/{mail}/source',
      '/api/queued-files',
      '/api/session',
    ]);
    const mark = paths['/api/candidacies/{candidacy}/marks']!['post']!;
    expect(Object.keys(mark.responses)).toEqual(
      expect.arrayContaining(['201', '400', '401', '404', '409', '412', '422', '503']),
    );
    expect(mark.parameters!.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['candidacy', 'Idempotency-Key', 'If-Match']),
    );
    expect(Object.keys(components.schemas)).toEqual(
      expect.arrayContaining(['CommandAnswer', 'Problem', 'RecordMarkRequest']),
    );
  });
});
