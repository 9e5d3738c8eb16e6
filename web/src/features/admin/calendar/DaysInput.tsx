// Days that are not as their weekday: holidays, short days, moved days.
import { NumberInput, Select, TextInput } from '@mantine/core';

import { DayInput } from '@/lib/ui/DayInput';
import { ClockInput } from '../parts/ClockInput';
import { RemoveRow, RowList, type RowsProps } from '../parts/RowList';
import { MONTHS_OF, MOVABLE } from '../parts/words';
import classes from './Calendar.module.css';
import { hasDay, type HolidayForm, type MovedDayForm, type ShortDayForm } from './calendar-form';

/** When a holiday is: in a month, or with Easter. */
const DATES = [
  { group: 'Стала дата', items: MONTHS_OF.map((name, at) => ({ value: String(at + 1), label: name })) },
  { group: 'Рухоме свято', items: MOVABLE.map(({ value, label }) => ({ value, label })) },
];

export function HolidaysInput(props: RowsProps<HolidayForm>) {
  return (
    <RowList
      {...props}
      addLabel="Додати свято"
      added={{ name: '', on: '1', day: '', since: '', until: '' }}
      row={(holiday, change, remove) => (
        <div className={classes.holiday}>
          <TextInput
            className={classes.named}
            label="Назва"
            aria-label="Назва свята"
            maxLength={200}
            value={holiday.name}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <NumberInput
            className={classes.dayOf}
            label="День"
            aria-label={`${holiday.name}: день`}
            min={1}
            max={31}
            hideControls
            allowDecimal={false}
            disabled={!hasDay(holiday)}
            value={hasDay(holiday) ? holiday.day : ''}
            onChange={(day) => change({ day })}
          />
          <Select
            className={classes.on}
            label="Коли"
            aria-label={`${holiday.name}: місяць або рухоме свято`}
            allowDeselect={false}
            data={DATES}
            value={holiday.on}
            onChange={(on) => on !== null && change({ on })}
          />
          <div className={classes.since}>
            <YearInput label="Перший рік" of={holiday.name} value={holiday.since} onChange={(since) => change({ since })} />
          </div>
          <div className={classes.until}>
            <YearInput label="Останній рік" of={holiday.name} value={holiday.until} onChange={(until) => change({ until })} />
          </div>
          <div className={classes.bin}>
            <RemoveRow label={holiday.name} onClick={remove} />
          </div>
        </div>
      )}
    />
  );
}

interface YearInputProps {
  label: string;
  of: string;
  value: HolidayForm['since'];
  onChange: (year: HolidayForm['since']) => void;
}

function YearInput({ label, of, ...props }: YearInputProps) {
  return (
    <NumberInput
      {...props}
      label={label}
      aria-label={`${of}: ${label.toLowerCase()}`}
      placeholder="—"
      min={1900}
      max={2100}
      clampBehavior="none"
      hideControls
      allowDecimal={false}
      thousandSeparator={false}
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
          <RemoveRow label={day.date ?? 'скорочений день'} onClick={remove} />
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
          <RemoveRow label={day.free ?? 'перенесення'} onClick={remove} />
        </div>
      )}
    />
  );
}
