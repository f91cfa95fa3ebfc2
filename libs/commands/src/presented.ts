import type { EnrolledCandidacy, Presented } from '@parchemin/candidacy';
import { currentAdmissibility } from '@parchemin/candidacy';
import type { Certification, SchemeStage } from '@parchemin/schemes';

/** The blocks that this candidate presents, by the choices made at enrolment. */
export function presentedBlocks(
  { blocks, choices }: Certification,
  { enrolment: { choice } }: EnrolledCandidacy,
): Pick<Presented, 'blocks' | 'wholeTitle'> {
  const toChoose = new Set(choices.flatMap(({ exactlyOneOf }) => exactlyOneOf));
  const whole = blocks.map(({ code }) => code).filter((code) => !toChoose.has(code) || choice?.optional.includes(code));
  const sought = whole.filter((code) => choice?.sought.includes(code));
  return sought.length === 0 ? { blocks: whole, wholeTitle: true } : { blocks: sought, wholeTitle: false };
}

/** The stages before the jury's that still go on; one whose gate stayed shut, as a person confirmed, is waited for no more. */
export function stagesAwaited(path: EnrolledCandidacy, stages: readonly SchemeStage[]): readonly string[] {
  const deciding = stages.find(({ pieces }) => pieces.some(({ kind }) => kind === 'decision'));
  return (deciding?.after ?? []).filter((before) => {
    const stage = stages.find(({ code }) => code === before);
    const passedOver = stage?.gate === true && currentAdmissibility(path)?.confirmed === true;
    return path.stages[before]?.status !== 'closed' && !passedOver;
  });
}
