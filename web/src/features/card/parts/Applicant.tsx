// Who wrote, and how to reach them.
import { Anchor } from '@mantine/core';

import type { Card } from '@/api/types';
import { Facts } from './Facts';
import { Section } from './Section';

export function Applicant({ card, className }: { card: Card; className: string | undefined }) {
  const { surname, name, patronymic, residence, phone, email } = card.applicant;
  return (
    <Section title="Заявник" className={className}>
      <Facts
        rows={[
          ['Прізвище, імʼя, по батькові', [surname, name, patronymic].filter(Boolean).join(' ')],
          ['Місце проживання', residence],
          ['Телефон', <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor>],
          ['Електронна пошта', email != null && email !== '' ? <Anchor href={`mailto:${email}`}>{email}</Anchor> : null],
        ]}
      />
    </Section>
  );
}
