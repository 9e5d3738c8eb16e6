// Addresses the chosen cards: one term or each its own, one set of decision-makers or each by its sphere.
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';

import { api } from '@/api/client';
import type { AllowedAction, Card } from '@/api/types';
import { DecisionMakersInput } from '../fields/DecisionMakersInput';
import { NO_TERM, proposedTerm, termBody, termNeeded, type TermValue } from '../fields/term';
import { TermFields } from '../fields/TermFields';
import { holdsUnfit } from '../unfit';
import { field, optional } from '../use-versioned-form';
import type { BulkFormProps } from './BulkDialog';
import { DoesNotFit } from './run';

type Values = {
  terms: string;
  term: TermValue;
  makers: string;
  decision_makers: string[];
  note: string;
};

async function address(values: Values, card: Card, action: AllowedAction): Promise<void> {
  const term = values.terms === 'own' ? proposedTerm(action) : values.term;
  if (term.day === null) throw new DoesNotFit('Для цієї картки строк не пропонується: адресуйте її окремо.');
  const people = values.makers === 'own' ? (action.proposed_decision_makers ?? []) : values.decision_makers;
  if (people.length === 0) throw new DoesNotFit('Ця категорія не входить до чиєїсь сфери: адресуйте картку окремо.');
  await api.POST('/api/appeals/{id}/address', {
    params: { path: { id: card.id } },
    body: { version: card.version, ...termBody(term), decision_makers: people, note: optional(values.note) },
  });
}

export function BulkAddress({ onSend }: BulkFormProps) {
  const form = useForm<Values>({
    initialValues: { terms: 'own', term: NO_TERM, makers: 'own', decision_makers: [], note: '' },
    validate: {
      term: (term, { terms }) => (terms === 'same' ? termNeeded(term) : null),
      decision_makers: (people, { makers }) =>
        makers === 'same' && people.length === 0 ? 'Оберіть, кому адресувати' : null,
    },
  });
  const submit = form.onSubmit((values) => onSend('address', (card, action) => address(values, card, action)));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!holdsUnfit(event.currentTarget)) submit();
      }}
    >
      <Stack gap="md">
        <Radio.Group label="Строк виконання" {...form.getInputProps('terms')}>
          <Stack gap={6} mt={4}>
            <Radio value="own" label="пропонований для кожної картки" />
            <Radio value="same" label="один для всіх" />
          </Stack>
        </Radio.Group>
        {form.values.terms === 'same' && (
          <TermFields label="Виконати до" latest={null} needed {...field(form, 'term')} />
        )}
        <Radio.Group label="Кому" {...form.getInputProps('makers')}>
          <Stack gap={6} mt={4}>
            <Radio value="own" label="тим, у чиїй сфері категорія картки" />
            <Radio value="same" label="одним і тим самим керівникам" />
          </Stack>
        </Radio.Group>
        {form.values.makers === 'same' && <DecisionMakersInput {...field(form, 'decision_makers')} />}
        <Textarea label="Примітка" placeholder="Необовʼязково" minRows={2} {...form.getInputProps('note')} />
        <Button type="submit" fullWidth>
          Адресувати обрані
        </Button>
      </Stack>
    </form>
  );
}
