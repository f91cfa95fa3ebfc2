import type { CandidacyEvent, EnrolledCandidacy } from '@parchemin/candidacy';
import { next, pathOf, type StageOrder, type Step } from '@parchemin/candidacy-process';
import type { Instant } from '@parchemin/kernel';
import { stageSequence, type Certification } from '@parchemin/schemes';
import { nextAct, peopleAround, type Character, type PlannedAct, type View } from '@parchemin/simulation';
import type { World } from './world.js';

/** One candidate in the hands of people and process, one act at a time. */
export class Life {
  readonly asked = new Map<string, Instant>();
  /** What the domain did not allow these people to do: worth a look, since they are meant to know the rules. */
  readonly refusals: { readonly act: string; readonly refused: string; readonly at: Instant }[] = [];
  /** What the process owed and did not do in time. */
  stalled: string | null = null;

  constructor(
    private readonly world: World,
    readonly character: Character,
    /** Pieces that they leave to their group. */
    private readonly withOthers: () => ReadonlySet<string> = () => new Set(),
  ) {}

  get name(): string {
    return this.character.reference;
  }

  async enrol(): Promise<void> {
    const { world, character } = this;
    const { candidacy, reference, school, choice } = character;
    const { scheme, version: schemeVersion, cohort, calendar } = world.cohort;
    const body = { candidacy, reference, scheme, schemeVersion, school, cohort, calendar, ...(choice && { choice }) };
    const by = peopleAround(school, character.person).operations;
    const answer = await world.ask({ by, path: '/api/candidacies', body, key: `${candidacy}/enrol` });
    if ('refused' in answer) throw new Error(`${reference} could not be enrolled: ${answer.refused}`);
    this.#tell(answer.revision, answer.recorded);
    await this.settle();
  }

  /** Everything that is due now, by the process and then by people, in turn, until nothing more is. */
  async live(): Promise<void> {
    await this.settle();
    for (let planned = this.upcoming(); planned && planned.at <= this.world.now(); planned = this.upcoming()) {
      if (this.stalled !== null) return;
      await this.#do(planned);
      await this.settle();
    }
  }

  upcoming(): PlannedAct | null {
    const { state } = this.#fold();
    return state.status === 'absent' ? null : nextAct(this.#view(state));
  }

  /** The next instant at which anybody or anything has something to do; null when this path is over. */
  wakesAt(): Instant | null {
    if (this.stalled !== null) return null;
    const step = this.step();
    const waits = step?.do === 'wait' ? step.until : null;
    const acts = this.upcoming()?.at ?? null;
    if (waits === null || acts === null) return waits ?? acts;
    return waits < acts ? waits : acts;
  }

  step(): Step | null {
    const { state, revision } = this.#fold();
    const path = pathOf(state, revision, this.#order());
    return path && next(path, this.world.now());
  }

  owes(): boolean {
    const step = this.step();
    return step !== null && step.do !== 'wait' && step.do !== 'rest';
  }

  /** Until the process has done all that it owes. Facts wake it up by themselves, and time by a poke; whoever stays silent is poked again. */
  async settle(): Promise<void> {
    const { candidacy } = this.character;
    const { followed, poke } = this.world;
    let heardAt = performance.now();
    let revision = this.#fold().revision;
    for (; this.stalled === null && this.owes(); await followed.catchUp(candidacy)) {
      await followed.moved(candidacy, pokeAgainMillis);
      const moved = this.#fold().revision;
      if (moved === revision) await poke([candidacy]);
      else heardAt = performance.now();
      revision = moved;
      if (performance.now() - heardAt > patienceMillis) this.stalled = JSON.stringify(this.step());
    }
  }

  async #do({ by, act, body, key, at }: PlannedAct): Promise<void> {
    const { candidacy } = this.character;
    const path = `/api/candidacies/${candidacy}/acts/${act}`;
    const answer = await this.world.ask({ by, path, body, key: `${candidacy}/${key}` });
    this.asked.set(key, at);
    if ('refused' in answer) this.refusals.push({ act: key, refused: answer.refused, at });
    else await this.#reached(answer.revision, answer.recorded);
  }

  async #reached(
    revision: number,
    recorded: readonly { readonly event: string; readonly data: object }[],
  ): Promise<void> {
    const { followed } = this.world;
    this.#tell(revision, recorded);
    while (this.#fold().revision < revision) await followed.moved(this.character.candidacy, lookMillis);
  }

  #tell(revision: number, recorded: readonly { readonly event: string; readonly data: object }[]): void {
    const events = recorded.map(({ event, data }) => ({ type: event, data }) as CandidacyEvent);
    this.world.followed.told(this.character.candidacy, revision, events);
  }

  #fold() {
    return this.world.followed.of(this.character.candidacy);
  }

  #order(): StageOrder {
    return stageSequence(this.world.scheme, this.character.choice ?? undefined);
  }

  #view(path: EnrolledCandidacy): View {
    const { character, asked } = this;
    const { cohort, certification } = this.world;
    return {
      path,
      character,
      people: peopleAround(path.enrolment.school, character.person),
      cohort,
      now: this.world.now(),
      asked,
      latest: this.#fold().latest,
      presented: presentedBy(character, certification),
      mayBeExempted: certification.facts.some(({ from }) => from === 'exemption'),
      hasGate: certification.stages.some(({ gate }) => gate),
      withOthers: this.withOthers(),
    };
  }
}

const patienceMillis = 120_000;
/** Long beside what a busy process takes, short beside what a lost poke would cost. */
const pokeAgainMillis = 5_000;
const lookMillis = 1_000;

function presentedBy({ choice }: Character, { blocks, choices }: Certification): readonly string[] {
  const optional = new Set(choices.flatMap(({ exactlyOneOf }) => exactlyOneOf));
  const sought = choice?.sought ?? [];
  const whole = blocks.map(({ code }) => code).filter((code) => !optional.has(code) || choice?.optional.includes(code));
  return sought.length === 0 ? whole : whole.filter((code) => sought.includes(code));
}
