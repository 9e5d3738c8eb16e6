// Which period: one of the usual ones, or two days of one's own.
import { Group, Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';

import { parseDay, today } from '@/lib/dates';
import classes from '../Reports.module.css';
import { PRESETS, presetOf, presetPeriod, type Period, type PresetName } from './periods';

const OWN = 'own';
type Choice = PresetName | typeof OWN;

interface PeriodPickerProps {
  period: Period;
  onChange: (period: Period) => void;
}

export function PeriodPicker({ period, onChange }: PeriodPickerProps) {
  const [picked, setPicked] = useState<Choice | null>(null);
  const choice = shownChoice(picked, period);
  const choose = (name: Choice) => {
    setPicked(name);
    if (name !== OWN) onChange(presetPeriod(name));
  };
  return (
    <Group gap="sm" align="flex-start" className={classes.screenOnly}>
      <Select
        aria-label="Період"
        w={190}
        allowDeselect={false}
        data={[...PRESETS.map(({ name, label }) => ({ value: name, label })), { value: OWN, label: 'Свій період' }]}
        value={choice}
        onChange={(value) => value !== null && choose(value)}
      />
      {choice === OWN && <OwnDays period={period} onChange={onChange} />}
    </Group>
  );
}

/** In January the month is also the quarter and the year: what was picked goes before what it equals. */
function shownChoice(picked: Choice | null, period: Period): Choice {
  if (picked === OWN) return OWN;
  if (picked !== null) {
    const { from, to } = presetPeriod(picked);
    if (from === period.from && to === period.to) return picked;
  }
  return presetOf(period) ?? OWN;
}

function OwnDays({ period, onChange }: PeriodPickerProps) {
  const [days, setDays] = useState(period);
  const backwards = days.to < days.from;
  const change = (next: Period) => {
    setDays(next);
    if (next.from <= next.to) onChange(next);
  };
  const input = (end: keyof Period, label: string) => (
    <DateInput
      aria-label={label}
      placeholder="дд.мм.рррр"
      w={150}
      valueFormat="DD.MM.YYYY"
      dateParser={parseDay}
      maxDate={today()}
      value={days[end]}
      onChange={(value) => value !== null && change({ ...days, [end]: value })}
      {...(backwards && end === 'to' ? { error: 'Раніше за перший день' } : {})}
    />
  );
  return (
    <>
      {input('from', 'Перший день')}
      {input('to', 'Останній день')}
    </>
  );
}
