// The way of a card from registration to closing.
import type { Card } from '@/api/types';
import { STEPS } from '@/lib/states';
import classes from './Progress.module.css';

function statusOf(index: number, current: number, all: number): 'done' | 'current' | 'ahead' {
  if (index < current || current === all - 1) return 'done';
  return index === current ? 'current' : 'ahead';
}

/** What of the history shows that a step was passed. */
const PASSED: Partial<Record<string, string>> = {
  addressed: 'addressed',
  assigned: 'assigned',
  in_work: 'accepted',
  reported: 'reported',
};

/** A card that was ended before the work, by law or with another card, has not passed every step. */
function passed({ state, history }: Card): typeof STEPS {
  if (state !== 'closed') return STEPS;
  const kinds = new Set(history.filter(({ undone }) => !undone).map(({ kind }) => kind));
  return STEPS.filter((step) => {
    const kind = PASSED[step.state];
    return kind === undefined || kinds.has(kind);
  });
}

export function Progress({ card }: { card: Card }) {
  const steps = passed(card);
  const current = steps.findIndex((step) => step.state === card.state);
  return (
    <ol className={classes.steps} aria-label="Етапи розгляду">
      {steps.map(({ state: name, step }, index) => (
        <li
          key={name}
          className={classes.step}
          data-status={statusOf(index, current, steps.length)}
          data-here={index === current ? true : undefined}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={classes.bar} />
          <span className={classes.label}>{step}</span>
        </li>
      ))}
    </ol>
  );
}
