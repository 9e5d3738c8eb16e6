// How the figures are to be read.
import { List, Paper, Title } from '@mantine/core';

export function Footnotes({ notes }: { notes: readonly string[] }) {
  return (
    <Paper withBorder p="md" component="section">
      <Title order={2} size="h5" mb={6}>
        Як пораховано
      </Title>
      <List size="sm" c="dimmed" spacing={4}>
        {notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </Paper>
  );
}
