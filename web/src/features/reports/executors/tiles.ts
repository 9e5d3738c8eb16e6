// The figures of executors to see first.
import type { Figures } from '@/api/types';
import { formatFigure } from '../numbers';
import type { Tile } from '../Tiles';

export function figureTiles(figures: Figures): Tile[] {
  const { led, parts, timeliness, quality, ratings, reworks, breaches, measures, open_requests } = figures;
  const overdue = led.overdue + parts.overdue;
  return [
    { label: 'Призначено карток', value: formatFigure(led.assigned), note: `частин співвиконавця – ${parts.assigned}` },
    {
      label: 'Виконано вчасно',
      value: formatFigure(timeliness, 'percent'),
      note: `вчасно – ${led.on_time + parts.on_time}, із запізненням – ${led.late + parts.late}`,
    },
    {
      label: 'Прострочено',
      value: formatFigure(overdue),
      note: `у роботі – ${led.open + parts.open}`,
      bad: overdue > 0,
    },
    { label: 'Порушень строку', value: formatFigure(breaches), bad: breaches > 0 },
    {
      label: 'Середня оцінка якості',
      value: formatFigure(quality, 'decimal'),
      note: `оцінок – ${ratings}, повернень – ${reworks}`,
    },
    { label: 'Заходів', value: formatFigure(measures), note: `запитів без рішення – ${open_requests}`, bad: measures > 0 },
  ];
}
