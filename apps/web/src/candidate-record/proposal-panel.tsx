import { Alert, Button, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView, ExplanationView } from '@parchemin/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement, type ReactNode } from 'react';
import { messages as shell } from '../app/messages.fr.js';
import { explanationQuery } from '../data/queries.js';
import { Refused } from '../data/service.js';
import { useService } from '../data/service-context.js';
import { Icon } from '../frame/icons.js';
import { instantInFull } from '../french/instants.js';
import { decisionInFrench } from './deliberation-sentences.fr.js';
import classes from './proposal-panel.module.css';
import { messages } from './proposal.messages.fr.js';

interface ProposalProps {
  readonly record: CandidateRecordView;
  readonly zone: string;
}

const explained = 'explanation';

/** What the rules propose, what the jury decided, and on demand why: the trace of the rules in plain words. */
export function ProposalPanel({ record, zone }: ProposalProps): ReactElement {
  const [open, setOpen] = useState(false);
  const { proposal, decision } = record;
  return (
    <Paper component="section" aria-labelledby="proposal" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="proposal">
        {messages.title}
      </Title>
      <dl className={classes.verdicts}>
        <Verdict name={messages.proposal} word={proposal?.decision} none={messages.nothingProposed}>
          {proposal && <Text size="sm">{messages.blocks(proposal.blocks)}</Text>}
        </Verdict>
        <Verdict name={messages.decision} word={decision?.decision} none={messages.nothingDecided}>
          {decision && <Pronounced decision={decision} zone={zone} />}
        </Verdict>
      </dl>
      <Button variant="default" size="sm" aria-expanded={open} aria-controls={explained} onClick={() => setOpen(!open)}>
        {open ? messages.hide : messages.why}
      </Button>
      <div id={explained} aria-live="polite">
        {open && <Explanation candidacy={record.candidacy} revision={record.revision} />}
      </div>
    </Paper>
  );
}

interface VerdictProps {
  readonly name: string;
  readonly word: string | undefined;
  readonly none: string;
  readonly children: ReactNode;
}

function Verdict({ name, word, none, children }: VerdictProps): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Text {...(word === undefined ? { c: 'dimmed' } : { fw: 600, className: classes.word ?? '' })}>
          {word === undefined ? none : decisionInFrench(word)}
        </Text>
        {children}
      </dd>
    </div>
  );
}

type Decision = NonNullable<CandidateRecordView['decision']>;

function Pronounced({ decision, zone }: { readonly decision: Decision; readonly zone: string }): ReactElement {
  return (
    <>
      <Text size="sm">{messages.blocks(decision.blocks)}</Text>
      <Text size="sm" c="dimmed">
        {messages.pronounced(instantInFull(decision.pronouncedAt, zone))}
      </Text>
      {decision.departs && <Text size="sm">{messages.departs}</Text>}
      {decision.reason !== null && <Text size="sm">{messages.reason(decision.reason)}</Text>}
    </>
  );
}

/** Asked again whenever a fact has come: what is explained are the facts as they stand. */
function Explanation({ candidacy, revision }: { readonly candidacy: string; readonly revision: number }): ReactElement {
  const { data, error, refetch } = useQuery(explanationQuery(useService(), candidacy, revision));
  if (data) return <Explained explanation={data} />;
  if (!error) return <Text mt="sm">{messages.loading}</Text>;
  return (
    <Alert mt="sm" color="amber" icon={<Icon name="alert" />}>
      <Text size="sm">{error instanceof Refused ? error.problem.detail : shell.unansweredHint}</Text>
      {!(error instanceof Refused) && (
        <Button mt="xs" size="sm" variant="default" onClick={() => void refetch()}>
          {shell.retry}
        </Button>
      )}
    </Alert>
  );
}

function Explained({ explanation: { text, asProposed } }: { readonly explanation: ExplanationView }): ReactElement {
  return (
    <>
      {asProposed === false && (
        <Alert mt="sm" color="amber" icon={<Icon name="alert" />}>
          {messages.outdated}
        </Alert>
      )}
      <Title order={3} size="h5" mt="md">
        {messages.explanation}
      </Title>
      {asProposed === true && (
        <Text size="sm" c="dimmed">
          {messages.agrees}
        </Text>
      )}
      <div className={classes.text}>{text}</div>
    </>
  );
}
