// What was written, word for word, with what the check found in it marked and explained.
import { Anchor, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';

import type { Case } from '@/api/types';
import { Section } from '@/lib/ui/Section';
import classes from './Moderation.module.css';
import { pieces, reasonOf, type Piece } from './pieces';

export function CaseTexts({ shown }: { shown: Case }) {
  const texts = shown.texts.map((text, index) =>
    pieces(
      text,
      shown.found.filter((place) => place.text_index === index),
    ),
  );
  return (
    <Section title="Що написано" testId="case-texts">
      <Stack gap="xs">
        {texts.map((text, index) => (
          <Text key={index} component="blockquote" className={classes.message}>
            {text.map((piece, place) => (
              <Words key={place} piece={piece} />
            ))}
          </Text>
        ))}
      </Stack>
      <Legend found={texts.flat().filter((piece) => piece.found.length > 0)} />
      {shown.card == null && shown.meant_for != null && (
        <Text size="sm" mt="sm">
          Написано до звернення{' '}
          <Anchor component={Link} to={`/appeals/${encodeURIComponent(shown.meant_for.id)}`} underline="always">
            № {shown.meant_for.number}
          </Anchor>
          .
        </Text>
      )}
    </Section>
  );
}

function flagOf({ found }: Piece): 'hate' | 'insult' {
  return found.some(({ flag }) => flag === 'hate') ? 'hate' : 'insult';
}

function Words({ piece }: { piece: Piece }) {
  if (piece.found.length === 0) return piece.text;
  return (
    <mark className={classes.found} data-flag={flagOf(piece)} title={`Знайдено ${reasonOf(piece.found)}`}>
      {piece.text}
    </mark>
  );
}

/** The same in words: a title is out of reach of fingers and of the keyboard. */
function Legend({ found }: { found: readonly Piece[] }) {
  const lines = new Map(found.map((piece) => [`${piece.text} ${reasonOf(piece.found)}`, piece]));
  return (
    <div className={classes.legend} data-testid="case-found">
      <Text size="sm" fw={600}>
        Що знайшла перевірка
      </Text>
      {found.length === 0 ? (
        <Text size="sm" c="dimmed">
          За нинішніми списками слів у написаному нічого не знайдено.
        </Text>
      ) : (
        <ul className={classes.findings}>
          {[...lines].map(([key, piece]) => (
            <li key={key}>
              <Text size="sm" span className={classes.found} data-flag={flagOf(piece)}>
                {piece.text}
              </Text>{' '}
              <Text size="sm" span c="dimmed">
                — {reasonOf(piece.found)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
