// Before and after, readable: texts word by word, lists by what came and what went.
import { Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';

import type { RevisionValue } from '@/api/admin-types';
import { differences, type Change } from './describe';
import classes from './Difference.module.css';
import { useNames } from './names';
import { wordDiff } from './word-diff';

interface DifferenceProps {
  before: RevisionValue | null;
  after: RevisionValue;
}

export function Difference({ before, after }: DifferenceProps) {
  const changes = differences(before, after, useNames());
  if (changes.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        Видимих відмінностей немає.
      </Text>
    );
  }
  return (
    <dl className={classes.changes} data-testid="difference">
      {changes.map((change) => (
        <div key={change.label}>
          <dt>{change.label}</dt>
          <dd>{change.list ? <Lines change={change} /> : <Words change={change} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Words({ change: { removed, added } }: { change: Change }) {
  const [before, after] = [removed[0], added[0]];
  const runs = before !== undefined && after !== undefined && Math.max(before.length, after.length) > 60 ? wordDiff(before, after) : null;
  if (runs !== null) {
    return (
      <span className={classes.text}>
        {runs.map(({ kind, text }, place) => {
          if (kind === 'same') return <span key={place}>{text}</span>;
          return kind === 'gone' ? <Gone key={place}>{text}</Gone> : <New key={place}>{text}</New>;
        })}
      </span>
    );
  }
  return (
    <span className={classes.text}>
      {before === undefined ? <span className={classes.nothing}>не було</span> : <Gone>{before}</Gone>}
      <span className={classes.arrow} aria-hidden>
        →
      </span>
      {after === undefined ? <span className={classes.nothing}>порожньо</span> : <New>{after}</New>}
    </span>
  );
}

/** So many lines are shown before the rest is asked for. */
const SHOWN = 12;

function Lines({ change: { removed, added } }: { change: Change }) {
  const [all, setAll] = useState(false);
  const lines = [
    ...removed.map((line) => ({ line, kind: 'gone' as const })),
    ...added.map((line) => ({ line, kind: 'new' as const })),
  ];
  const hidden = lines.length - SHOWN;
  return (
    <>
      <ul className={classes.lines}>
        {(all ? lines : lines.slice(0, SHOWN)).map(({ line, kind }) => (
          <li key={`${kind} ${line}`}>
            <span className={classes.sign} aria-hidden>
              {kind === 'gone' ? '−' : '+'}
            </span>
            {kind === 'gone' ? <Gone>{line}</Gone> : <New>{line}</New>}
          </li>
        ))}
      </ul>
      {!all && hidden > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Показати ще {hidden}
        </button>
      )}
    </>
  );
}

function Gone({ children }: { children: string }) {
  return (
    <del className={classes.gone}>
      <VisuallyHidden>було: </VisuallyHidden>
      {children}
    </del>
  );
}

function New({ children }: { children: string }) {
  return (
    <ins className={classes.new}>
      <VisuallyHidden>стало: </VisuallyHidden>
      {children}
    </ins>
  );
}
