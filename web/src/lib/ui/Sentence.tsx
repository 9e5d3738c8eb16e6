// A sentence of the server, in which the number of a card is never broken over two lines.
import classes from './Sentence.module.css';

export function Sentence({ children }: { children: string }) {
  return children.split(/(№\s\S+)/u).map((part, at) =>
    at % 2 === 1 ? (
      <span key={at} className={classes.number}>
        {part}
      </span>
    ) : (
      part
    ),
  );
}
