// How a line of a list is written.
import { Fragment } from 'react';
import { Text } from '@mantine/core';

import { Section } from '@/lib/ui/Section';
import classes from './Words.module.css';

const WRITTEN = [
  ['слово', 'лише це слово'],
  ['слов/о/а/у', 'слово, слова, слову'],
  ['слов*', 'усе, що так починається'],
  ['*слов*', 'усе, де це є всередині'],
  ['*лово', 'усе, що так закінчується'],
  ['+слов*', 'також після за-, на-, ви-, пере-…'],
  ['с?ово', 'замість літери — знак: с*ово'],
  ['геть з', 'слова поспіль'],
] as const;

export function PatternHelp() {
  return (
    <Section title="Як писати">
      <dl className={classes.help}>
        {WRITTEN.map(([line, meaning]) => (
          <Fragment key={line}>
            <dt>{line}</dt>
            <dd>{meaning}</dd>
          </Fragment>
        ))}
      </dl>
      <Text size="xs" c="dimmed" mt="sm">
        Великі й малі літери, и/і/ї/ы, е/є/ё, г/ґ не розрізняються; мʼякий знак і апостроф пропускаються.
      </Text>
    </Section>
  );
}
