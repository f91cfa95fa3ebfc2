import { Badge, Progress, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { messages as path } from './path.messages.fr.js';

const tones = {
  active: 'fir',
  interrupted: 'amber',
  withdrawn: 'gray',
  excluded: 'brick',
  decided: 'fir',
} as const satisfies Record<CandidateRecordView['status'], string>;

/** Who this is about, and how far the path has come. */
export function RecordSummary({ record }: { readonly record: CandidateRecordView }): ReactElement {
  const pieces = record.stages.flatMap((stage) => stage.pieces);
  const settled = pieces.filter((piece) => piece.settled).length;
  const facts = [
    [messages.school, record.school],
    [messages.cohort, record.cohort],
    [messages.scheme, `${record.scheme.id}, ${messages.version(record.scheme.version)}`],
  ] as const;
  return (
    <div className={classes.summary}>
      <div className={classes.titleLine}>
        <Text size="lg">{record.scheme.title}</Text>
        <Badge variant="light" color={tones[record.status]}>
          {path.statuses[record.status]}
        </Badge>
      </div>
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {pieces.length > 0 && (
        <div>
          <Text size="sm" mb={6}>
            {messages.progress(settled, pieces.length)}
          </Text>
          <Progress value={(settled / pieces.length) * 100} size="md" aria-hidden="true" />
        </div>
      )}
    </div>
  );
}
