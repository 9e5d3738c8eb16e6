// Assigns the same executors with the same resolution for the chosen cards.
import { Button, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';

import { api } from '@/api/client';
import { NOBODY, teamBody, teamRule, type TeamValue } from '../fields/team';
import { TeamFields } from '../fields/TeamFields';
import { field, filled } from '../use-versioned-form';
import type { BulkFormProps } from './BulkDialog';

type Values = { team: TeamValue; resolution: string };

export function BulkAssign({ onSend }: BulkFormProps) {
  const form = useForm<Values>({
    initialValues: { team: NOBODY, resolution: '' },
    validate: { team: teamRule, resolution: filled('Напишіть резолюцію: що саме треба зробити') },
  });
  return (
    <form
      noValidate
      onSubmit={form.onSubmit(({ team, resolution }) =>
        onSend('assign', ({ id, version }) =>
          api.POST('/api/appeals/{id}/assign', {
            params: { path: { id } },
            body: { version, ...teamBody(team), resolution: resolution.trim(), due_on: null, due_at: null, due_reason: null },
          }),
        ),
      )}
    >
      <Stack gap="sm">
        <TeamFields {...field(form, 'team')} />
        <Textarea
          label="Резолюція"
          placeholder="Що зробити і на що звернути увагу"
          withAsterisk
          {...form.getInputProps('resolution')}
        />
        <Button type="submit" fullWidth>
          Призначити обраним
        </Button>
      </Stack>
    </form>
  );
}
