// A number of the settings; its bounds are the server's.
import { NumberInput, type NumberInputProps } from '@mantine/core';

export function AmountInput(props: NumberInputProps) {
  return (
    <NumberInput
      withAsterisk
      allowNegative={false}
      allowDecimal={false}
      clampBehavior="none"
      thousandSeparator=" "
      {...props}
    />
  );
}
