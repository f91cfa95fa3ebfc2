/** @jest-environment jsdom */
import type { NotificationList } from '@parchemin/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { Unanswered } from '../data/service.js';
import { fakeService } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { candidacy } from '../testing/records.js';

type Told = NotificationList['notifications'][number];

describe('what one was told', () => {
  it('counts in the header of every screen what is unread', async () => {
    await openConsole(serviceWith([aNotification('a'), aNotification('b')]), '/candidatures');
    expect(await screen.findByRole('link', { name: /^Notifications\s:\s2\snon lues$/ })).toBeTruthy();
  });

  it('leads to the record, with what to do', async () => {
    await openConsole(serviceWith([aNotification('a')]), '/notifications');
    const [line] = await screen.findAllByRole('listitem');
    expect(within(line!).getByText('C-1 attend une action.')).toBeTruthy();
    expect(within(line!).getByRole('link', { name: 'Ouvrir la candidature' }).getAttribute('href')).toBe(
      `/candidatures/${candidacy}`,
    );
    expect(document.title).toBe('Notifications – Parchemin');
  });

  it('is marked as read one by one, or all together', async () => {
    const service = serviceWith([aNotification('a'), aNotification('b'), aNotification('c')]);
    const user = await openConsole(service, '/notifications');
    await user.click((await screen.findAllByRole('button', { name: 'Marquer comme lue' }))[1]!);
    await waitFor(() => expect(screen.getAllByText('Non lue')).toHaveLength(2));
    await user.click(screen.getByRole('button', { name: 'Tout marquer comme lu' }));
    await waitFor(() => expect(screen.queryAllByText('Non lue')).toHaveLength(0));
    expect(screen.queryByRole('button', { name: 'Tout marquer comme lu' })).toBeNull();
  });

  it('says what is settled, and no longer asks for it to be read', async () => {
    const settledAt = '2026-11-20T09:00:00.000Z';
    await openConsole(serviceWith([{ ...aNotification('a'), settledAt }]), '/notifications');
    expect(await screen.findByText('Réglé')).toBeTruthy();
    expect(screen.queryByText('Non lue')).toBeNull();
  });

  it('says so when the reading could not be recorded', async () => {
    const service = serviceWith([aNotification('a')]);
    service.markNotificationsRead = () => Promise.reject(new Unanswered());
    const user = await openConsole(service, '/notifications');
    await user.click(await screen.findByRole('button', { name: 'Marquer comme lue' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Réessayez');
  });

  it('says that there is nothing', async () => {
    await openConsole(serviceWith([]), '/notifications');
    expect(await screen.findByText('Aucune notification')).toBeTruthy();
  });
});

function serviceWith(told: readonly Told[]) {
  let kept = [...told];
  const unread = () => kept.filter(({ readAt, settledAt }) => readAt === null && settledAt === null).length;
  return fakeService({
    notifications: () => Promise.resolve({ notifications: kept, unread: unread(), next: null }),
    markNotificationsRead: (ids) => {
      kept = kept.map((one) => (ids.includes(one.id) ? { ...one, readAt: '2026-11-21T09:00:00.000Z' } : one));
      return Promise.resolve(unread());
    },
  });
}

function aNotification(id: string): Told {
  return {
    id,
    notice: 'deadline-escalation',
    urgency: 'prompt',
    candidacy,
    sentence: 'C-1 attend une action.',
    advice: 'Voyez ce qui manque.',
    happenedAt: '2026-11-20T08:00:00.000Z',
    readAt: null,
    settledAt: null,
  };
}
