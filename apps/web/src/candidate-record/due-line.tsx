import { Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { dueInstant, instantInShort, zoneNote } from '../french/instants.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { rungName } from '../french/rungs.messages.fr.js';
import classes from './path-panel.module.css';
import { messages } from './path.messages.fr.js';

type Deadline = CandidateRecordView['deadlines'][number];

/** A deadline in two lines: until when, in the zone of the cohort, and how far its ladder has come. */
export function DueLine({ deadline }: { readonly deadline: Deadline }): ReactElement {
  const { due, zone, status } = deadline;
  const state = status === 'cleared' ? 'met' : Date.parse(due) < Date.now() ? 'passed' : 'running';
  const note = zoneNote(zone, due);
  return (
    <div>
      <Text size="sm" className={classes.due} data-state={state}>
        <time dateTime={due}>{messages.due(dueInstant(due, zone))}</time>
        {note && ` (${note})`}
        {', '}
        <strong>{messages[state]}</strong>
      </Text>
      <Text size="sm" c="dimmed">
        {ladderInWords(deadline)}
      </Text>
    </div>
  );
}

function ladderInWords({ ladder, zone, status }: Deadline): string {
  const taken = ladder.filter(({ settled }) => settled?.as === 'taken').length;
  const skipped = ladder.filter(({ settled }) => settled?.as === 'skipped').length;
  const ahead = status === 'cleared' ? [] : ladder.filter(({ settled }) => settled === null);
  const counts = messages.rungs(taken, skipped, ahead.length);
  const [next] = ahead;
  if (!next) return `${counts}.`;
  const rung = `${rungName(next.kind)} ${roleWords(next.to).to}`;
  return `${counts}. ${messages.nextRung(rung, instantInShort(next.plannedAt, zone))}.`;
}
