// A refusal beside the form it answers: the sentence, the clause and the detail.
import { Alert, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

import { asApiError } from '@/api/problem';
import { ClauseTag } from './ClauseTag';

export function ProblemAlert({ error }: { error: unknown }) {
  if (error == null) return null;
  const problem = asApiError(error);
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={20} />} role="alert">
      <Text size="sm" fw={600} component="span">
        {problem.title}
      </Text>{' '}
      {problem.clause !== null && <ClauseTag clause={problem.clause} />}
      {problem.detail !== null && (
        <Text size="sm" mt={4}>
          {problem.detail}
        </Text>
      )}
    </Alert>
  );
}
