// Assigns the same executors with the same resolution for the chosen cards.
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';

import { api } from '@/api/client';
import { useDirectory } from '@/api/hooks';
import { NOBODY, teamBody, teamRule, type TeamValue } from '../fields/team';
import { TeamFields } from '../fields/TeamFields';
import { TextWithTemplates } from '../fields/TextWithTemplates';
import { field } from '../use-versioned-form';
import type { BulkFormProps } from './BulkDialog';
import { resolutionFor, resolutionRule } from './resolution';

type Values = { team: TeamValue; resolution: string };

export function BulkAssign({ onSend }: BulkFormProps) {
  const { data: directory } = useDirectory();
  const templates = directory?.templates.filter(({ kind }) => kind === 'resolution') ?? [];
  const form = useForm<Values>({
    initialValues: { team: NOBODY, resolution: '' },
    validate: { team: teamRule, resolution: (text) => resolutionRule(text, templates) },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ team, resolution }) =>
        onSend('assign', async (card) => {
          const text = await resolutionFor(card, resolution, templates);
          await api.POST('/api/appeals/{id}/assign', {
            params: { path: { id: card.id } },
            body: {
              version: card.version,
              ...teamBody(team),
              resolution: text.trim(),
              due_on: null,
              due_at: null,
              due_reason: null,
            },
          });
        }),
      )}
    >
      <Stack gap="sm">
        <TeamFields {...field(form, 'team')} />
        <TextWithTemplates
          cardId={null}
          kind="resolution"
          label="Резолюція"
          placeholder="Що зробити і на що звернути увагу"
          withAsterisk
          {...field(form, 'resolution')}
        />
        <Button type="submit" fullWidth>
          Призначити обраним
        </Button>
      </Stack>
    </form>
  );
}
