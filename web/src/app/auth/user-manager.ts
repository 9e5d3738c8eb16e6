// The OpenID Connect client: authorization code with PKCE, renewal by refresh token.
import { UserManager, WebStorageStateStore } from 'oidc-client-ts';

import type { Config } from '@/lib/config';

export function createUserManager({ oidc }: Config): UserManager {
  return new UserManager({
    authority: oidc.authority,
    ...(oidc.metadata_url != null && oidc.metadata_url !== '' ? { metadataUrl: oidc.metadata_url } : {}),
    client_id: oidc.client_id,
    redirect_uri: oidc.redirect_uri,
    response_type: 'code',
    scope: 'openid',
    automaticSilentRenew: true,
    monitorSession: false,
    loadUserInfo: false,
    // A closed tab ends the session on this computer: workplaces are shared.
    userStore: new WebStorageStateStore({ store: window.sessionStorage }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  });
}

/** Where the hosted page ends its own session and sends the person back. */
export function signOutUrl({ oidc }: Config): string {
  const query = new URLSearchParams({ client_id: oidc.client_id, logout_uri: oidc.redirect_uri });
  return `${oidc.sign_in_url}/logout?${query.toString()}`;
}
