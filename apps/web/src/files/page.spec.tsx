/** @jest-environment jsdom */
import type { QueuedFiles } from '@parchemin/contracts';
import { screen, waitFor } from '@testing-library/react';
import { anAnswer, fakeService, trainer } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { candidacy } from '../testing/records.js';

const operations = { id: 'ops-1', name: 'operations', role: 'operations', school: null } as const;

describe('the files that somebody must recognise', () => {
  it('are listed with whose they may be, and can be opened', async () => {
    await openConsole(serviceWith([aFile()]), '/fichiers');
    expect(await screen.findByRole('heading', { level: 1, name: 'Fichiers à attribuer' })).toBeTruthy();
    expect(await screen.findByText('C-1')).toBeTruthy();
    const link = screen.getByRole('link', { name: /^Télécharger/ });
    expect(link.textContent).toBe('rapport final.pdf');
    expect(link.getAttribute('href')).toBe(`/api/candidacies/${candidacy}/files/RA`);
  });

  it('are settled with a reason, and leave the list', async () => {
    const service = serviceWith([aFile()]);
    const sent: object[] = [];
    service.ask = (_, act, body) => {
      sent.push({ act, body });
      service.queuedFiles = () => Promise.resolve(page([]));
      return Promise.resolve(anAnswer());
    };
    const user = await openConsole(service, '/fichiers');
    await user.click(await screen.findByRole('button', { name: /^Attribuer ou écarter/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Issue' }), 'accepted');
    await user.type(screen.getByRole('textbox', { name: 'Motif' }), 'c’est le sien');
    await user.click(screen.getByRole('button', { name: 'Attribuer ou écarter le fichier' }));
    await waitFor(() => expect(screen.getByText('Aucun fichier à attribuer')).toBeTruthy());
    expect(sent).toEqual([
      {
        act: 'SettleFile',
        body: { piece: 'RA', sha256: 'a'.repeat(64), outcome: 'accepted', reason: 'c’est le sien' },
      },
    ]);
  });

  it('are offered to those who may settle them, and to nobody else', async () => {
    await openConsole(fakeService({ findSession: () => Promise.resolve(trainer) }), '/candidatures');
    expect(await screen.findByRole('link', { name: 'Candidatures' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Fichiers' })).toBeNull();
  });
});

function serviceWith(files: QueuedFiles['files']) {
  return fakeService({
    findSession: () => Promise.resolve(operations),
    queuedFiles: () => Promise.resolve(page(files)),
  });
}

function page(files: QueuedFiles['files']): QueuedFiles {
  return { files, next: null, position: '1' };
}

function aFile(): QueuedFiles['files'][number] {
  return {
    ...{ candidacy, reference: 'C-1', scheme: 'cgco', school: 'lyon', cohort: 'lyon-2026' },
    ...{ piece: 'RA', title: 'Rapport d’activité', name: 'rapport final.pdf', sha256: 'a'.repeat(64) },
    ...{ mediaType: 'application/pdf', bytes: 120_000, late: false, depositedAt: '2026-11-20T08:00:00.000Z' },
  };
}
