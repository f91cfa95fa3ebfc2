import { Progress, Text } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import type { ReactElement } from 'react';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

/** Who this is about, and how far the path has come. */
export function RecordSummary({ record }: { readonly record: CandidateRecordView }): ReactElement {
  const pieces = record.stages.flatMap((stage) => stage.pieces);
  const recorded = pieces.filter((piece) => piece.mark !== null).length;
  const facts = [
    [messages.school, record.school],
    [messages.cohort, record.cohort],
    [messages.scheme, `${record.scheme.id}, ${messages.version(record.scheme.version)}`],
  ] as const;
  return (
    <div className={classes.summary}>
      <Text size="lg">{record.scheme.title}</Text>
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
            {messages.progress(recorded, pieces.length)}
          </Text>
          <Progress value={(recorded / pieces.length) * 100} size="md" aria-hidden="true" />
        </div>
      )}
    </div>
  );
}
