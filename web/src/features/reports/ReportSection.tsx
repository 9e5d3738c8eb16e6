// A titled part of a report with its table, which can be taken away as a file.
import { Button, Group, Paper, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import type { Period } from './period/periods';
import classes from './Reports.module.css';
import type { FigureTableOf } from './table/columns';
import { downloadCsv } from './table/csv';
import { FigureTable } from './table/FigureTable';

interface ReportSectionProps<Data> {
  title: string;
  period: Period;
  /** Beginning of the file's name, Latin. */
  file: string;
  table: FigureTableOf<Data>;
  /** What stands above the table. */
  children?: ReactNode;
  testId?: string;
}

export function ReportSection<Data>({ title, period, file, table, children, testId }: ReportSectionProps<Data>) {
  return (
    <Paper withBorder p="md" component="section" className={classes.section} data-testid={testId}>
      <Group justify="space-between" align="center" mb="sm" gap="xs" wrap="nowrap">
        <Title order={2} size="h4">
          {title}
        </Title>
        <Button
          variant="subtle"
          size="compact-sm"
          flex="none"
          className={classes.screenOnly}
          leftSection={<IconDownload size={16} aria-hidden />}
          aria-label={`Завантажити CSV: ${title}`}
          onClick={() => downloadCsv(table, `${file}_${period.from}_${period.to}`)}
        >
          CSV
        </Button>
      </Group>
      {children}
      <FigureTable table={table} />
    </Paper>
  );
}
