import type { EventStore } from '@parchemin/event-store';
import { group, groupSchemaVersionOf, groupStream } from '@parchemin/groups';
import type { FormGroup, Group, GroupCommand, GroupEvent, GroupRefusal, GroupSize } from '@parchemin/groups';
import type { Refusal } from '@parchemin/kernel';
import type { Schemes } from '@parchemin/schemes';
import { Ledger, type Asking, type LedgerBounds } from './ledger.js';
import type { LedgerRefusal, Loaded, Recorded, TooBusy } from './ledger-answers.js';

type FormRequest = Omit<FormGroup, 'size'>;

/** As it is asked: the size of a group is the scheme's to say, never taken from whoever forms one. */
export type GroupRequest = Exclude<GroupCommand, FormGroup> | FormRequest;

export type GroupPlanRefusal =
  | (Refusal<'AssessmentUnknown'> & { readonly scheme: string; readonly assessment: string })
  | (Refusal<'NotGroupWork'> & { readonly assessment: string });
export type GroupRefused = GroupRefusal | GroupPlanRefusal | LedgerRefusal;
export type GroupAnswer = Recorded<GroupEvent> | GroupRefused;

/** Every command on a group, a person's or a process's, passes here. */
export interface GroupLedger {
  execute(id: string, request: GroupRequest, asking: Asking): Promise<GroupAnswer>;
  /** The state at the head of the stream. */
  load(id: string): Promise<Loaded<Group> | TooBusy>;
}

export interface GroupParts {
  readonly store: EventStore;
  readonly schemes: Schemes;
}

export function groupLedger({ store, schemes }: GroupParts, bounds?: LedgerBounds): GroupLedger {
  return new Ledger<GroupRequest, GroupCommand, GroupEvent, Group, GroupRefusal | GroupPlanRefusal>(
    store,
    {
      decider: group,
      streamOf: groupStream,
      prepare: (request) => (request.type === 'FormGroup' ? sized(request, schemes) : request),
      schemeVersionOf,
      schemaVersionOf: groupSchemaVersionOf,
    },
    bounds,
  );
}

function sized(request: FormRequest, schemes: Schemes): FormGroup | GroupPlanRefusal {
  const { scheme, schemeVersion, assessment } = request;
  const known = schemes.certification(scheme, schemeVersion)?.assessments.find(({ code }) => code === assessment);
  if (!known) return { refused: 'AssessmentUnknown', scheme: `${scheme}@${schemeVersion}`, assessment };
  if (known.mode !== 'group' && known.mode !== 'either') return { refused: 'NotGroupWork', assessment };
  return { ...request, size: sizeOf(known.groupSize) };
}

/** Where the document prints no size, one alone is a group too: what the group is asked for, they do alone. */
function sizeOf(printed: readonly [number, number] | null): GroupSize {
  const [least, most] = printed ?? [1, null];
  return { least, most };
}

function schemeVersionOf(state: Group): string | null {
  return state.status === 'absent' ? null : `${state.formation.scheme}@${state.formation.schemeVersion}`;
}
