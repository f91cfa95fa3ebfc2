/** @jest-environment jsdom */
import type { OutgoingMails } from '@parchemin/contracts';
import { screen } from '@testing-library/react';
import { fakeService, trainer } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';

const operations = { id: 'ops-1', name: 'operations', role: 'operations', school: null } as const;
const id = 'a'.repeat(32);

describe('the mails that leave', () => {
  it('stay on this machine where no mail server is set, can be read, and are said to', async () => {
    await openConsole(serviceWith({ transport: 'local', waiting: 0, parked: 0, mails: [aMail()] }), '/envois');
    expect(await screen.findByRole('heading', { level: 1, name: 'Boîte d’envoi locale' })).toBeTruthy();
    expect(screen.getByText(/rien ne quitte cette machine/)).toBeTruthy();
    expect(await screen.findByText('Bonjour, il manque une note.')).toBeTruthy();
    const keep = screen.getByRole('link', { name: 'Télécharger (.eml)', hidden: true });
    expect(keep.getAttribute('href')).toBe(`/api/outgoing-mails/${id}/source`);
  });

  it('that were given up are an alarm, with what the server said', async () => {
    const parked = { ...aMail(), state: 'parked', attempts: 8, failure: 'EENVELOPE 550', local: false } as const;
    await openConsole(serviceWith({ transport: 'smtp', waiting: 2, parked: 1, mails: [parked] }), '/envois');
    expect(await screen.findByText('1 message mis de côté')).toBeTruthy();
    expect(screen.getByText('2 messages en attente')).toBeTruthy();
    expect(screen.getByText(/8 tentatives · EENVELOPE 550/)).toBeTruthy();
    expect(screen.queryByText('Télécharger (.eml)')).toBeNull();
  });

  it('are offered to operations, and to nobody else', async () => {
    await openConsole(serviceWith({ transport: 'local', waiting: 0, parked: 0, mails: [] }), '/candidatures');
    expect(await screen.findByRole('link', { name: 'Boîte d’envoi' })).toBeTruthy();
  });

  it('are not offered to a trainer', async () => {
    await openConsole(fakeService({ findSession: () => Promise.resolve(trainer) }), '/candidatures');
    expect(await screen.findByRole('link', { name: 'Candidatures' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Boîte d’envoi' })).toBeNull();
  });
});

function serviceWith(mails: OutgoingMails) {
  return fakeService({
    findSession: () => Promise.resolve(operations),
    outgoingMails: () => Promise.resolve(mails),
  });
}

function aMail(): OutgoingMails['mails'][number] {
  return {
    id,
    address: 'formateur-lyon@ecole-lyon.invalid',
    subject: 'Rappel\u00a0: C-1',
    text: 'Bonjour, il manque une note.',
    sealedAt: '2026-11-20T07:00:00.000Z',
    state: 'sent',
    attempts: 1,
    sentAt: '2026-11-20T07:00:01.000Z',
    failure: null,
    local: true,
  };
}
