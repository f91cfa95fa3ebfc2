/** @jest-environment jsdom */
import type { CandidateRecordView } from '@parchemin/contracts';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Unanswered } from '../data/service.js';
import { fakeService, refusal } from '../testing/fake-service.js';
import { anExplanation } from '../testing/foresight.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, candidacy } from '../testing/records.js';

const path = `/candidatures/${candidacy}`;
const proposal = { decision: 'partial', blocks: ['B1', 'B3'], reasons: ['UE2'], at: 12 };
const decision: CandidateRecordView['decision'] = {
  decision: 'admitted_with_reserve',
  blocks: ['B1'],
  departs: true,
  reason: 'Progrès constants',
  pronouncedAt: '2026-11-20T09:00:00.000Z',
};

function found(): HTMLElement {
  return screen.getByRole('region', { name: 'Proposition et décision' });
}

describe('the proposal and the decision', () => {
  it('are given in words, with what sets them apart', async () => {
    const service = fakeService();
    service.shown = aRecord({ proposal, decision });
    await openConsole(service, path);
    await screen.findByText('validation partielle');
    const words = (found().textContent ?? '').replace(/[\u00a0\u202f]/g, ' ');
    expect(words).toContain('Blocs validés : B1, B3');
    expect(words).toContain('admis sous réserveBloc validé : B1Prononcée le 20 novembre 2026 à 10:00');
    expect(words).toContain('Le jury s’est écarté de la proposition.Motif : Progrès constants');
  });

  it('say so as long as there is none', async () => {
    await openConsole(fakeService(), path);
    expect(await screen.findByText('Aucune proposition n’est encore enregistrée.')).toBeTruthy();
    expect(screen.getByText('Le jury n’a pas encore décidé.')).toBeTruthy();
  });

  it('are explained on demand, line by line, and never before', async () => {
    let asked = 0;
    const service = fakeService({ explanation: () => Promise.resolve(anExplanation({ revision: (asked += 1) })) });
    const user = await openConsole(service, path);
    const why = await screen.findByRole('button', { name: /^Pourquoi\s\?$/ });
    expect([asked, why.getAttribute('aria-expanded')]).toEqual([0, 'false']);
    await user.click(why);
    expect((await screen.findByText(/Proposition : admis/)).textContent).toContain('attribué.\nBlocs validés');
    await user.click(screen.getByRole('button', { name: 'Masquer l’explication' }));
    expect(screen.queryByText(/Proposition : admis/)).toBeNull();
  });

  it('say when a later fact makes the rules say something else than what was proposed', async () => {
    const service = fakeService({ explanation: () => Promise.resolve(anExplanation({ asProposed: false })) });
    service.shown = aRecord({ proposal });
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Pourquoi/ }));
    expect(await within(found()).findByText(/autre chose que la proposition enregistrée/)).toBeTruthy();
  });

  it('are explained anew once a fact has come', async () => {
    let text = 'avant';
    const service = fakeService({ explanation: () => Promise.resolve(anExplanation({ text })) });
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Pourquoi/ }));
    await screen.findByText('avant');
    text = 'après';
    service.shown = aRecord({ revision: 4, position: '40' });
    act(() => service.followers.forEach((follower) => follower.changed({ revision: 4, position: '40' })));
    expect(await screen.findByText('après')).toBeTruthy();
  });

  it('hand on a refusal in its own words, and ask again by hand where no answer came', async () => {
    const detail = 'Ces faits ne forment pas un dossier.';
    const answers = [
      () => Promise.reject(new Unanswered()),
      () => Promise.reject(refusal({ code: 'DossierInvalid', detail })),
    ];
    const service = fakeService({ explanation: () => (answers.shift() ?? answers[0]!)() });
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Pourquoi/ }));
    await user.click(await within(found()).findByRole('button', { name: 'Réessayer' }));
    await waitFor(() => expect(within(found()).getByText(detail)).toBeTruthy());
  });
});
