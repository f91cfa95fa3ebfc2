import { candidacy, candidacyStream, type Candidacy, type CandidacyEvent } from '@parchemin/candidacy';
import type { EventStore } from '@parchemin/event-store';
import { group, groupSchemaVersionOf, groupStream } from '@parchemin/groups';
import type {
  AddMember,
  FormGroup,
  Group,
  GroupCommand,
  GroupEvent,
  GroupRefusal,
  GroupSize,
  Member,
  Standing,
} from '@parchemin/groups';
import type { Refusal } from '@parchemin/kernel';
import type { Schemes } from '@parchemin/schemes';
import { Ledger, type Asking, type LedgerBounds } from './ledger.js';
import type { LedgerRefusal, Loaded, Recorded, TooBusy } from './ledger-answers.js';

type FormRequest = Omit<FormGroup, 'size' | 'profiles' | 'standings'>;
type AddRequest = Omit<AddMember, 'standings'>;

/** As it is asked: sizes and profiles are the scheme's to say and candidacies speak for themselves, whoever forms a group. */
export type GroupRequest = Exclude<GroupCommand, FormGroup | AddMember> | FormRequest | AddRequest;

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
      prepare(request) {
        if (request.type === 'FormGroup') return formed(request, schemes, store);
        return request.type === 'AddMember' ? joined(request, store) : request;
      },
      schemeVersionOf,
      schemaVersionOf: groupSchemaVersionOf,
    },
    bounds,
  );
}

async function formed(
  request: FormRequest,
  schemes: Schemes,
  store: EventStore,
): Promise<FormGroup | GroupPlanRefusal> {
  const { scheme, schemeVersion, assessment } = request;
  const known = schemes.certification(scheme, schemeVersion)?.assessments.find(({ code }) => code === assessment);
  if (!known) return { refused: 'AssessmentUnknown', scheme: `${scheme}@${schemeVersion}`, assessment };
  if (known.mode !== 'group' && known.mode !== 'either') return { refused: 'NotGroupWork', assessment };
  const profiles = known.profiles.map(({ code }) => code);
  return { ...request, size: sizeOf(known.groupSize), profiles, standings: await standingsOf(request.members, store) };
}

async function joined(request: AddRequest, store: EventStore): Promise<AddMember> {
  return { ...request, standings: await standingsOf([request], store) };
}

/** Once, when they join: what becomes of a candidacy later is its own affair, and answers what the group sends it. */
function standingsOf(members: readonly Member[], store: EventStore): Promise<readonly Standing[]> {
  const candidates = members.filter(({ from }) => from === 'candidacy');
  return Promise.all(
    candidates.map(async ({ member }) => {
      const state = await candidacyAt(member, store);
      if (state.status === 'absent') return { member, candidacy: null };
      const { scheme, schemeVersion, school } = state.enrolment;
      return { member, candidacy: { scheme, schemeVersion, school, status: state.status } };
    }),
  );
}

async function candidacyAt(id: string, store: EventStore): Promise<Candidacy> {
  let state = candidacy.initial;
  for await (const { event, revision } of store.readStream(candidacyStream(id))) {
    state = candidacy.evolve(state, event as CandidacyEvent, revision);
  }
  return state;
}

/** Where the document prints no size, one alone is a group too: what the group is asked for, they do alone. */
function sizeOf(printed: readonly [number, number] | null): GroupSize {
  const [least, most] = printed ?? [1, null];
  return { least, most };
}

function schemeVersionOf(state: Group): string | null {
  return state.status === 'absent' ? null : `${state.formation.scheme}@${state.formation.schemeVersion}`;
}
