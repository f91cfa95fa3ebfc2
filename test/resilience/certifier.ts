import { farAhead } from '../bench/paths.js';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What the service acknowledged: from then on it may never be lost, nor stand twice. */
export interface Acknowledged {
  readonly candidacy: string;
  readonly piece: string;
  readonly mark: string;
  readonly revision: number;
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const requestLimitMillis = 5_000;
const betweenTriesMillis = 150;
/** Longer than any part may take to come back, so that a give-up is a finding and not impatience. */
const triesLimitMillis = 90_000;

/** The pieces that take no mark before their subject or their grid is approved. */
const approvedBeforehand = ['CC4', 'CC9'];

/** Somebody who enrols and marks through the public API, and does not give up: same key, same body, until there is an answer. */
export class Certifier {
  tries = 0;

  constructor(
    private readonly url: () => string,
    private readonly token: string,
  ) {}

  async enrol(end: string): Promise<string> {
    const candidacy = randomUUID();
    const dates = { ...farAhead, 'continuous-assessment-end': end };
    const calendar = { id: 'cgco-demo', version: 1, zone: 'Europe/Paris', dates };
    const who = { candidacy, reference: candidacy.slice(0, 8), school: 'lyon', cohort: 'resilience' };
    await this.insist('/api/candidacies', { ...who, scheme: 'cgco', schemeVersion: 1, calendar }, `enrol-${candidacy}`);
    return candidacy;
  }

  /** A stage opens a moment after the enrolment, so an unknown piece is asked again. */
  async mark(candidacy: string, piece: string, mark: string): Promise<Acknowledged> {
    const path = `/api/candidacies/${candidacy}/marks`;
    if (approvedBeforehand.includes(piece)) await this.approve(candidacy, piece);
    const body = await this.insist(path, { piece, mark }, `mark-${candidacy}-${piece}`, ['PieceUnknown']);
    return { candidacy, piece, mark, revision: Number(body['revision']) };
  }

  async approve(candidacy: string, piece: string): Promise<void> {
    const path = `/api/candidacies/${candidacy}/acts/ApprovePiece`;
    await this.insist(path, { piece }, `approve-${candidacy}-${piece}`, ['PieceUnknown']);
  }

  async record(candidacy: string): Promise<Answer> {
    return this.ask('GET', `/api/candidacies/${candidacy}`);
  }

  private async insist(
    path: string,
    body: object,
    key: string,
    patientWith: readonly string[] = [],
  ): Promise<Answer['body']> {
    const end = Date.now() + triesLimitMillis;
    let last = 'no answer';
    while (Date.now() < end) {
      this.tries += 1;
      const answer = await this.ask('POST', path, body, key).catch((error: unknown) => (last = String(error)));
      if (typeof answer !== 'string') {
        if (answer.status < 300) return answer.body;
        last = `${answer.status} ${String(answer.body['code'])}`;
        const wait = answer.status >= 500 || answer.status === 429 || patientWith.includes(String(answer.body['code']));
        if (!wait) throw new Error(`${path} answered ${last}`);
      }
      await pause(betweenTriesMillis);
    }
    throw new Error(`${path} gave no final answer in ${triesLimitMillis / 1_000} s: ${last}`);
  }

  private async ask(method: 'GET' | 'POST', path: string, body?: object, key?: string): Promise<Answer> {
    const response = await fetch(this.url() + path, {
      method,
      signal: AbortSignal.timeout(requestLimitMillis),
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'] };
  }
}
