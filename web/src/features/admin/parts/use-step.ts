// A step that is one button: what was done is told, what is shown is read anew.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';

interface StepOptions<A> {
  run: () => Promise<A>;
  store: (answer: A) => void;
  /** What was done, in a sentence. */
  done: (answer: A) => string;
}

export interface Step {
  start: () => void;
  sending: boolean;
  problem: unknown;
  /** Forgets the last refusal. */
  reset: () => void;
}

export function useStep<A>({ run, store, done }: StepOptions<A>): Step {
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: run,
    onSuccess: (answer) => {
      store(answer);
      notifications.show({ color: 'teal', title: 'Зроблено', message: done(answer) });
    },
  });
  return { start: () => mutate(), sending: isPending, problem: error, reset };
}
