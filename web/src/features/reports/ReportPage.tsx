// «Звіт»: what was sent to the city in a period and what has become of it (clause 6.1.5).
import { Text } from '@mantine/core';
import { IconReportAnalytics } from '@tabler/icons-react';

import { useReport } from '@/api/hooks';
import type { Report } from '@/api/types';
import { Notice } from '@/lib/ui/Notice';
import { Footnotes } from './Footnotes';
import { formatFigure } from './numbers';
import { periodText, type Period } from './period/periods';
import { usePeriod } from './period/use-period';
import { ReportFrame } from './ReportFrame';
import { ReportSection } from './ReportSection';
import { MonthBars } from './service/MonthBars';
import { arrivalTable, categoryTable, decisionMakerTable, monthTable } from './service/tables';
import { Tiles, type Tile } from './Tiles';

const NOTES = [
  'Усі числа – за зверненнями, зареєстрованими у вибраному періоді, за київським часом; їхній стан – на момент складання звіту.',
  'Результат розгляду враховано, коли картку закрито. Дублетне звернення, обʼєднане з іншим, рахується як окреме; поки основну картку не закрито, воно «у розгляді», далі має її результат.',
  'Повторні – з ознаками «повторне» і «неодноразове». Пільгові категорії – розділ 7 класифікатора, крім «іншої категорії».',
  'Прострочені – відкриті картки, строк яких минув. Строк порушено – про виконання не прозвітовано до строку, зокрема й на відкритих картках; обʼєднані звернення тут не враховано.',
  'Дні до закриття – календарні, від дня реєстрації до дня закриття картки. Повернення на доопрацювання – кількість повернень, а не карток.',
  'Картку, адресовану кільком керівникам, враховано кожному з них, тому їхні числа не додаються.',
];

export function ReportPage() {
  const [period, choose] = usePeriod();
  const reading = useReport(period);
  return (
    <ReportFrame title="Звіт про роботу гарячої лінії" period={period} onPeriod={choose} reading={reading}>
      {reading.data !== undefined && <Content report={reading.data} period={period} />}
    </ReportFrame>
  );
}

function Content({ report, period }: { report: Report; period: Period }) {
  if (report.statistics.total === 0) {
    return (
      <Notice icon={IconReportAnalytics} title="Звернень не було">
        <Text c="dimmed" ta="center">
          За {periodText(period)} не зареєстровано жодного звернення.
        </Text>
      </Notice>
    );
  }
  return (
    <>
      <Tiles tiles={tilesOf(report)} />
      <ReportSection
        title="За формою надходження"
        file="zvit-forma"
        period={period}
        table={arrivalTable(report)}
        testId="by-arrival"
      />
      <ReportSection
        title="За категоріями"
        file="zvit-kategorii"
        period={period}
        table={categoryTable(report)}
        testId="by-category"
      />
      <ReportSection
        title="За керівниками"
        file="zvit-kerivnyky"
        period={period}
        table={decisionMakerTable(report)}
        testId="by-decision-maker"
      />
      {report.by_month.length > 1 && (
        <ReportSection
          title="За місяцями реєстрації"
          file="zvit-misiatsi"
          period={period}
          table={monthTable(report)}
          testId="by-month"
        >
          <MonthBars months={report.by_month} />
        </ReportSection>
      )}
      <Footnotes notes={NOTES} />
    </>
  );
}

function tilesOf({ statistics, progress }: Report): Tile[] {
  return [
    { label: 'Звернень', value: formatFigure(statistics.total), note: `громадян – ${statistics.people}` },
    { label: 'Закриті', value: formatFigure(progress.closed), note: `вирішено позитивно – ${statistics.resolved}` },
    {
      label: 'Відкриті',
      value: formatFigure(progress.open),
      note: `продовжено – ${progress.extended}, у плані – ${progress.planned}`,
    },
    {
      label: 'Прострочені',
      value: formatFigure(progress.overdue),
      note: `строк порушено – ${progress.breached}`,
      bad: progress.overdue > 0,
    },
    {
      label: 'Середня оцінка якості',
      value: formatFigure(progress.quality, 'decimal'),
      note: `оцінок – ${progress.ratings}`,
    },
  ];
}
