// A table of figures: scrolls sideways on a phone with the names staying in sight.
import { Anchor, Progress, Table, Text, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';

import { formatFigure } from '../numbers';
import type { Column, FigureTableOf, Line } from './columns';
import classes from './FigureTable.module.css';

/** How many columns fit on the width of a printed page in letters of the usual size. */
const FIT = 12;

export function FigureTable<Data>({ table }: { table: FigureTableOf<Data> }) {
  const { label, head, columns, blocks, total } = table;
  return (
    <div className={classes.scroll} role="region" aria-label={label} tabIndex={0}>
      <Table
        className={classes.table}
        verticalSpacing={7}
        horizontalSpacing={8}
        data-wide={columns.length > FIT ? true : undefined}
      >
        <Table.Caption className={classes.caption}>
          <VisuallyHidden>{label}</VisuallyHidden>
        </Table.Caption>
        <Head head={head} columns={columns} />
        <Table.Tbody>
          {blocks.map(({ key, sum, lines }) => (
            <Fragment key={key}>
              {sum !== null && <Row line={sum} columns={columns} kind="sum" />}
              {lines.map((line) => (
                <Row key={line.key} line={line} columns={columns} kind="line" />
              ))}
            </Fragment>
          ))}
        </Table.Tbody>
        {total !== null && (
          <Table.Tfoot>
            <Row line={total} columns={columns} kind="total" />
          </Table.Tfoot>
        )}
      </Table>
    </div>
  );
}

/** Neighbouring columns of one group, with the place of the first. */
function groupsOf<Data>(columns: readonly Column<Data>[]): { at: number; group: string | undefined; span: number }[] {
  const groups: { at: number; group: string | undefined; span: number }[] = [];
  columns.forEach(({ group }, at) => {
    const last = groups.at(-1);
    if (last !== undefined && group !== undefined && last.group === group) last.span += 1;
    else groups.push({ at, group, span: 1 });
  });
  return groups;
}

function Head<Data>({ head, columns }: { head: string; columns: readonly Column<Data>[] }) {
  const groups = groupsOf(columns);
  const firsts = new Set(groups.map(({ at }) => at));
  const grouped = columns.some(({ group }) => group !== undefined);
  return (
    <Table.Thead>
      {grouped && (
        <Table.Tr>
          <Table.Th rowSpan={2} className={classes.name} scope="col">
            {head}
          </Table.Th>
          {groups.map(({ at, group, span }) =>
            group === undefined ? (
              <Table.Th key={at} rowSpan={2} scope="col" className={classes.first}>
                {columns[at]?.label}
              </Table.Th>
            ) : (
              <Table.Th key={at} colSpan={span} scope="colgroup" className={classes.group}>
                {group}
              </Table.Th>
            ),
          )}
        </Table.Tr>
      )}
      <Table.Tr>
        {!grouped && (
          <Table.Th className={classes.name} scope="col">
            {head}
          </Table.Th>
        )}
        {columns.map(({ label, group }, at) =>
          grouped && group === undefined ? null : (
            <Table.Th key={`${at}-${label}`} scope="col" className={firsts.has(at) && grouped ? classes.first : undefined}>
              {label}
            </Table.Th>
          ),
        )}
      </Table.Tr>
    </Table.Thead>
  );
}

interface RowProps<Data> {
  line: Line<Data>;
  columns: readonly Column<Data>[];
  kind: 'line' | 'sum' | 'total';
}

function Row<Data>({ line, columns, kind }: RowProps<Data>) {
  const firsts = new Set(groupsOf(columns).map(({ at }) => at));
  const grouped = columns.some(({ group }) => group !== undefined);
  return (
    <Table.Tr className={classes[kind]} data-testid={`figures-${kind}`}>
      <Table.Th scope="row" className={classes.name}>
        {line.to === undefined ? (
          line.name
        ) : (
          <Anchor component={Link} to={line.to} inherit fw={600}>
            {line.name}
          </Anchor>
        )}
        {line.note != null && (
          <Text size="xs" c="dimmed" fw={400}>
            {line.note}
          </Text>
        )}
      </Table.Th>
      {columns.map((column, at) => (
        <Figure
          key={`${at}-${column.label}`}
          column={column}
          data={line.data}
          className={firsts.has(at) && grouped ? classes.first : undefined}
        />
      ))}
    </Table.Tr>
  );
}

interface FigureProps<Data> {
  column: Column<Data>;
  data: Data;
  className: string | undefined;
}

function Figure<Data>({ column, data, className }: FigureProps<Data>) {
  const value = column.value(data);
  const idle = value === null || value === 0;
  return (
    <Table.Td
      className={className}
      data-idle={idle ? true : undefined}
      data-bad={column.look === 'bad' && !idle ? true : undefined}
    >
      {formatFigure(value, column.format)}
      {column.look === 'share' && value !== null && (
        <Progress value={value} size={4} mt={4} radius="sm" color="city" aria-hidden className={classes.bar} />
      )}
    </Table.Td>
  );
}
