import { Alert, Text } from '@mantine/core';
import type { CandidateRecordView, Problem } from '@parchemin/contracts';
import { assertNever } from '@parchemin/kernel';
import type { ReactElement } from 'react';
import { z } from 'zod';
import { Icon } from '../frame/icons.js';
import { instantInFull } from '../french/instants.js';
import { decimal, markOutOf } from '../french/numbers.js';
import { messages } from './messages.fr.js';
import type { Sending } from './use-record-mark.js';

interface ResultProps {
  readonly sending: Sending;
  readonly pieces: readonly CandidateRecordView['stages'][number]['pieces'][number][];
  readonly zone: string;
}

/** What became of the mark, announced as soon as it is known. The region is there before its text, or nobody hears it. */
export function SendingResult(props: ResultProps): ReactElement {
  return (
    <div aria-live="polite" aria-atomic="true">
      <Result {...props} />
    </div>
  );
}

function Result({ sending, pieces, zone }: ResultProps): ReactElement | null {
  switch (sending.state) {
    case 'editing':
    case 'sending':
      return null;
    case 'recorded':
      return <RecordedResult {...sending} pieces={pieces} />;
    case 'refused':
      return <RefusedResult problem={sending.problem} zone={zone} />;
    case 'unanswered':
      return (
        <Alert mb="md" color="amber" title={messages.unansweredTitle} icon={<Icon name="clock" />}>
          {messages.unanswered}
        </Alert>
      );
    default:
      return assertNever(sending);
  }
}

type Recorded = Extract<Sending, { state: 'recorded' }> & Pick<ResultProps, 'pieces'>;

function RecordedResult({ attempt, late, pieces }: Recorded): ReactElement {
  const piece = pieces.find((candidate) => candidate.piece === attempt.request.piece);
  const name = piece?.title ?? attempt.request.piece;
  return (
    <Alert mb="md" color="fir" icon={<Icon name="check" />}>
      <Text size="sm">
        {messages.recorded(name, piece ? markOutOf(attempt.exact, piece.outOf) : decimal(attempt.exact))}
      </Text>
      {late && <Text size="sm">{messages.recordedLate}</Text>}
    </Alert>
  );
}

/** The mark that already stands, when the refusal brings one. */
const Standing = z.object({ mark: z.string(), recordedBy: z.string(), recordedAt: z.string() });

function RefusedResult({ problem, zone }: { readonly problem: Problem; readonly zone: string }): ReactElement {
  const standing = Standing.safeParse(problem.standing);
  const reasons = problem.errors?.map((error) => error.message) ?? [];
  return (
    <Alert mb="md" color="brick" title={problem.title} icon={<Icon name="alert" />}>
      <Text size="sm">{problem.detail}</Text>
      {reasons
        .filter((reason) => reason !== problem.detail)
        .map((reason) => (
          <Text key={reason} size="sm">
            {reason}
          </Text>
        ))}
      {standing.success && (
        <Text size="sm" mt="xs">
          <strong>{messages.standing(decimal(standing.data.mark))}</strong>{' '}
          {messages.standingBy(instantInFull(standing.data.recordedAt, zone), standing.data.recordedBy)}
        </Text>
      )}
    </Alert>
  );
}
