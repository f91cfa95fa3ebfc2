import type { Candidacy, EnrolledCandidacy, Stage } from '@parchemin/candidacy';
import type { FormedGroup, Group, Member } from '@parchemin/groups';
import { shortageOf } from '@parchemin/groups';
import { instantFromMillis, millisOf, type Instant } from '@parchemin/kernel';
import { isSettled } from '@parchemin/candidacy';
import { peopleAround } from './people.js';
import type { Character, Cohort } from './population.js';
import type { Team, TeamPiece, TeamWork } from './team.js';
import { fileNameOf, markOf } from './values.js';
import { answered, daysAfter, type PlannedAct } from './view.js';

/** What a team sees when it wonders what to do. */
export interface TeamView {
  readonly team: Team;
  readonly cohort: Cohort;
  readonly now: Instant;
  /** The acts that were asked already, by key. */
  readonly asked: ReadonlyMap<string, Instant>;
  group(id: string): Group;
  path(candidacy: string): Candidacy;
}

export interface PlannedTeamAct extends PlannedAct {
  readonly group: string;
}

export const leavingShare = 0.25;
const replacedShare = 0.5;

/** The earliest of what a team does next on any of its works; null while nothing is to be done. */
export function nextTeamAct(view: TeamView): PlannedTeamAct | null {
  return view.team.works.reduce<PlannedTeamAct | null>((first, work) => {
    const planned = workAct(view, work);
    return first && (!planned || first.at <= planned.at) ? first : planned;
  }, null);
}

/** What a candidate leaves to the group: what it has not brought yet, for whoever still belongs to it. */
export function withOthers(view: TeamView, { candidacy }: Character): ReadonlySet<string> {
  const pieces = view.team.works.flatMap(({ group, piece }) => {
    const state = view.group(group);
    const path = view.path(candidacy);
    if (path.status === 'absent' || path.presentation > 1) return [];
    if (state.status === 'absent') return view.asked.has(`${group}/FormGroup`) ? [] : [piece];
    return state.members[candidacy] && !isBrought(state, candidacy, piece) ? [piece] : [];
  });
  return new Set(pieces);
}

function workAct(view: TeamView, work: TeamWork): PlannedTeamAct | null {
  const state = view.group(work.group);
  if (state.status === 'absent') return forming(view, work);
  if (candidatesIn(state).every((candidacy) => isBrought(state, candidacy, work.piece))) return null;
  return leaving(view, work, state) ?? madeUp(view, work, state) ?? bringing(view, work, state);
}

/** By those who are still there, and outsiders where they are too few. */
function forming(view: TeamView, work: TeamWork): PlannedTeamAct | null {
  const { team, cohort } = view;
  const there = team.members.filter(({ candidacy }) => isThere(view, candidacy) && isUnderWay(view, candidacy));
  if (there.length === 0) return null;
  const people: readonly Member[] = [
    ...there.map(({ candidacy }): Member => ({ member: candidacy, from: 'candidacy', profile: null })),
    ...Array.from({ length: Math.max(0, work.least - there.length) }, (_, index) => outsider(index)),
  ];
  const members = people.map((member, index) => ({ ...member, profile: profileOf(work, index) }));
  const formed = { group: work.group, scheme: cohort.scheme, schemeVersion: cohort.version, members };
  const at = daysAfter(cohort.startsAt, team.draws.days(`form/${work.assessment}`, 10, 30));
  const body = { ...formed, assessment: work.assessment, school: team.school, cohort: cohort.cohort };
  return act(view, work, 'FormGroup', body, { at });
}

/** Now and then somebody leaves the group alone; whoever has left the path or the school leaves it too. */
function leaving(view: TeamView, work: TeamWork, state: FormedGroup): PlannedTeamAct | null {
  const { team, cohort, now } = view;
  const gone = candidatesIn(state).find((candidacy) => !isThere(view, candidacy));
  const leaves = (member: string, reason: string, at: Instant): PlannedTeamAct | null =>
    act(view, work, 'MemberLeaves', { member, reason }, { at, about: member });
  if (gone !== undefined) return leaves(gone, 'n’est plus dans le parcours', now);
  if (!team.draws.befalls(`leaves/${work.assessment}`, leavingShare)) return null;
  const { candidacy } = team.draws.pick(`who-leaves/${work.assessment}`, team.members);
  if (!state.members[candidacy] || isBrought(state, candidacy, work.piece)) return null;
  const at = daysAfter(cohort.startsAt, team.draws.days(`leaves-on/${work.assessment}`, 32, 60));
  return leaves(candidacy, 'désaccord sur le sujet', at);
}

/** A group that has become too small takes somebody from elsewhere, or goes on by the certifier's decision. */
function madeUp(view: TeamView, work: TeamWork, state: FormedGroup): PlannedTeamAct | null {
  if (state.status !== 'incomplete') return null;
  const { draws } = view.team;
  const leftAt = Object.values(state.left).map((each) => each.leftAt);
  const about = String(leftAt.length);
  const at = daysAfter(leftAt.sort().at(-1) ?? view.now, 5);
  const missing = shortageOf(state);
  if (missing && draws.befalls(`replaced/${work.assessment}/${about}`, replacedShare)) {
    return act(
      view,
      work,
      'AddMember',
      {
        ...outsider(Object.keys({ ...state.members, ...state.left }).length),
        profile: missing.missing[0] ?? profileOf(work, 0),
      },
      { at, about },
    );
  }
  return act(view, work, 'KeepIncompleteGroup', { reason: 'trop tard pour en changer' }, { at, about });
}

/** One deliverable for all when all who are left expect it, or each member's own mark or presence. */
function bringing(view: TeamView, work: TeamWork, state: FormedGroup): PlannedTeamAct | null {
  if (state.status === 'incomplete') return null;
  const waiting = candidatesIn(state).filter((candidacy) => !isBrought(state, candidacy, work.piece));
  const expected = waiting.flatMap((candidacy) => expectedBy(view, candidacy, work.piece));
  const [first] = expected;
  if (first?.piece.kind === 'file') {
    return expected.length === waiting.length ? depositing(view, work, first) : null;
  }
  const ready = expected.find(({ piece, path }) => piece.kind !== 'mark' || isApproved(piece, path));
  return ready ? entering(view, work, ready) : null;
}

function depositing(view: TeamView, work: TeamWork, { stage, piece }: Expected): PlannedTeamAct | null {
  if (piece.kind !== 'file') return null;
  const { draws, members } = view.team;
  const at = dayFor(view, stage, piece.piece);
  const name = fileNameOf(members[0]!, piece.naming, at.slice(0, 10), false);
  const content = { sha256: draws.digest(work.piece), mediaType: 'application/pdf', bytes: draws.days('b', 9e3, 9e5) };
  return act(view, work, 'DepositDeliverable', { piece: piece.piece, name, ...content }, { at });
}

function entering(view: TeamView, work: TeamWork, { member, stage, piece }: Expected): PlannedTeamAct | null {
  const at = dayFor(view, stage, piece.piece);
  if (piece.kind === 'attendance') {
    const noted = { member, piece: piece.piece, comment: 'présent' };
    return act(view, work, 'RecordMemberAttendance', noted, { at, about: member });
  }
  if (piece.kind !== 'mark') return null;
  const character = view.team.members.find(({ candidacy }) => candidacy === member)!;
  const mark = markOf(character, `mark/${piece.piece}/1`, piece.outOf);
  return act(view, work, 'RecordMemberMark', { member, piece: piece.piece, mark }, { at, about: member });
}

function isApproved({ piece, approval }: Extract<TeamPiece, { kind: 'mark' }>, path: EnrolledCandidacy): boolean {
  return approval === null || path.approvals[piece] !== undefined;
}

interface Expected {
  readonly member: string;
  readonly stage: Stage;
  readonly piece: TeamPiece;
  readonly path: EnrolledCandidacy;
}

function expectedBy(view: TeamView, member: string, code: string): readonly Expected[] {
  const path = view.path(member);
  if (path.status !== 'active') return [];
  for (const stage of Object.values(path.stages)) {
    const piece = stage.pieces.find((each) => each.piece === code);
    if (stage.status !== 'open' || !piece || isSettled(piece, path)) continue;
    if (piece.kind === 'mark' || piece.kind === 'attendance' || piece.kind === 'file') {
      return [{ member, stage, piece, path }];
    }
  }
  return [];
}

/** Members and outsiders alike meet in the second half of the time that there is. */
function dayFor({ team, path, now }: TeamView, { stage, openedAt }: Stage, piece: string): Instant {
  const member = path(team.members[0]!.candidacy);
  const deadlines = member.status === 'absent' ? [] : Object.values(member.deadlines);
  const due = deadlines.find((each) => each.stage === stage && each.about === null)?.due ?? now;
  const [from, to] = [millisOf(openedAt), millisOf(due)];
  const share = 0.5 + 0.4 * team.draws.of(`when/${piece}`);
  return daysAfter(instantFromMillis(from + Math.max(0, to - from) * share), 0);
}

function isThere({ path, team }: TeamView, candidacy: string): boolean {
  const state = path(candidacy);
  if (state.status !== 'active' && state.status !== 'interrupted') return false;
  return state.presentation === 1 && state.enrolment.school === team.school;
}

function candidatesIn({ members }: FormedGroup): readonly string[] {
  return Object.values(members).flatMap(({ member, from }) => (from === 'candidacy' ? [member] : []));
}

function isBrought({ deliveries }: FormedGroup, candidacy: string, piece: string): boolean {
  return Object.values(deliveries).some((sent) => sent.piece === piece && sent.to[candidacy] !== undefined);
}

function isUnderWay({ path }: TeamView, candidacy: string): boolean {
  return path(candidacy).status === 'active';
}

/** Dealt in turn, so that none is missing in a group of the least size. */
function profileOf({ profiles }: TeamWork, index: number): string | null {
  return profiles[index % profiles.length] ?? null;
}

function outsider(number: number): Member {
  return { member: `autre-${number + 1}`, from: 'another-programme', profile: null };
}

/** Unless it was asked before; not before now, and when somebody of the school answers. */
function act(
  view: TeamView,
  { group }: TeamWork,
  name: string,
  body: Readonly<Record<string, unknown>>,
  { at, about = '' }: { readonly at: Instant; readonly about?: string },
): PlannedTeamAct | null {
  const key = [group, name, about].filter((part) => part !== '').join('/');
  if (view.asked.has(key)) return null;
  const { trainer, operations } = peopleAround(view.team.school, 'candidate');
  const by = name === 'KeepIncompleteGroup' ? operations : trainer;
  const later = at > view.now ? at : view.now;
  return { at: answered(view, by, later), by, act: name, body, key, group };
}
