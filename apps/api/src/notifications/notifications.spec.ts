import type { NotificationView } from '@parchemin/contracts';
import { ids, runApi, type RunningApi } from '../../testing/running-api.js';

const [first, second, theirs, mail] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(32)) as [
  string,
  string,
  string,
  string,
];

describe('what one was told', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runApi();
    api.inboxes.told.set('trainer', [aNotification(first), aNotification(second)]);
    api.inboxes.told.set('tutor', [aNotification(theirs)]);
    api.inboxes.sources.set(mail, 'Subject: hello\r\n\r\nhello\r\n');
  });
  afterAll(() => api.application.close());

  it('is one’s own inbox, and nobody else’s', async () => {
    const answer = await api.ask('trainer', 'GET', '/api/notifications');
    expect(answer.json()).toMatchObject({ unread: 2, notifications: [{ id: first }, { id: second }] });
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('is marked as read once, by the one who was told', async () => {
    const read = (role: 'trainer' | 'tutor', ...which: string[]) =>
      api.ask(role, 'POST', '/api/notifications/read', { body: { ids: which } });
    expect((await read('trainer', first, theirs)).json()).toEqual({ unread: 1 });
    expect((await api.ask('tutor', 'GET', '/api/notifications')).json()).toMatchObject({ unread: 1 });
    const before = await readAt(api);
    api.clock.advance(5);
    expect((await read('trainer', first)).json()).toEqual({ unread: 1 });
    expect(await readAt(api)).toBe(before);
  });

  it.each([
    ['a page that no answer has named', 'GET', '/api/notifications?after=yesterday', undefined],
    ['too long a page', 'GET', '/api/notifications?limit=101', undefined],
    ['no notification at all', 'POST', '/api/notifications/read', { ids: [] }],
    ['what is no notification', 'POST', '/api/notifications/read', { ids: ['1'] }],
  ] as const)('is not found by %s', async (_, method, url, body) => {
    expect((await api.ask('trainer', method, url, { body })).json()).toMatchObject({ code: 'RequestInvalid' });
  });

  it('as a mail of the local mailbox is handed over as it is, to be kept rather than shown', async () => {
    const answer = await api.ask('operations', 'GET', `/api/outgoing-mails/${mail}/source`);
    expect(answer.text).toBe('Subject: hello\r\n\r\nhello\r\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${mail}.eml"`,
    });
    expect((await api.ask('operations', 'GET', `/api/outgoing-mails/${first}/source`)).status).toBe(404);
  });
});

async function readAt(api: RunningApi): Promise<string | null | undefined> {
  const { notifications } = (await api.ask('trainer', 'GET', '/api/notifications')).json<{
    notifications: NotificationView[];
  }>();
  return notifications.find(({ id }) => id === first)?.readAt;
}

function aNotification(id: string): NotificationView {
  return {
    id,
    notice: 'deadline-reminder',
    urgency: 'daily',
    candidacy: ids.candidacy,
    sentence: 'C-0001\u00a0: il reste à compléter le contrôle continu.',
    advice: 'La candidature indique ce qui manque encore.',
    happenedAt: '2026-11-25T09:00:00.000Z',
    readAt: null,
    settledAt: null,
  };
}
