// A lead executor and any number of co-executors, each with their part of the work.
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconTrash, IconUserPlus } from '@tabler/icons-react';

import { ExecutorInput } from './ExecutorInput';
import { teamErrors, type TeamValue } from './team';
import classes from './TeamFields.module.css';

interface TeamFieldsProps {
  value: TeamValue;
  onChange: (team: TeamValue) => void;
  /** Set while the form shows what is wrong; each field then says it for itself. */
  error?: unknown;
  /** Organisation that usually does such work. */
  usual?: string | null;
}

export function TeamFields({ value, onChange, error, usual = null }: TeamFieldsProps) {
  const errors = error == null ? null : teamErrors(value);
  const everybody = [value.executor, ...value.co_executors.map(({ executor }) => executor)].filter((id) => id !== null);
  const change = (at: number, changes: Partial<TeamValue['co_executors'][number]>) =>
    onChange({
      ...value,
      co_executors: value.co_executors.map((part, index) => (index === at ? { ...part, ...changes } : part)),
    });
  return (
    <Stack gap="sm">
      <ExecutorInput
        label={value.co_executors.length === 0 ? 'Виконавець' : 'Головний виконавець'}
        usual={usual}
        taken={everybody}
        value={value.executor}
        onChange={(executor) => onChange({ ...value, executor })}
        error={errors?.executor ?? null}
      />
      {value.co_executors.map((part, index) => (
        // Rows have no identity of their own; all of their state is in the value.
        <div
          key={index}
          role="group"
          aria-label={`Співвиконавець ${index + 1}`}
          className={classes.part}
          data-testid="co-executor"
        >
          <Group justify="space-between" wrap="nowrap" mb={4}>
            <Text size="sm" fw={600}>
              Співвиконавець {index + 1}
            </Text>
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              leftSection={<IconTrash size={16} aria-hidden />}
              aria-label={`Прибрати співвиконавця ${index + 1}`}
              onClick={() => onChange({ ...value, co_executors: value.co_executors.filter((_, at) => at !== index) })}
            >
              Прибрати
            </Button>
          </Group>
          <Stack gap="xs">
            <ExecutorInput
              label="Хто"
              usual={usual}
              taken={everybody}
              value={part.executor}
              onChange={(executor) => change(index, { executor })}
              error={errors?.co_executors[index]?.executor ?? null}
            />
            <Textarea
              label="Що зробити"
              withAsterisk
              minRows={2}
              value={part.task}
              onChange={(event) => change(index, { task: event.currentTarget.value })}
              error={errors?.co_executors[index]?.task ?? null}
            />
          </Stack>
        </div>
      ))}
      <Button
        variant="light"
        size="xs"
        leftSection={<IconUserPlus size={16} aria-hidden />}
        onClick={() => onChange({ ...value, co_executors: [...value.co_executors, { executor: null, task: '' }] })}
      >
        Додати співвиконавця
      </Button>
    </Stack>
  );
}
