// One executor: their figures for a period and the cards behind them (clause 6.4.5).
import { Anchor, Group, Paper, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconFolderOpen } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { useDirectory, useFigures } from '@/api/hooks';
import { Notice } from '@/lib/ui/Notice';
import { ExecutorCards } from './executors/ExecutorCards';
import { NOTES } from './executors/notes';
import { figureTiles } from './executors/tiles';
import { Footnotes } from './Footnotes';
import { periodText } from './period/periods';
import { periodQuery, usePeriod } from './period/use-period';
import { ReportFrame } from './ReportFrame';
import classes from './Reports.module.css';
import { Tiles } from './Tiles';

export function ExecutorPage() {
  const { id = '' } = useParams();
  const [period, choose] = usePeriod();
  const reading = useFigures(period, id);
  const { data: directory } = useDirectory();
  const { data } = reading;
  // One who has left is not in the directory of those who can be chosen.
  const person =
    data?.organisations[0]?.executors[0]?.person ?? directory?.staff.find((member) => member.id === id);
  const cards = data?.cards ?? { items: [], left_off: 0 };
  return (
    <ReportFrame
      title={person?.name ?? 'Виконавець'}
      period={period}
      onPeriod={choose}
      reading={reading}
      above={
        <Group mb={6} justify="space-between" gap="sm">
          <Anchor component={Link} to={`/figures?${periodQuery(period)}`} size="sm" className={classes.screenOnly}>
            <Group gap={6} component="span">
              <IconArrowLeft size={16} aria-hidden />
              Показники виконавців
            </Group>
          </Anchor>
          <Text size="sm" c="dimmed">
            {[person?.position, person?.organisation].filter(Boolean).join(', ')}
          </Text>
        </Group>
      }
    >
      {data !== undefined && <Tiles tiles={figureTiles(data.total)} />}
      {cards.items.length === 0 ? (
        <Notice icon={IconFolderOpen} title="Карток немає">
          <Text c="dimmed" ta="center">
            За {periodText(period)} виконавець не мав карток.
          </Text>
        </Notice>
      ) : (
        <>
          <Paper withBorder p="md" component="section">
            <Title order={2} size="h4" mb="sm">
              Картки виконавця
            </Title>
            <ExecutorCards cards={cards} />
          </Paper>
          <Footnotes notes={NOTES} />
        </>
      )}
    </ReportFrame>
  );
}
