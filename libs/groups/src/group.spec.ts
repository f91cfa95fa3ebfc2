import type { Actor, Decimal, Instant } from '@parchemin/kernel';
import { specify } from '@parchemin/testing';
import fc from 'fast-check';
import { entriesOf, group, type GroupCommand, type GroupEvent, type Member, type Standing } from './index.js';

const { given, fold } = specify(group);

const at = '2027-01-05T09:00:00.000Z' as Instant;
const lead: Actor = { id: 'lead', role: 'school-lead', school: 'lyon' };
const certifier: Actor = { id: 'ops', role: 'operations', school: null };
const trainer: Actor = { id: 'trainer', role: 'trainer', school: 'lyon' };
const itself: Actor = { id: 'process', role: 'process', school: null };
const asked = { by: lead, at };

const profiles = ['marketing', 'finance', 'communication', 'sales'];
const member = (name: string, profile: string | null): Member => ({ member: name, from: 'candidacy', profile });
const four = profiles.map((profile, index) => member(`c${index + 1}`, profile));
const formation = {
  ...{ scheme: 'any', schemeVersion: 1, assessment: 'EC1', school: 'lyon', cohort: 'printemps' },
  size: { least: 4, most: 6 },
  profiles,
};
const { scheme, schemeVersion, school } = formation;
const candidacy = { scheme, schemeVersion, school, status: 'active' };
const standingsOf = (members: readonly Member[]): Standing[] =>
  members.map((each) => ({ member: each.member, candidacy }));
const forming = (members: readonly Member[], standings = standingsOf(members)): GroupCommand => {
  return { type: 'FormGroup', ...formation, members, standings };
};
const adding = (added: Member): GroupCommand => ({ type: 'AddMember', ...added, standings: standingsOf([added]) });
const formed = (members: readonly Member[] = four): GroupEvent => ({
  type: 'GroupFormed',
  data: { ...formation, members, formedBy: 'lead', formedAt: at },
});
const left = (name: string): GroupEvent => ({
  type: 'MemberLeft',
  data: { member: name, reason: 'abandon', leftBy: 'lead', leftAt: at },
});
const short = (members: number, ...missing: string[]): GroupEvent => ({
  type: 'GroupFellShort',
  data: { members, least: 4, missing },
});
const content = { piece: 'EC1-report', sha256: 'a', mediaType: 'application/pdf', bytes: 10 };
const deposited = (candidacies: readonly string[]): GroupEvent => ({
  type: 'DeliverableDeposited',
  data: { ...content, candidacies, depositedBy: 'lead', depositedAt: at },
});
const answered = (refused: string | null): GroupEvent => ({
  type: 'DeliveryRecorded',
  data: { entry: 1, answers: [{ candidacy: 'c1', refused }], recordedAt: at },
});

describe('a group is formed', () => {
  it('with as many members as the scheme prints, and every profile', () => {
    given().when(forming(four), asked).then(formed());
  });

  it('with a member from another programme, who counts like the others', () => {
    const outside: Member = { member: 'X-12', from: 'another-programme', profile: 'sales' };
    const members = [...four.slice(0, 3), outside];
    given().when(forming(members), asked).then(formed(members));
  });

  it('neither too small nor too large', () => {
    const more = [1, 2, 3].map((index) => member(`d${index}`, 'sales'));
    given()
      .when(forming(four.slice(0, 3)), asked)
      .thenRefused({ refused: 'GroupSize', members: 3, least: 4, most: 6 });
    given()
      .when(forming([...four, ...more]), asked)
      .thenRefused({ refused: 'GroupSize', members: 7, least: 4, most: 6 });
  });

  it.each([
    ['nobody knows', null, { refused: 'MemberUnknown', member: 'c1' }],
    [
      'another school has, as if nobody knew them',
      { ...candidacy, school: 'nantes' },
      { refused: 'MemberUnknown', member: 'c1' },
    ],
    [
      'follows another certification',
      { ...candidacy, scheme: 'other' },
      { refused: 'MemberOfOtherScheme', member: 'c1', scheme: 'other@1' },
    ],
    [
      'has left',
      { ...candidacy, status: 'withdrawn' },
      { refused: 'MemberNotActive', member: 'c1', status: 'withdrawn' },
    ],
  ] as const)('of candidates, never with one whom %s', (_, told, refusal) => {
    const standings = standingsOf(four).map((each) => (each.member === 'c1' ? { ...each, candidacy: told } : each));
    given().when(forming(four, standings), asked).thenRefused(refusal);
    const [joining, ...others] = [{ ...member('c9', 'sales') }, ...four];
    const stands = [{ member: 'c9', candidacy: told }];
    given(formed(others))
      .when({ type: 'AddMember', ...joining, standings: stands }, asked)
      .thenRefused({ ...refusal, member: 'c9' });
  });

  it('by the profiles that the scheme prints, and no other', () => {
    const strange = member('c5', 'cooking');
    const refusal = { refused: 'ProfileUnknown', member: 'c5', profile: 'cooking', profiles } as const;
    given()
      .when(forming([...four, strange]), asked)
      .thenRefused(refusal);
    given(formed()).when(adding(strange), asked).thenRefused(refusal);
  });

  it('without a missing profile, nor a member of whom none is known', () => {
    const other = member('c4', 'marketing');
    given()
      .when(forming([...four.slice(0, 3), other]), asked)
      .thenRefused({ refused: 'ProfileMissing', missing: ['sales'], without: [] });
    given()
      .when(forming([...four, member('c5', null)]), asked)
      .thenRefused({ refused: 'ProfileMissing', missing: [], without: ['c5'] });
  });

  it('once, with each member once, by people of its own school', () => {
    given(formed()).when(forming(four), asked).thenRefused({ refused: 'GroupAlreadyFormed', assessment: 'EC1' });
    given()
      .when(forming([...four, four[0]!]), asked)
      .thenRefused({ refused: 'AlreadyMember', member: 'c1' });
    const stranger = { ...lead, school: 'nantes' };
    given().when(forming(four), { by: stranger, at }).thenRefused({ refused: 'GroupNotFound' });
    given(formed())
      .when({ type: 'MemberLeaves', member: 'c1', reason: 'r' }, { by: stranger, at })
      .thenRefused({ refused: 'GroupNotFound' });
  });

  it('is the same group whatever the order in which its members came', () => {
    const joined = (members: readonly Member[]) =>
      members.map((one): GroupEvent => ({ type: 'MemberAdded', data: { ...one, addedBy: 'lead', addedAt: at } }));
    fc.assert(
      fc.property(fc.shuffledSubarray(four, { minLength: 4 }), fc.nat(3), (order, first) => {
        const told = fold([formed(order.slice(0, first)), ...joined(order.slice(first))]);
        expect(told).toEqual(fold([formed([]), ...joined(four)]));
      }),
    );
  });
});

describe('a member who leaves', () => {
  const leaves: GroupCommand = { type: 'MemberLeaves', member: 'c4', reason: 'abandon' };

  it('leaves the group incomplete when it falls below the least, or lacks a profile', () => {
    given(formed()).when(leaves, asked).then(left('c4'), short(3, 'sales'));
    const fifth = [...four, member('c5', 'marketing')];
    given(formed(fifth)).when(leaves, asked).then(left('c4'), short(4, 'sales'));
    given(formed([...four, member('c5', 'sales')]))
      .when(leaves, asked)
      .then(left('c4'));
  });

  it('cannot leave twice', () => {
    given(formed(), left('c4')).when(leaves, asked).thenRefused({ refused: 'NotAMember', member: 'c4' });
  });

  it('stops the group until the certifier decides that it goes on', () => {
    const broken = [formed(), left('c4'), short(3, 'sales')];
    const deposit: GroupCommand = { type: 'DepositDeliverable', ...content };
    const keep: GroupCommand = { type: 'KeepIncompleteGroup', reason: 'défection tardive' };
    const kept: GroupEvent = {
      type: 'IncompleteGroupKept',
      data: { members: 3, least: 4, missing: ['sales'], reason: 'défection tardive', keptBy: 'ops', keptAt: at },
    };
    given(...broken)
      .when(deposit, asked)
      .thenRefused({ refused: 'GroupIncomplete', members: 3, least: 4, missing: ['sales'] });
    given(...broken)
      .when(keep, asked)
      .thenRefused({ refused: 'NotYourAct', act: 'KeepIncompleteGroup', role: 'school-lead' });
    given(...broken)
      .when(keep, { by: certifier, at })
      .then(kept);
    given(...broken, kept)
      .when(deposit, asked)
      .then(deposited(['c1', 'c2', 'c3']));
    given(...broken, kept)
      .when(keep, { by: certifier, at })
      .thenRefused({ refused: 'NothingToKeep', status: 'kept' });
    given(...broken, kept)
      .when({ ...leaves, member: 'c3' } as GroupCommand, asked)
      .then(left('c3'), short(2, 'communication', 'sales'));
  });

  it('may be replaced, and the group is complete again', () => {
    const added: GroupEvent = {
      type: 'MemberAdded',
      data: { ...member('c9', 'sales'), addedBy: 'lead', addedAt: at },
    };
    given(formed(), left('c4'), short(3, 'sales'))
      .when(adding(member('c9', 'sales')), asked)
      .then(added, { type: 'GroupMadeUp', data: { members: 4 } });
  });
});

describe('what a group hands in', () => {
  it('feeds the candidacy of each member, and of nobody who left or came from elsewhere', () => {
    const outside: Member = { member: 'X-12', from: 'another-programme', profile: 'sales' };
    given(formed([...four, outside, member('c6', 'sales')]), left('c6'))
      .when({ type: 'DepositDeliverable', ...content }, asked)
      .then(deposited(['c1', 'c2', 'c3', 'c4']));
    expect(entriesOf(deposited(['c1', 'c2']))).toEqual([
      { candidacy: 'c1', request: { type: 'DepositFile', name: null, ...content } },
      { candidacy: 'c2', request: { type: 'DepositFile', name: null, ...content } },
    ]);
  });

  it('is taken once for one piece', () => {
    given(formed(), deposited(['c1']))
      .when({ type: 'DepositDeliverable', ...content }, asked)
      .thenRefused({ refused: 'DeliverableAlreadyDeposited', piece: 'EC1-report', sha256: 'a' });
  });

  it('is marked member by member, and only for members who are candidates here', () => {
    const mark = { piece: 'EC1', mark: '14' as Decimal };
    const fact: GroupEvent = {
      type: 'MemberMarkGiven',
      data: { candidacy: 'c1', ...mark, givenBy: 'trainer', givenAt: at },
    };
    given(formed())
      .when({ type: 'RecordMemberMark', member: 'c1', ...mark }, { by: trainer, at })
      .then(fact);
    expect(entriesOf(fact)).toEqual([{ candidacy: 'c1', request: { type: 'RecordMark', ...mark } }]);
    given(formed([...four, { member: 'X-12', from: 'another-programme', profile: 'sales' }]))
      .when({ type: 'RecordMemberMark', member: 'X-12', ...mark }, { by: trainer, at })
      .thenRefused({ refused: 'MemberFromElsewhere', member: 'X-12' });
    given(formed())
      .when({ type: 'RecordMemberAttendance', member: 'c9', piece: 'P', comment: null }, { by: trainer, at })
      .thenRefused({ refused: 'NotAMember', member: 'c9' });
  });
});

describe('how candidacies answered', () => {
  const record = (refused: string | null): GroupCommand => ({
    type: 'RecordDelivery',
    entry: 1,
    answers: [{ candidacy: 'c1', refused }],
  });
  const again: GroupCommand = { type: 'DeliverAgain', entry: 1, candidacy: 'c1' };
  const byProcess = { by: itself, at };

  it('is a fact of the group, once', () => {
    given(formed(), deposited(['c1']))
      .when(record('StageClosed'), byProcess)
      .then(answered('StageClosed'));
    given(formed(), deposited(['c1']), answered(null))
      .when(record(null), byProcess)
      .thenNothing();
  });

  it('may be asked again after a refusal, and only then', () => {
    const asking: GroupEvent = {
      type: 'DeliveryAskedAgain',
      data: { entry: 1, candidacy: 'c1', askedBy: 'lead', askedAt: at },
    };
    const refused = [formed(), deposited(['c1']), answered('StageClosed')];
    given(...refused)
      .when(again, asked)
      .then(asking);
    given(...refused, asking)
      .when(again, asked)
      .thenRefused({ refused: 'NothingDelivered', entry: 1 });
    given(formed(), deposited(['c1']), answered(null))
      .when(again, asked)
      .thenRefused({ refused: 'NothingDelivered', entry: 1 });
  });
});
