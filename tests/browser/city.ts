// Where the local city is and who works there: what `make up` wrote down.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A member of staff who can sign in. */
export interface Worker {
  role: string;
  user: string;
  password: string;
  name: string;
}

interface City {
  web_url: string;
  simulator_url: string;
  staff: Worker[];
}

const outputs = process.env['CITY_OUTPUTS'] ?? fileURLToPath(new URL('../../.local/outputs.json', import.meta.url));

export const city = JSON.parse(readFileSync(outputs, 'utf8')) as City;

/** The first worker with the role. */
export function worker(role: string): Worker {
  const found = city.staff.find((person) => person.role === role);
  if (found === undefined) throw new Error(`nobody is ${role} in ${outputs}`);
  return found;
}

/** A picture to send. */
export const picture = fileURLToPath(new URL('../../infra/local/simulator/samples/road.jpg', import.meta.url));
