import type { Instant } from '@parchemin/kernel';
import { teamsOf, type Character } from '@parchemin/simulation';
import { Agenda } from './agenda.js';
import { Life } from './lives.js';
import { TeamLife } from './teams.js';
import type { World } from './world.js';

/** Everybody of one simulation. */
export interface Company {
  readonly lives: readonly Life[];
  readonly teams: readonly TeamLife[];
}

/** Paths in flight at once: enough to keep two cores at work, few enough that no queue grows. */
const atOnce = 64;
/** Longer than any path with a second presentation and its delays; whoever is still at it then never ends. */
const yearsAtMost = 6;

export function companyOf(world: World, population: readonly Character[], seed: number): Company {
  const { certification, scheme, cohort } = world;
  const teams = teamsOf(certification, scheme, cohort, population, seed).map((team) => new TeamLife(world, team));
  const teamOf = new Map(teams.flatMap((team) => team.team.members.map((member) => [member, team] as const)));
  const lives = population.map((character) => {
    const team = teamOf.get(character);
    const life = new Life(world, character, team && (() => team.leftTo(character)));
    team?.members.push(life);
    return life;
  });
  return { lives, teams };
}

/**
 * From everybody's enrolment until nobody has anything to come: the clock moves from one instant at which somebody is concerned to the next.
 * Teams go before single candidates, since what they do enters the paths of their members; whoever was touched is asked again when they wake up.
 */
export async function course(world: World, { lives, teams }: Company, say: (line: string) => void): Promise<void> {
  const last = yearsLater(world.now());
  const agenda = new Agenda<Life | TeamLife>();
  const teamOf = new Map(teams.flatMap((team) => team.members.map((life) => [life, team] as const)));
  const enter = (some: Iterable<Life | TeamLife>): void => {
    for (const each of some) agenda.enter(each, each.wakesAt());
  };
  await inParallel(lives, (life) => life.enrol());
  enter([...lives, ...teams]);
  for (let page = agenda.turn(); page && page.at <= last; page = agenda.turn()) {
    const awake = page.items.filter((each) => each instanceof Life);
    const meeting = page.items.filter((each) => each instanceof TeamLife);
    await world.step(page.at);
    say(page.at.slice(0, 10));
    await world.poke(awake.filter((life) => life.owes()).map(({ character }) => character.candidacy));
    await inParallel(awake, (life) => life.settle());
    await inParallel(meeting, (team) => team.live());
    await inParallel(awake, (life) => life.live());
    const touched = new Set([...awake, ...meeting.flatMap(({ members }) => members)]);
    enter(touched);
    enter(new Set([...meeting, ...[...touched].flatMap((life) => teamOf.get(life) ?? [])]));
  }
}

async function inParallel<Each>(some: readonly Each[], act: (each: Each) => Promise<void>): Promise<void> {
  const waiting = [...some].reverse();
  const worker = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await act(next);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, some.length) }, worker));
}

function yearsLater(instant: Instant): Instant {
  return `${Number(instant.slice(0, 4)) + yearsAtMost}${instant.slice(4)}` as Instant;
}
