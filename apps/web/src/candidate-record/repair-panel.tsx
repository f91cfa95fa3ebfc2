import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import type { ActName, CandidateRecordView, CommandAnswer } from '@parchemin/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Outcome } from '../acts/outcome.js';
import { useAct } from '../acts/use-act.js';
import { messages as shell } from '../app/messages.fr.js';
import { Refused } from '../data/service.js';
import { useService } from '../data/service-context.js';
import { Icon } from '../frame/icons.js';
import { instantInShort } from '../french/instants.js';
import { messages, repairInFrench, repairOptions } from './repair.messages.fr.js';
import { sentenceOf } from './story.messages.fr.js';
import { titlesOf } from './titles.js';

interface RepairProps {
  readonly record: CandidateRecordView;
  readonly zone: string;
  readonly refresh: (position: string) => Promise<void>;
}

/** The way forward for a path that cannot go on by itself: proposed by one person, confirmed by another, each seeing first what it would do. */
export function RepairPanel(props: RepairProps): ReactElement | null {
  const { record } = props;
  const mayPropose = record.blocked !== null && record.acts.includes('ProposeOverride');
  if (!mayPropose && record.overrides.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="repair" withBorder mb="lg" p="lg" bg="var(--sheet)">
      <Title order={2} id="repair">
        {messages.title}
      </Title>
      <Text size="sm" c="dimmed">
        {messages.lead}
      </Text>
      {record.overrides.map((override) => (
        <Pending key={override.override} override={override} {...props} />
      ))}
      {mayPropose && <Proposal {...props} />}
    </Paper>
  );
}

type Override = CandidateRecordView['overrides'][number];

function Pending({ override, record, zone, refresh }: RepairProps & { readonly override: Override }): ReactElement {
  const { repair, reason, proposedBy, proposedAt } = override;
  return (
    <Stack gap="xs" mt="md">
      <Title order={3} size="h5">
        {messages.pending}
      </Title>
      <Text fw={500}>{repairInFrench(repair, titlesOf(record))}</Text>
      <Text>{reason}</Text>
      <Text size="sm" c="dimmed">
        {messages.proposedBy(proposedBy, instantInShort(proposedAt, zone))} {messages.second}
      </Text>
      {record.acts.includes('ConfirmOverride') && (
        <LookThenAct
          record={record}
          act="ConfirmOverride"
          body={{ override: override.override }}
          send={messages.confirm}
          refresh={refresh}
        />
      )}
    </Stack>
  );
}

function Proposal({ record, refresh }: RepairProps): ReactElement {
  const [override, rename] = useState(newName);
  const [chosen, choose] = useState('');
  const [reason, setReason] = useState('');
  const options = repairOptions(record, titlesOf(record));
  const repair = options.find(({ value }) => value === chosen)?.repair;
  const proposed = async (position: string): Promise<void> => {
    rename(newName());
    choose('');
    setReason('');
    await refresh(position);
  };
  return (
    <Stack gap="sm" mt="md">
      <Title order={3} size="h5">
        {messages.propose}
      </Title>
      <NativeSelect
        label={messages.what}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: messages.choose }, ...options.map(({ value, label }) => ({ value, label }))]}
      />
      <Textarea
        label={messages.reason}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {repair && reason.trim() !== '' && (
        <LookThenAct
          key={`${chosen}/${reason}`}
          record={record}
          act="ProposeOverride"
          body={{ override, repair, reason }}
          send={messages.send}
          refresh={proposed}
        />
      )}
    </Stack>
  );
}

interface LookProps extends Pick<RepairProps, 'record' | 'refresh'> {
  readonly act: ActName;
  readonly body: object;
  readonly send: string;
}

/** Nobody asks it before having seen what it would record. */
function LookThenAct({ record, act, body, send, refresh }: LookProps): ReactElement {
  const service = useService();
  const look = useMutation({ mutationFn: () => service.foresee(record.candidacy, act, body) });
  const doing = useAct(
    (content, key): Promise<CommandAnswer> => service.ask(record.candidacy, act, JSON.parse(content) as object, key),
    ({ position }) => refresh(position),
  );
  return (
    <>
      <Group gap="xs">
        <Button variant="default" size="sm" loading={look.isPending} onClick={() => look.mutate()}>
          {messages.look}
        </Button>
        {look.isSuccess && (
          <Button size="sm" loading={doing.asking.state === 'sending'} onClick={() => doing.send(JSON.stringify(body))}>
            {send}
          </Button>
        )}
      </Group>
      <div aria-live="polite">
        {look.isSuccess && <Foreseen record={record} recorded={look.data.recorded} />}
        {look.isError && (
          <Alert color="brick" icon={<Icon name="alert" />}>
            {look.error instanceof Refused ? look.error.problem.detail : shell.unansweredHint}
          </Alert>
        )}
      </div>
      <Outcome asking={doing.asking} />
    </>
  );
}

interface ForeseenProps {
  readonly record: CandidateRecordView;
  readonly recorded: CommandAnswer['recorded'];
}

function Foreseen({ record, recorded }: ForeseenProps): ReactElement {
  const titles = titlesOf(record);
  if (recorded.length === 0) return <Text size="sm">{messages.nothing}</Text>;
  return (
    <>
      <Text size="sm" fw={500}>
        {messages.wouldBe}
      </Text>
      <ul>
        {recorded.map((fact, at) => (
          <li key={`${fact.event}-${String(at)}`}>
            <Text size="sm">{sentenceOf(fact, titles)}</Text>
          </li>
        ))}
      </ul>
    </>
  );
}

function newName(): string {
  return `repair-${crypto.randomUUID()}`;
}
