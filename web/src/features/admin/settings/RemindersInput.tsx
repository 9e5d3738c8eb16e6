// Reminders of a deadline: how long before it each is sent.
import { NumberInput, Select } from '@mantine/core';

import { plural } from '@/lib/plural';
import { RemoveRow, RowList, type RowsProps } from '../parts/RowList';
import { REMINDER_UNITS, reminderWords } from '../parts/words';
import type { ReminderForm } from './control-form';
import classes from './Settings.module.css';

export function RemindersInput(props: RowsProps<ReminderForm>) {
  return (
    <RowList
      {...props}
      addLabel="Додати нагадування"
      added={{ unit: 'days', count: '' }}
      row={({ unit, count }, change, remove) => {
        const number = Number(count);
        const name = count === '' ? 'нове нагадування' : `нагадування ${reminderWords({ unit, count: number })}`;
        return (
          <div className={classes.reminder}>
            <span aria-hidden>за</span>
            <NumberInput
              aria-label={`Скільки: ${name}`}
              className={classes.count}
              allowNegative={false}
              allowDecimal={false}
              clampBehavior="none"
              hideControls
              error={count === '' && props.error != null}
              value={count}
              onChange={(changed) => change({ count: changed })}
            />
            <Select
              aria-label={`Чого: ${name}`}
              className={classes.unit}
              allowDeselect={false}
              data={REMINDER_UNITS.map(({ value, forms, note }) => ({ value, label: `${plural(number, ...forms)}${note}` }))}
              value={unit}
              onChange={(changed) => changed !== null && change({ unit: changed })}
            />
            <RemoveRow label={name} onClick={remove} />
          </div>
        );
      }}
    />
  );
}
