// What the deployment tells the application at start: the city and where to sign in.
import { createContext, use } from 'react';

import { setPace } from './city-time';

/** The body of `/config.json`. */
export interface Config {
  city: string;
  stage: string;
  /** How time passes in the city, `<instant>x<factor>`; null where it does as everywhere. */
  pace?: string | null;
  oidc: {
    authority: string;
    /** Discovery document elsewhere than at the authority (the local city). */
    metadata_url: string | null;
    client_id: string;
    redirect_uri: string;
    /** The hosted sign-in domain, for signing out. */
    sign_in_url: string;
  };
}

function isConfig(value: unknown): value is Config {
  const config = value as Partial<Config> | null;
  return (
    typeof config?.city === 'string' &&
    typeof config.oidc?.authority === 'string' &&
    typeof config.oidc.client_id === 'string' &&
    typeof config.oidc.redirect_uri === 'string'
  );
}

/** Reads the configuration; throws when it is missing or is not one. */
export async function loadConfig(): Promise<Config> {
  const response = await globalThis.fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  const body: unknown = await response.json();
  if (!isConfig(body)) throw new Error('config.json: not a configuration');
  setPace(body.pace ?? null);
  return body;
}

export const ConfigContext = createContext<Config | null>(null);

/** The configuration, anywhere below the start of the application. */
export function useConfig(): Config {
  const config = use(ConfigContext);
  if (config === null) throw new Error('useConfig outside of ConfigContext');
  return config;
}
