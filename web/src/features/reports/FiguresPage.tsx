// «Показники виконавців»: the quality and timeliness of each, for decisions on bonuses (clause 6.4.5).
import { Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';

import { useFigures } from '@/api/hooks';
import { Notice } from '@/lib/ui/Notice';
import { NOTES } from './executors/notes';
import { executorTable } from './executors/tables';
import { figureTiles } from './executors/tiles';
import { Footnotes } from './Footnotes';
import { periodText } from './period/periods';
import { usePeriod } from './period/use-period';
import { ReportFrame } from './ReportFrame';
import { ReportSection } from './ReportSection';
import { Tiles } from './Tiles';

export function FiguresPage() {
  const [period, choose] = usePeriod();
  const reading = useFigures(period);
  const { data } = reading;
  return (
    <ReportFrame title="Показники виконавців" period={period} onPeriod={choose} reading={reading}>
      {data?.organisations.length === 0 && (
        <Notice icon={IconUsers} title="Виконавців не призначали">
          <Text c="dimmed" ta="center">
            Серед звернень, зареєстрованих за {periodText(period)}, немає переданих виконавцям.
          </Text>
        </Notice>
      )}
      {data !== undefined && data.organisations.length > 0 && (
        <>
          <Tiles tiles={figureTiles(data.total)} />
          <ReportSection
            title="За організаціями"
            file="pokaznyky-vykonavtsiv"
            period={period}
            table={executorTable(data, period)}
            testId="executors"
          />
          <Footnotes notes={NOTES} />
        </>
      )}
    </ReportFrame>
  );
}
