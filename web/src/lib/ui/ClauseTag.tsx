// The rule behind a step: «п. 4.5» of the regulation, or an article of the law.
import classes from './ClauseTag.module.css';

export function ClauseTag({ clause }: { clause: string }) {
  // A rule of the regulation is a number; one of the law is cited in words.
  const ofRegulation = /^\d/.test(clause);
  return (
    <span className={classes.tag} title={ofRegulation ? `Пункт ${clause} Регламенту` : clause}>
      {ofRegulation ? `п.\u00a0${clause}` : clause}
    </span>
  );
}
