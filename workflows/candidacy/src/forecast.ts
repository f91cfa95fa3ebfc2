import type { Deadline, Rung } from '@parchemin/candidacy';
import type { Instant, Role } from '@parchemin/kernel';
import { millisOf } from '@parchemin/kernel';
import { next, type Path } from './candidacy.process.js';

/** A step of a ladder that time alone will bring, if nobody does anything until then. */
export interface ForeseenStep {
  readonly deadline: string;
  readonly stage: string;
  readonly step: string;
  readonly kind: Rung['kind'];
  readonly to: Role;
  readonly at: Instant;
}

/** A ladder has a handful of rungs and a path a few dozen ladders; beyond this something turns in a circle. */
const mostSteps = 1_000;

/** What falls due until then, by the workflow's own `next`: it is asked, its step is taken in thought, and it is asked again. */
export function forecast(path: Path, now: Instant, until: Instant): readonly ForeseenStep[] {
  const foreseen: ForeseenStep[] = [];
  let [imagined, at] = [path, now];
  for (let asked = 0; asked < mostSteps; asked += 1) {
    const step = next(imagined, at);
    if (step.do === 'wait') {
      if (millisOf(step.until) > millisOf(until)) break;
      at = step.until;
    } else if (step.do === 'take-deadline-step' || step.do === 'skip-deadline-step') {
      const deadline = imagined.deadlines.find((candidate) => candidate.deadline === step.deadline)!;
      const rung = deadline.ladder.find((candidate) => candidate.step === step.step)!;
      const { kind, to } = rung;
      const taken = step.do === 'take-deadline-step';
      if (taken) foreseen.push({ deadline: step.deadline, stage: deadline.stage, step: step.step, kind, to, at });
      imagined = withSettled(imagined, deadline, rung, { as: taken ? 'taken' : 'skipped', at });
    } else break;
  }
  return foreseen;
}

function withSettled(path: Path, deadline: Deadline, rung: Rung, settled: Rung['settled']): Path {
  const ladder = deadline.ladder.map((candidate) => (candidate === rung ? { ...candidate, settled } : candidate));
  const deadlines = path.deadlines.map((candidate) => (candidate === deadline ? { ...candidate, ladder } : candidate));
  return { ...path, deadlines };
}
