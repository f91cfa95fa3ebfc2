import { Button, Paper, Text, Title } from '@mantine/core';
import type { CandidateRecordView } from '@parchemin/contracts';
import { useState, type ReactElement } from 'react';
import { instantInShort } from '../french/instants.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';
import { sentenceOf } from './story.messages.fr.js';
import { titlesOf } from './titles.js';

/** A whole path has some eighty facts: the latest few are what one usually comes for. */
const shownAtFirst = 12;

interface StoryProps {
  readonly record: CandidateRecordView;
  readonly zone: string;
}

/** The facts of the path, one plain sentence each, the latest first. */
export function StoryPanel({ record, zone }: StoryProps): ReactElement {
  const [all, setAll] = useState(false);
  const latestFirst = [...record.story].sort((a, b) => b.revision - a.revision);
  const lines = all ? latestFirst : latestFirst.slice(0, shownAtFirst);
  const titles = titlesOf(record);
  return (
    <Paper component="section" aria-labelledby="story" withBorder p="lg" bg="var(--sheet)">
      <Title order={2} id="story">
        {messages.story}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {messages.storyHint}
      </Text>
      <ol>
        {lines.map((line) => (
          <li key={line.revision} className={classes.line}>
            <Text size="sm" c="dimmed" className="figures">
              <time dateTime={line.at}>{instantInShort(line.at, zone)}</time>
            </Text>
            <div>
              <Text>{sentenceOf(line, titles)}</Text>
              <Text size="sm" c="dimmed">
                {messages.by(roleWords(line.by.role).by)}
              </Text>
            </div>
          </li>
        ))}
      </ol>
      {lines.length < latestFirst.length && (
        <Button mt="sm" variant="default" onClick={() => setAll(true)}>
          {messages.showAll(latestFirst.length)}
        </Button>
      )}
    </Paper>
  );
}
