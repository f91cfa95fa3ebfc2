/** @jest-environment jsdom */
import type { ActName } from '@parchemin/contracts';
import { screen, within } from '@testing-library/react';
import { anAnswer, fakeService, refusal } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, candidacy } from '../testing/records.js';

const path = `/candidatures/${candidacy}`;
const stage = 'continuous-assessment';
const blocked = {
  step: `${stage}@3/close`,
  because: 'StageIncomplete',
  owner: 'operations',
  blockedAt: '2026-11-20T08:00:00.000Z',
};
const override = {
  override: 'repair-1',
  repair: { repair: 'close-incomplete', stage },
  reason: 'pièces perdues',
  proposedBy: 'ops-1',
  proposedAt: '2026-11-20T09:00:00.000Z',
};

describe('the repair of a blocked path', () => {
  it('is proposed only after its proposer has seen what would be recorded', async () => {
    const asked: [string, ActName, object][] = [];
    const service = fakeService({
      foresee: (_, act, body) => {
        asked.push(['foresee', act, body]);
        const recorded = [{ event: 'OverrideProposed', data: { ...override } }];
        return Promise.resolve({ candidacy, revision: 4, recorded });
      },
      ask: (_, act, body) => {
        asked.push(['ask', act, body]);
        return Promise.resolve(anAnswer());
      },
    });
    service.shown = aRecord({ blocked, acts: ['ProposeOverride', 'ConfirmOverride', 'RetryPath'] });
    const user = await openConsole(service, path);
    const panel = within(await screen.findByRole('region', { name: 'Réparation' }));
    await user.selectOptions(panel.getByRole('combobox'), `close-incomplete/${stage}`);
    await user.type(panel.getByRole('textbox', { name: 'Motif' }), 'perdu');
    expect(panel.queryByRole('button', { name: 'Proposer cette réparation' })).toBeNull();
    await user.click(panel.getByRole('button', { name: 'Voir ce qui serait enregistré' }));
    expect(await panel.findByText(/Seraient enregistrés/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Proposer cette réparation' }));
    expect(asked.map(([how, act]) => `${how} ${act}`)).toEqual(['foresee ProposeOverride', 'ask ProposeOverride']);
    expect(asked[1]![2]).toEqual(asked[0]![2]);
  });

  it('is confirmed by a second person, who sees everything that it would do', async () => {
    const recorded = [
      { event: 'OverrideConfirmed', data: {} },
      { event: 'StageClosed', data: { stage } },
      { event: 'DeadlineCleared', data: {} },
    ];
    const service = fakeService({ foresee: () => Promise.resolve({ candidacy, revision: 6, recorded }) });
    service.shown = aRecord({ blocked, overrides: [override], acts: ['ConfirmOverride'] });
    const user = await openConsole(service, path);
    const panel = within(await screen.findByRole('region', { name: 'Réparation' }));
    expect(panel.getByText(/^Proposée par ops-1/)).toBeTruthy();
    await user.click(panel.getByRole('button', { name: 'Voir ce qui serait enregistré' }));
    expect(await panel.findByText('Échéance levée.')).toBeTruthy();
    expect(panel.getByText(/Étape «\sContrôle continu\s» close/)).toBeTruthy();
    expect(panel.getByRole('button', { name: 'Confirmer la réparation' })).toBeTruthy();
  });

  it('is not confirmed by whoever proposed it, and says why', async () => {
    const detail = 'Une autre personne doit confirmer.';
    const service = fakeService({ foresee: () => Promise.reject(refusal({ code: 'SecondPersonNeeded', detail })) });
    service.shown = aRecord({ blocked, overrides: [override], acts: ['ConfirmOverride'] });
    const user = await openConsole(service, path);
    const panel = within(await screen.findByRole('region', { name: 'Réparation' }));
    await user.click(panel.getByRole('button', { name: 'Voir ce qui serait enregistré' }));
    expect(await panel.findByText(detail)).toBeTruthy();
    expect(panel.queryByRole('button', { name: 'Confirmer la réparation' })).toBeNull();
  });

  it('is offered to nobody who may not propose it', async () => {
    const service = fakeService();
    service.shown = aRecord({ blocked, acts: ['RecordMark'] });
    await openConsole(service, path);
    expect(await screen.findByText('Parcours bloqué')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Réparation' })).toBeNull();
  });
});
