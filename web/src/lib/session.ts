// What pages may ask of the session.
import { createContext, use } from 'react';

export const SignOutContext = createContext<() => void>(() => undefined);

/** Ends the session and leaves for the sign-in service. */
export function useSignOutAction(): () => void {
  return use(SignOutContext);
}
