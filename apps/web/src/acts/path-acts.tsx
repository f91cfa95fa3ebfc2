import { NativeSelect, Paper, Title } from '@mantine/core';
import type { ActName, CandidateRecordView } from '@parchemin/contracts';
import { useState, type ReactElement } from 'react';
import { ActForm } from './act-form.js';
import { actWords, messages } from './acts.messages.fr.js';
import { fieldsOf, isActName } from './fields.js';

interface PathActsProps {
  readonly record: CandidateRecordView;
  readonly refresh: (position: string) => Promise<void>;
}

const chooser = 'path-act';
const noChoices = {};
const nothingFixed = {};

/** What the reader may ask of the path as a whole: one list, and the form of what was chosen. */
export function PathActs({ record, refresh }: PathActsProps): ReactElement | null {
  const [chosen, choose] = useState('');
  const offered = record.acts.filter(isOfThePath).toSorted((a, b) => actWords[a].localeCompare(actWords[b], 'fr'));
  if (offered.length === 0) return null;
  const act = offered.find((one) => one === chosen);
  const close = (): void => {
    choose('');
    document.getElementById(chooser)?.focus();
  };
  return (
    <Paper component="section" aria-labelledby="path-acts" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="path-acts">
        {messages.others}
      </Title>
      <NativeSelect
        id={chooser}
        mt="sm"
        label={messages.chooseAct}
        value={act ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: messages.choose }, ...offered.map((one) => ({ value: one, label: actWords[one] }))]}
      />
      {act && (
        <ActForm
          key={act}
          record={record}
          act={act}
          fixed={nothingFixed}
          choices={noChoices}
          done={refresh}
          close={close}
        />
      )}
    </Paper>
  );
}

/** Acts of a piece stand at the piece; a blocked path has a banner of its own. */
export function isOfThePath(act: string): act is ActName {
  if (!isActName(act) || act === 'RetryPath' || act === 'ConfirmOverride') return false;
  const fields = fieldsOf(act);
  return fields !== null && fields.every(({ path }) => path[0] !== 'piece');
}
