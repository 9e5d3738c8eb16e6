// Ties sign-in, the API client and the pages together.
import { Center, Loader } from '@mantine/core';
import type { UserManager } from 'oidc-client-ts';
import { useState, type ReactNode } from 'react';
import { AuthProvider, hasAuthParams, useAuth } from 'react-oidc-context';
import type { createBrowserRouter } from 'react-router';

import { provideAccess } from '@/api/client';
import { SignInPage } from '@/features/session/SignInPage';
import { useConfig, type Config } from '@/lib/config';
import { SignOutContext } from '@/lib/session';
import { renewer } from './renew';
import { useSignOut } from './use-sign-out';
import { createUserManager } from './user-manager';

type Router = ReturnType<typeof createBrowserRouter>;

interface SessionProviderProps {
  router: Router;
  children: ReactNode;
}

/** Where the person was before being sent to sign in. */
function returnPath(state: unknown): string {
  const path = (state as { returnTo?: unknown } | undefined)?.returnTo;
  // Only a path of this site: never an address given from outside.
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) ? path : '/';
}

export function SessionProvider({ router, children }: SessionProviderProps) {
  const config = useConfig();
  const [ended, setEnded] = useState(false);
  const [manager] = useState(() => connect(config, () => setEnded(true)));
  return (
    <AuthProvider
      userManager={manager}
      onSigninCallback={(user) => void router.navigate(returnPath(user?.state), { replace: true })}
    >
      <SignedIn manager={manager} ended={ended}>
        {children}
      </SignedIn>
    </AuthProvider>
  );
}

/** Makes the sign-in client and gives its tokens to the API client. */
function connect(config: Config, onEnd: () => void): UserManager {
  const manager = createUserManager(config);
  const renew = renewer(manager, onEnd);
  provideAccess({
    token: async () => {
      const user = await manager.getUser();
      if (user === null) return null;
      return user.expired === true ? renew() : user.access_token;
    },
    renew,
  });
  return manager;
}

/** Shows the pages to a signed-in person and the sign-in page to everybody else. */
function SignedIn({ manager, ended, children }: { manager: UserManager; ended: boolean; children: ReactNode }) {
  const auth = useAuth();
  const signOut = useSignOut(manager);

  // A tab that slept past the token's end wakes with a user that can still be renewed.
  const renewable = auth.user?.refresh_token !== undefined;
  const present = auth.user != null && (auth.isAuthenticated || renewable);

  if (present && auth.activeNavigator !== 'signoutRedirect') {
    return <SignOutContext value={signOut}>{children}</SignOutContext>;
  }
  if (auth.isLoading) {
    return (
      <Center h="100vh">
        <Loader aria-label="Завантаження" />
      </Center>
    );
  }
  return (
    <SignInPage
      reason={auth.error !== undefined ? 'failed' : ended ? 'ended' : null}
      onSignIn={() => {
        const nowhere = hasAuthParams() || location.pathname === '/sign-out';
        const here = nowhere ? '/' : `${location.pathname}${location.search}`;
        return auth.signinRedirect({ state: { returnTo: here } });
      }}
    />
  );
}
