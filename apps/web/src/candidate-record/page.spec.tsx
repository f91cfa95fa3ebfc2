/** @jest-environment jsdom */
import { act, screen, waitFor, within } from '@testing-library/react';
import { Unanswered } from '../data/service.js';
import { fakeService, refusal } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, aRecordWithMark, candidacy } from '../testing/records.js';

const path = `/candidatures/${candidacy}`;

describe('the record of a candidate', () => {
  it('shows the marks as French reads them, and names the tab after the reference', async () => {
    await openConsole(fakeService(), path);
    expect(await screen.findByRole('heading', { level: 1, name: 'CGCO-2026-0142' })).toBeTruthy();
    expect(screen.getByText('12,5/20')).toBeTruthy();
    expect(screen.getByText(/^1\s?pièce réglée sur 2 dans les étapes/)).toBeTruthy();
    expect(document.title).toBe('CGCO-2026-0142 – Parchemin');
  });

  it('says of each rung of the ladder whom it tells and what became of it', async () => {
    await openConsole(fakeService(), path);
    const panel = await screen.findByRole('region', { name: /Échéance/ });
    const rungs = within(panel)
      .getAllByRole('listitem')
      .map((rung) => rung.textContent);
    expect(rungs).toEqual([
      'Rappel au formateurSauté le 18 nov. 2026, 09:00',
      'Alerte au responsable de l’écoleFait le 20 nov. 2026, 09:00',
      'Alerte au certificateurPrévu le 23 nov. 2026, 09:00',
    ]);
  });

  it('marks what came late', async () => {
    const service = fakeService();
    service.shown = aRecordWithMark('16', true);
    await openConsole(service, path);
    expect(await screen.findByText('En retard')).toBeTruthy();
  });

  it('follows a change that somebody else made, at its position', async () => {
    const service = fakeService();
    await openConsole(service, path);
    await screen.findByText('Saisir');
    service.shown = aRecordWithMark('17');
    act(() => service.followers.forEach((follower) => follower.changed({ revision: 4, position: '40' })));
    expect(await screen.findByText('17/20')).toBeTruthy();
    expect(service.waited).toContain('40');
  });

  it('says when the live link is interrupted', async () => {
    const service = fakeService();
    await openConsole(service, path);
    expect(await screen.findByText('À jour en direct')).toBeTruthy();
    act(() => service.followers.forEach((follower) => follower.link('interrupted')));
    expect(screen.getByText('Mise à jour interrompue, reconnexion…')).toBeTruthy();
  });

  it('says that no stage is open yet', async () => {
    const service = fakeService();
    service.shown = aRecord({ stages: [], deadlines: [] });
    await openConsole(service, path);
    expect(await screen.findByText('Aucune étape n’est encore ouverte')).toBeTruthy();
  });

  it('tells why the path is blocked and lets the certifier set it going, once', async () => {
    const keys: string[] = [];
    const service = fakeService({
      retryPath: (_, key) => {
        keys.push(key);
        return Promise.reject(new Unanswered());
      },
    });
    const blocked = {
      step: 'continuous-assessment@2/close',
      because: 'SchemeUnknown',
      owner: 'operations',
      blockedAt: '2026-11-20T09:00:00.000Z',
    };
    service.shown = aRecord({ blocked, acts: ['RetryPath'] });
    const user = await openConsole(service, path);
    expect(await screen.findByText(/Une action est demandée au certificateur/)).toBeTruthy();
    expect(screen.getByText(/^Clôture de l’étape «\sContrôle continu\s»$/)).toBeTruthy();
    expect(screen.getByText('Le référentiel de cette candidature est introuvable.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Relancer le parcours' }));
    await user.click(await screen.findByRole('button', { name: 'Relancer le parcours' }));
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(new Set(keys).size).toBe(1);
  });

  it('says of a candidacy that is unknown or another school’s only that it cannot be found', async () => {
    const error = refusal({
      code: 'CandidacyNotFound',
      title: 'Candidature introuvable',
      detail: 'Vérifiez l’adresse.',
    });
    await openConsole(fakeService({ record: () => Promise.reject(error) }), path);
    expect(await screen.findByRole('heading', { level: 1, name: 'Candidature introuvable' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Revenir aux candidatures' })).toBeTruthy();
  });

  it('goes on by itself or by hand when the service did not answer', async () => {
    let away = true;
    const service = fakeService({
      record: () => (away ? Promise.reject(new Unanswered()) : Promise.resolve(aRecord())),
    });
    const user = await openConsole(service, path);
    const again = await screen.findAllByRole('button', { name: 'Réessayer' });
    away = false;
    await user.click(again[0]!);
    expect(await screen.findByText('12,5/20')).toBeTruthy();
  });
});
