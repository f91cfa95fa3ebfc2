import type { Problem } from '@parchemin/contracts';
import { typeset } from './french.js';
import type { AnyRefusal, FieldFault } from './refusals.js';
import { wordings, type Wording } from './wording.js';

/** RFC 9457: what a person reads in French, and what a program reads by name. */
export function problemOf(refusal: AnyRefusal, traceId: string): Problem {
  const { status, title, detail } = wordings[refusal.refused] as Wording<AnyRefusal>;
  const errors = errorsOf(refusal);
  const standing = standingOf(refusal);
  return {
    type: `/refus/${refusal.refused}`,
    title: typeset(title),
    status,
    detail: typeset(typeof detail === 'string' ? detail : detail(refusal)),
    code: refusal.refused,
    traceId,
    ...(errors && { errors }),
    ...(standing && { standing }),
  };
}

export function retryAfterSecondsOf(refusal: AnyRefusal): number | undefined {
  return 'retryAfterSeconds' in refusal ? refusal.retryAfterSeconds : undefined;
}

function errorsOf(refusal: AnyRefusal): FieldFault[] | undefined {
  if ('errors' in refusal) return refusal.errors.map((fault) => ({ ...fault, message: typeset(fault.message) }));
  if (!('faults' in refusal)) return undefined;
  return refusal.faults.map(({ fault, pointer, what }) => {
    return { pointer, code: fault, message: typeset(`${wordings[fault].title} : ${what}`) };
  });
}

function standingOf(refusal: AnyRefusal): Problem['standing'] | undefined {
  if (refusal.refused === 'MarkAlreadyRecorded') return { piece: refusal.piece, ...refusal.standing };
  if (refusal.refused === 'StageClosed') return { stage: refusal.stage, closedAt: refusal.closedAt };
  if (refusal.refused === 'RevisionMoved') return { asked: refusal.asked, revision: refusal.revision };
  return undefined;
}
