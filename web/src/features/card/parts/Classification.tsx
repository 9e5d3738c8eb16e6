// «Про звернення»: its marks of the classifier.
import type { Card } from '@/api/types';
import { plural } from '@/lib/plural';
import { Facts } from '@/lib/ui/Facts';
import { Section } from '@/lib/ui/Section';

export function Classification({ card, className }: { card: Card; className: string | undefined }) {
  const { arrival, sign, kind, subject, people, author, social } = card.marks;
  const signed = people > 1 ? `, підписали ${plural.count(people, 'людина', 'людини', 'людей')}` : '';
  return (
    <Section title="Про звернення" className={className} testId="card-marks">
      <Facts
        rows={[
          ['Вид і ознака', `${kind.name}, ${sign.name.toLocaleLowerCase('uk')}`],
          ['Субʼєкт', subject.name + signed],
          ['Форма надходження', arrival.name],
          ['Категорія автора', author?.name],
          ['Соціальний стан', social?.name],
        ]}
      />
    </Section>
  );
}
