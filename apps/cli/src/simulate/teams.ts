import type { Instant } from '@parchemin/kernel';
import { nextTeamAct, withOthers, type Character, type PlannedTeamAct, type Team } from '@parchemin/simulation';
import type { Life } from './lives.js';
import type { World } from './world.js';

/** Candidates who work together: what their groups do enters the candidacy of each, as facts of other streams do. */
export class TeamLife {
  readonly asked = new Map<string, Instant>();
  readonly refusals: { readonly act: string; readonly refused: string; readonly at: Instant }[] = [];
  readonly members: Life[] = [];
  /** What no member's candidacy answered in time. */
  stalled: string | null = null;

  constructor(
    private readonly world: World,
    readonly team: Team,
  ) {}

  get name(): string {
    return this.team.name;
  }

  wakesAt(): Instant | null {
    return this.stalled === null ? (this.upcoming()?.at ?? null) : null;
  }

  upcoming(): PlannedTeamAct | null {
    return nextTeamAct(this.#view());
  }

  /** Every act that is due, each with what it brings to the members, before any of them goes on alone. */
  async live(): Promise<void> {
    for (let planned = this.upcoming(); planned && planned.at <= this.world.now(); planned = this.upcoming()) {
      await this.#do(planned);
      if (this.stalled !== null) return;
      for (const member of this.members) await member.settle();
    }
  }

  leftTo(character: Character): ReadonlySet<string> {
    return withOthers(this.#view(), character);
  }

  async #do({ group, by, act, body, key, at }: PlannedTeamAct): Promise<void> {
    const path = act === 'FormGroup' ? '/api/groups' : `/api/groups/${group}/acts/${act}`;
    const answer = await this.world.ask({ by, path, body, key });
    this.asked.set(key, at);
    if ('refused' in answer) this.refusals.push({ act: key, refused: answer.refused, at });
    else await this.#delivered(group, answer.revision);
  }

  /** Until each member's candidacy has answered, which is a fact of the group again. */
  async #delivered(group: string, revision: number): Promise<void> {
    const { followed } = this.world;
    for (const until = performance.now() + patienceMillis; performance.now() < until;) {
      const fold = followed.group(group);
      if (fold.revision >= revision && !this.#awaits(group)) return;
      await followed.moved(group, lookMillis);
    }
    this.stalled = `group ${group} at ${revision}`;
  }

  #awaits(group: string): boolean {
    const { state } = this.world.followed.group(group);
    if (state.status === 'absent') return true;
    return Object.values(state.deliveries).some(({ to }) => Object.values(to).includes('awaited'));
  }

  #view() {
    const { followed, cohort } = this.world;
    return {
      team: this.team,
      cohort,
      now: this.world.now(),
      asked: this.asked,
      group: (id: string) => followed.group(id).state,
      path: (candidacy: string) => followed.of(candidacy).state,
    };
  }
}

const patienceMillis = 120_000;
const lookMillis = 1_000;
