// What both reports have around their figures: the period, printing, how the figures are to be read.
import { Button, Group, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';

import { isFinal } from '@/api/problem';
import { useConfig } from '@/lib/config';
import { formatDateTime } from '@/lib/dates';
import { ErrorNotice } from '@/lib/ui/Notice';
import { Page } from '@/lib/ui/Page';
import { PeriodPicker } from './period/PeriodPicker';
import { periodText, type Period } from './period/periods';
import './print.css';
import classes from './Reports.module.css';

interface ReportFrameProps {
  title: string;
  period: Period;
  onPeriod: (period: Period) => void;
  /** The reading, as far as it has come. */
  reading: { data?: { made_at: string } | undefined; error: unknown; refetch: () => unknown };
  /** What stands above the title. */
  above?: ReactNode;
  children: ReactNode;
}

export function ReportFrame({ title, period, onPeriod, reading, above, children }: ReportFrameProps) {
  const { city } = useConfig();
  const { data, error, refetch } = reading;
  const refused = data === undefined && isFinal(error);
  return (
    <div className="report-sheet">
      {above}
      <Page
        title={title}
        aside={
          !refused && (
            <Button
              variant="default"
              className={classes.screenOnly}
              leftSection={<IconPrinter size={18} aria-hidden />}
              disabled={data === undefined}
              onClick={() => window.print()}
            >
              Друкувати
            </Button>
          )
        }
      >
        {!refused && (
          <Group justify="space-between" align="center" mb="md" gap="sm">
            <PeriodPicker period={period} onChange={onPeriod} />
            <div className={classes.about}>
              <Text size="sm" fw={600}>
                <span className={classes.printOnly}>Гаряча лінія, {city}. Звернення, зареєстровані </span>
                {periodText(period)}
              </Text>
              {data !== undefined && (
                <Text size="xs" c="dimmed">
                  станом на {formatDateTime(data.made_at)}
                </Text>
              )}
            </div>
          </Group>
        )}
        {data === undefined && error != null && <ErrorNotice error={error} retry={() => void refetch()} />}
        {data === undefined && error == null && <ReportSkeleton />}
        {data !== undefined && <Stack gap="md">{children}</Stack>}
      </Page>
    </div>
  );
}

function ReportSkeleton() {
  return (
    <Stack gap="md" role="status" aria-busy="true" aria-label="Завантаження">
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }}>
        {Array.from({ length: 5 }, (_, tile) => (
          <Skeleton key={tile} height={84} radius="md" />
        ))}
      </SimpleGrid>
      <Skeleton height={260} radius="md" />
      <Skeleton height={200} radius="md" />
    </Stack>
  );
}
