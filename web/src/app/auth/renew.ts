// One renewal at a time, however many requests find the token refused.
import type { UserManager } from 'oidc-client-ts';

/** Returns a function that gets a fresh token, or ends the session and returns null. */
export function renewer(manager: UserManager, onEnd: () => void): () => Promise<string | null> {
  let running: Promise<string | null> | null = null;

  const renew = async (): Promise<string | null> => {
    const user = await manager.getUser();
    if (user?.refresh_token !== undefined) {
      try {
        const renewed = await manager.signinSilent();
        if (renewed !== null) return renewed.access_token;
      } catch {
        // The refresh token is spent or withdrawn: the person signs in anew below.
      }
    }
    onEnd();
    await manager.removeUser();
    return null;
  };

  return () => {
    running ??= renew().finally(() => {
      running = null;
    });
    return running;
  };
}
