import { randomUUID } from 'node:crypto';
import type { MarkRecorded } from '@parchemin/candidacy';
import { CandidateRecordView, CommandAnswer, RecordMarkRequest } from '@parchemin/contracts';
import { openEventStore, type EventStore } from '@parchemin/event-store';
import { startParts, type RunningParts } from '@parchemin/testing';
import type { Browser, Page, Request } from 'playwright-core';
import { Certifier } from '../resilience/certifier.js';
import { factsOf } from '../resilience/findings.js';
import { civilDay, millisUntil } from '../resilience/settling.js';
import { findChromium, launchChromium } from './chromium.js';
import { press, tabTo, typeInto, violations } from './hands.js';

/** Longer than any screen takes on a machine that is busy with everything else. */
const screenLimitMillis = 20_000;

/** Goal: one mark of one piece is followed from the form to the screen, by somebody who has no mouse, on the real parts. */
describe('following one mark', () => {
  const token = randomUUID();
  let parts: RunningParts;
  let store: EventStore;
  let browser: Browser;
  let page: Page;
  let certifier: Certifier;
  let candidacy: string;
  let sent: Request;
  let answer: CommandAnswer;

  beforeAll(async () => {
    const env = { PARCHEMIN_DEMO: '1', PARCHEMIN_MACHINE_TOKEN: token };
    parts = await startParts({ api: true, worker: true, projector: true, env });
    store = openEventStore(parts.url('event-store'));
    certifier = new Certifier(() => parts.url('api'), token);
    candidacy = await certifier.enrol(civilDay(20));
    await millisUntil(store, candidacy, 'StageOpened');
    for (let piece = 1; piece <= 7; piece += 1) await certifier.mark(candidacy, `CC${piece}`, '14');
    await certifier.approve(candidacy, 'CC9');
    browser = await launchChromium(findChromium(process.env));
    const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
    context.setDefaultTimeout(screenLimitMillis);
    page = await context.newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await store?.close();
    await parts?.stop();
  });

  it('a trainer signs in without a mouse and finds the candidate in the list', async () => {
    await page.goto(`${parts.url('api')}/`);
    await page.getByRole('heading', { name: 'Connexion' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await typeInto(page, 'Identifiant', 'formateur-lyon');
    await typeInto(page, 'Mot de passe', 'parchemin-formateur');
    await page.keyboard.press('Enter');
    const line = page.getByRole('link', { name: candidacy.slice(0, 8) });
    await line.waitFor();
    expect(await violations(page)).toEqual([]);
    await press(page, line);
    await page.getByRole('heading', { level: 1, name: candidacy.slice(0, 8) }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('what somebody else records appears on the open screen by itself', async () => {
    await page.getByText('À jour en direct').waitFor();
    await certifier.mark(candidacy, 'CC8', '16.25');
    await page.getByText('16,25/20', { exact: true }).waitFor();
  });

  it('an ambiguous mark is asked again, and nothing is sent', async () => {
    const before = (await factsOf(store, candidacy)).length;
    await tabTo(page, page.getByRole('combobox', { name: 'Pièce' }));
    await page.keyboard.type('CC9');
    await typeInto(page, 'Note', '1,234');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await factsOf(store, candidacy)).length).toBe(before);
  });

  it('a mark out of range is refused in French by the service, and nothing is written', async () => {
    const before = (await factsOf(store, candidacy)).length;
    await typeInto(page, 'Note', '21');
    await page.keyboard.press('Enter');
    await page.getByText('Note hors barème').waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await factsOf(store, candidacy)).length).toBe(before);
  });

  it('1. the form takes «12,5» for the last piece without a mark', async () => {
    await typeInto(page, 'Note', '12,5');
    await page.getByText(/Se lit\s: 12,5\/20/).waitFor();
    const leaves = page.waitForRequest((request) => request.url().endsWith(`/api/candidacies/${candidacy}/marks`));
    await page.keyboard.press('Enter');
    sent = await leaves;
  });

  it('2. the words on the wire are a piece, the mark as typed, and the key of this attempt', () => {
    expect(RecordMarkRequest.parse(sent.postDataJSON())).toEqual({ piece: 'CC9', mark: '12.5' });
    expect(sent.postDataJSON()).toEqual({ piece: 'CC9', mark: '12,5' });
    expect(sent.headers()['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('3. over HTTP the answer says what was written, and where', async () => {
    const response = await sent.response();
    expect(response?.status()).toBe(201);
    answer = CommandAnswer.parse(await response?.json());
    expect(answer.recorded).toMatchObject([{ event: 'MarkRecorded', data: { piece: 'CC9', mark: '12.5' } }]);
  });

  it('4. the decision is one event in the stream of the candidacy', async () => {
    const facts = await factsOf(store, candidacy);
    const marks = facts.filter(
      (fact): fact is MarkRecorded => fact.type === 'MarkRecorded' && fact.data.piece === 'CC9',
    );
    expect(marks.map(({ data }) => data)).toMatchObject([{ mark: '12.5', outOf: '20', late: false }]);
    expect(facts.indexOf(marks[0]!)).toBe(answer.revision);
  });

  it('5. the process closes the stage, since it was the last of the nine, and clears the deadline', async () => {
    await millisUntil(store, candidacy, 'DeadlineCleared');
    const after = (await factsOf(store, candidacy)).slice(answer.revision + 1);
    expect(after.map(({ type }) => type)).toEqual(['StageClosed', 'DeadlineCleared']);
  });

  it('6. the projection has the mark at the position that the answer gave', async () => {
    const shown = await page.request.get(`${parts.url('api')}/api/candidacies/${candidacy}?after=${answer.position}`);
    const record = CandidateRecordView.parse(await shown.json());
    expect(BigInt(record.position)).toBeGreaterThanOrEqual(BigInt(answer.position));
    const piece = record.stages[0]?.pieces.find((one) => one.piece === 'CC9');
    expect(piece?.mark).toMatchObject({ value: '12.5', late: false, recordedBy: 'trainer-lyon' });
  });

  it('7. the screen shows the mark, and the closing of the stage without being asked', async () => {
    await page.getByText('12,5/20', { exact: true }).waitFor();
    await page.getByText('Close', { exact: true }).waitFor();
    await page.getByText(/Étape «\sContrôle continu\s» close/).waitFor();
    await page.getByText('Levée', { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each(['dark', 'light'] as const)('the record keeps its promises on a narrow %s screen', async (colorScheme) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });
});
