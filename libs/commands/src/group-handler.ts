import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { GroupAnswer, GroupLedger, GroupRequest } from './group-ledger.js';
import type { Asking } from './ledger.js';

/** The envelope that carries every command on a group over the bus. */
export class AskGroup extends Command<GroupAnswer> {
  constructor(
    readonly group: string,
    readonly request: GroupRequest,
    readonly asking: Asking,
  ) {
    super();
  }
}

export const groupLedgerToken = Symbol('GroupLedger');

@CommandHandler(AskGroup)
export class GroupHandler implements ICommandHandler<AskGroup> {
  constructor(@Inject(groupLedgerToken) private readonly ledger: GroupLedger) {}

  execute({ group, request, asking }: AskGroup): Promise<GroupAnswer> {
    return this.ledger.execute(group, request, asking);
  }
}
