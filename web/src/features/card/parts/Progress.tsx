// The way of a card from registration to closing.
import { STEPS } from '@/lib/states';
import classes from './Progress.module.css';

function statusOf(index: number, current: number): 'done' | 'current' | 'ahead' {
  if (index < current || current === STEPS.length - 1) return 'done';
  return index === current ? 'current' : 'ahead';
}

export function Progress({ state }: { state: string }) {
  const current = STEPS.findIndex((step) => step.state === state);
  return (
    <ol className={classes.steps} aria-label="Етапи розгляду">
      {STEPS.map(({ state: name, step }, index) => (
        <li
          key={name}
          className={classes.step}
          data-status={statusOf(index, current)}
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
