// Signs out as soon as it is reached; asking about unsent text happened on the way.
import { Center, Loader } from '@mantine/core';
import { useEffect } from 'react';

import { useSignOutAction } from '@/lib/session';

export function SignOutPage() {
  const signOut = useSignOutAction();
  useEffect(() => signOut(), [signOut]);
  return (
    <Center h="60vh">
      <Loader aria-label="Виходимо" />
    </Center>
  );
}
