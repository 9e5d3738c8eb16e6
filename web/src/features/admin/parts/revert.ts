// An old value goes into the form first: it is looked at and saved like any other change.
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';

/** Puts the values into the form and says what to do next. */
export function useRevert<V>(setValues: (values: V) => void): (values: V) => void {
  return useCallback(
    (values) => {
      setValues(values);
      window.scrollTo({ top: 0, behavior: 'smooth' });
      notifications.show({
        color: 'blue',
        title: 'Попередні значення у формі',
        message: 'Перегляньте їх і натисніть «Зберегти».',
      });
    },
    [setValues],
  );
}
