/** @jest-environment jsdom */
import type { ActName, CandidateRecordView } from '@parchemin/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { Unanswered } from '../data/service.js';
import { anAnswer, fakeService, refusal } from '../testing/fake-service.js';
import { openConsole } from '../testing/open-console.js';
import { aRecord, candidacy } from '../testing/records.js';

type Piece = CandidateRecordView['stages'][number]['pieces'][number];

interface Sent {
  readonly act: string;
  readonly body: object;
  readonly key: string;
}

function serviceOf(changes: Partial<Piece>, answer = () => Promise.resolve(anAnswer())) {
  const sent: Sent[] = [];
  const [stage] = aRecord().stages;
  const piece: Piece = { ...stage!.pieces[1]!, mark: null, ...changes };
  const ask = (_: string, act: ActName, body: object, key: string) => {
    sent.push({ act, body, key });
    return answer();
  };
  const service = fakeService({ ask });
  service.shown = aRecord({ stages: [{ ...stage!, pieces: [piece] }], acts: [] });
  return { service, sent };
}

const path = `/candidatures/${candidacy}`;

describe('what may be asked of a piece', () => {
  it('is what the service says, and nothing else', async () => {
    const { service } = serviceOf({ acts: [{ act: 'SignWork', choices: {} }] });
    await openConsole(service, path);
    const panel = await screen.findByRole('region', { name: 'Contrôle continu' });
    expect(
      within(panel)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Signer la fiche du travail']);
  });

  it('is behind one button where many pieces of a stage have some', async () => {
    const { service } = serviceOf({});
    const [stage] = aRecord().stages;
    const acts = [{ act: 'SignWork', choices: {} }];
    const pieces = ['W1', 'W2', 'W3', 'W4'].map((piece) => ({ ...stage!.pieces[1]!, piece, mark: null, acts }));
    service.shown = aRecord({ stages: [{ ...stage!, pieces }], acts: [] });
    const user = await openConsole(service, path);
    const opener = await screen.findByRole('button', { name: /^Agir sur 4\s?pièces$/ });
    expect(screen.queryByRole('button', { name: /^Signer/ })).toBeNull();
    await user.click(opener);
    expect(screen.getAllByRole('button', { name: /^Signer/ })).toHaveLength(4);
  });

  it('is asked without a mouse, with the piece filled in, and announced', async () => {
    const { service, sent } = serviceOf({ acts: [{ act: 'RecordAbsence', choices: {} }] });
    const user = await openConsole(service, path);
    const opener = await screen.findByRole('button', { name: /^Enregistrer une absence/ });
    opener.focus();
    await user.keyboard('{Enter}');
    const justified = screen.getByRole('checkbox', { name: 'Absence justifiée' });
    expect(document.activeElement).toBe(justified);
    await user.keyboard(' {Tab}malade{Tab}{Enter}');
    expect(await screen.findByText('Enregistré.')).toBeTruthy();
    expect(sent).toMatchObject([{ act: 'RecordAbsence', body: { piece: 'CC2', justified: true, reason: 'malade' } }]);
  });

  it('offers the criteria that are still to be recorded, in a list', async () => {
    const acts = [{ act: 'RecordCriterion', choices: { criterion: ['E1.C1', 'E1.C2'] } }];
    const { service } = serviceOf({ acts });
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Enregistrer un critère/ }));
    const options = within(screen.getByRole('combobox', { name: 'Critère' })).getAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['Choisir…', 'E1.C1', 'E1.C2']);
  });

  it('is asked again where something is missing, and nothing is sent', async () => {
    const { service, sent } = serviceOf({ acts: [{ act: 'EvaluateWork', choices: {} }] });
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Évaluer le travail/ }));
    await user.click(screen.getAllByRole('button', { name: 'Évaluer le travail' }).at(-1)!);
    const summary = await screen.findByRole('alert');
    expect(document.activeElement).toBe(summary);
    await user.click(within(summary).getByText(/Niveau/));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Niveau' }));
    expect(sent).toEqual([]);
  });

  it('shows at its field what the service found wrong with it', async () => {
    const errors = [{ pointer: '/level', code: 'FieldInvalid', message: 'Cette valeur est incorrecte.' }];
    const answer = () => Promise.reject(refusal({ title: 'Demande incorrecte', detail: 'Un point.', errors }));
    const { service } = serviceOf({ acts: [{ act: 'EvaluateWork', choices: {} }] }, answer);
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Évaluer le travail/ }));
    const level = screen.getByRole('textbox', { name: 'Niveau' });
    await user.type(level, 'trois');
    await user.type(screen.getByLabelText('Date de signature'), '2026-11-25');
    await user.click(screen.getAllByRole('button', { name: 'Évaluer le travail' }).at(-1)!);
    await waitFor(() => expect(level.getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByText('Demande incorrecte')).toBeTruthy();
  });

  it('keeps its key while nobody knows whether it arrived', async () => {
    let answered = false;
    const answer = () => (answered ? Promise.resolve(anAnswer()) : Promise.reject(refusal({ code: 'X' })));
    const { service, sent } = serviceOf({ acts: [{ act: 'SignWork', choices: {} }] }, answer);
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Signer/ }));
    const send = () => screen.getAllByRole('button', { name: 'Signer la fiche du travail' }).at(-1)!;
    await user.click(send());
    await screen.findByText('Refus');
    answered = true;
    await user.click(send());
    await screen.findByText('Enregistré.');
    expect(sent.map(({ key }) => key)).toEqual([sent[0]!.key, sent[0]!.key]);
  });
});

describe('a file of a piece', () => {
  it('is chosen and deposited, and says so', async () => {
    const deposited: string[] = [];
    const { service } = serviceOf({ kind: 'file', acts: [{ act: 'DepositFile', choices: {} }] });
    service.depositFile = (_, piece, file) => {
      deposited.push(`${piece}/${file.name}`);
      return Promise.resolve(anAnswer());
    };
    const user = await openConsole(service, path);
    await user.click(await screen.findByRole('button', { name: /^Déposer un fichier/ }));
    await user.click(screen.getByRole('button', { name: 'Déposer le fichier' }));
    expect(await screen.findByText('Choisissez un fichier.')).toBeTruthy();
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    await user.upload(input, new File(['%PDF'], 'DUPONT Léa.pdf', { type: 'application/pdf' }));
    await user.click(screen.getByRole('button', { name: 'Déposer le fichier' }));
    expect(await screen.findByText('Enregistré.')).toBeTruthy();
    expect(deposited).toEqual(['CC2/DUPONT Léa.pdf']);
  });
});

describe('what may be asked of the path as a whole', () => {
  it('is chosen from a list, without the acts that stand at a piece', async () => {
    const { service, sent } = serviceOf({});
    service.shown = aRecord({ acts: ['SignWork', 'InterruptPath', 'RetryPath', 'ProposeOverride', 'OpenStage'] });
    const user = await openConsole(service, path);
    const chooser = await screen.findByRole('combobox', { name: 'Acte' });
    expect(
      within(chooser)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Choisir…', 'Interrompre le parcours']);
    await user.selectOptions(chooser, 'InterruptPath');
    await user.type(screen.getByRole('textbox', { name: 'Motif' }), 'congé');
    await user.click(screen.getByRole('button', { name: 'Interrompre le parcours' }));
    await screen.findByText('Enregistré.');
    expect(sent).toMatchObject([{ act: 'InterruptPath', body: { reason: 'congé' } }]);
  });

  it('says that nobody knows when no answer came', async () => {
    const { service } = serviceOf({}, () => Promise.reject(new Unanswered()));
    service.shown = aRecord({ acts: ['ResumePath'] });
    const user = await openConsole(service, path);
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Acte' }), 'ResumePath');
    await user.click(screen.getByRole('button', { name: 'Reprendre le parcours' }));
    expect(await screen.findByText('Le service n’a pas répondu')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Réessayer l’envoi' })).toBeTruthy();
  });
});
