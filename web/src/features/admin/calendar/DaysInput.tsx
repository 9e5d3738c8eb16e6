// Days that are not as their weekday: holidays, short days, moved days.
import { ActionIcon, Button, Input, NumberInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { DayInput } from '@/lib/ui/DayInput';
import { ClockInput } from '../parts/ClockInput';
import { MONTHS_OF } from '../parts/words';
import classes from './Calendar.module.css';
import type { HolidayForm, MovedDayForm, ShortDayForm } from './calendar-form';

interface RowsProps<T> {
  value: T[];
  onChange: (value: T[]) => void;
  error?: ReactNode;
  'data-path': string;
}

interface RowListProps<T> extends RowsProps<T> {
  addLabel: string;
  added: T;
  row: (value: T, change: (part: Partial<T>) => void, remove: () => void) => ReactNode;
}

/** Rows that are added and removed. */
function RowList<T>({ value, onChange, error, addLabel, added, row, ...path }: RowListProps<T>) {
  return (
    <Input.Wrapper error={error}>
      <ul className={classes.rows} {...path} tabIndex={-1}>
        {value.map((item, at) => (
          <li key={at}>
            {row(
              item,
              (part) => onChange(value.with(at, { ...item, ...part })),
              () => onChange(value.filter((_, other) => other !== at)),
            )}
          </li>
        ))}
      </ul>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => onChange([...value, added])}
      >
        {addLabel}
      </Button>
    </Input.Wrapper>
  );
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <ActionIcon variant="default" size={36} aria-label={`Вилучити: ${label}`} onClick={onClick}>
      <IconTrash size={16} />
    </ActionIcon>
  );
}

export function HolidaysInput(props: RowsProps<HolidayForm>) {
  return (
    <RowList
      {...props}
      addLabel="Додати свято"
      added={{ name: '', month: 1, day: '', year: '' }}
      row={(holiday, change, remove) => (
        <div className={classes.holiday}>
          <TextInput
            aria-label="Назва свята"
            placeholder="Назва"
            maxLength={200}
            value={holiday.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={`${holiday.name}: день`}
            placeholder="День"
            min={1}
            max={31}
            hideControls
            allowDecimal={false}
            value={holiday.day}
            onChange={(day) => change({ day })}
          />
          <Select
            aria-label={`${holiday.name}: місяць`}
            allowDeselect={false}
            data={MONTHS_OF.map((name, at) => ({ value: String(at + 1), label: name }))}
            value={String(holiday.month)}
            onChange={(month) => change({ month: Number(month) })}
          />
          <NumberInput
            aria-label={`${holiday.name}: рік, якщо лише один`}
            placeholder="щороку"
            min={2000}
            max={2100}
            clampBehavior="none"
            hideControls
            allowDecimal={false}
            value={holiday.year}
            onChange={(year) => change({ year })}
          />
          <Remove label={holiday.name} onClick={remove} />
        </div>
      )}
    />
  );
}

export function ShortDaysInput(props: RowsProps<ShortDayForm>) {
  return (
    <RowList
      {...props}
      addLabel="Додати скорочений день"
      added={{ date: null, to: '16:00' }}
      row={(day, change, remove) => (
        <div className={classes.line}>
          <DayInput
            label="Дата"
            w={150}
            earliest={null}
            latest={null}
            value={day.date}
            onChange={(date) => change({ date })}
          />
          <ClockInput label="До котрої" shown value={day.to} onChange={(to) => change({ to })} />
          <Remove label={day.date ?? 'скорочений день'} onClick={remove} />
        </div>
      )}
    />
  );
}

export function MovedDaysInput(props: RowsProps<MovedDayForm>) {
  return (
    <RowList
      {...props}
      addLabel="Додати перенесення"
      added={{ free: null, worked: null }}
      row={(day, change, remove) => (
        <div className={classes.line}>
          <DayInput
            label="Вихідний замість робочого"
            w={240}
            earliest={null}
            latest={null}
            value={day.free}
            onChange={(free) => change({ free })}
          />
          <DayInput
            label="Відпрацьовується"
            w={160}
            earliest={null}
            latest={null}
            value={day.worked}
            onChange={(worked) => change({ worked })}
          />
          <Remove label={day.free ?? 'перенесення'} onClick={remove} />
        </div>
      )}
    />
  );
}
