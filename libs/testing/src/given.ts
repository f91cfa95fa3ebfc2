import type { Actor, Asked, CommandId, Decider, DomainEvent, Instant, Refusal } from '@parchemin/kernel';
import { isRefusal } from '@parchemin/kernel';

export interface Asking {
  readonly by: Actor;
  readonly at: Instant;
  readonly commandId?: CommandId;
}

/** given(facts).when(command).then(facts | refusal): how every rule of an aggregate is told. */
export function specify<Command extends { readonly type: string }, Event extends DomainEvent, State, R extends Refusal>(
  decider: Decider<Command, Event, State, R>,
) {
  const fold = (facts: readonly Event[]) =>
    facts.reduce((state, fact, at) => decider.evolve(state, fact, at), decider.initial);
  return {
    fold,
    given: (...facts: readonly Event[]) => ({
      when(command: Command, asking: Asking) {
        const asked = {
          ...command,
          by: asking.by,
          at: asking.at,
          commandId: asking.commandId ?? ('person:test:1' as CommandId),
        };
        const decision = decider.decide(asked as Asked<Command>, fold(facts));
        return {
          then: (...expected: readonly Event[]) => expect(decision).toEqual(expected),
          thenRefused: (refusal: R) => expect(decision).toEqual(refusal),
          thenNothing: () => expect(decision).toEqual([]),
          events: () => (isRefusal(decision) ? [] : decision),
          decision,
        };
      },
    }),
  };
}
