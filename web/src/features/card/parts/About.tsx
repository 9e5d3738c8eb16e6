// The substance of the appeal, where it is about, and what was attached.
import { Anchor, Text } from '@mantine/core';
import { IconExternalLink, IconMapPin } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Card } from '@/api/types';
import { mapLink } from '@/lib/map';
import classes from './About.module.css';
import { Section } from '@/lib/ui/Section';

interface AboutProps {
  card: Card;
  className: string | undefined;
  children: ReactNode;
}

export function About({ card, className, children }: AboutProps) {
  return (
    <Section title="Суть звернення" className={className}>
      <Text className={classes.substance} data-testid="card-substance">
        {card.substance}
      </Text>
      {card.location != null && (
        <Anchor
          href={mapLink(card.location)}
          target="_blank"
          rel="noopener noreferrer"
          size="sm"
          className={classes.place}
        >
          <IconMapPin size={17} aria-hidden />
          Місце на карті: {card.location.latitude.toFixed(5)}, {card.location.longitude.toFixed(5)}
          <IconExternalLink size={14} aria-label="відкриється в новій вкладці" />
        </Anchor>
      )}
      {children}
    </Section>
  );
}
