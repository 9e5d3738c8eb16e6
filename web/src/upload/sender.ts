// Sends a file part by part: a lost network is waited for, what is there already is not sent again.
import { type LinkApi, type Part, type Place, Refused, Stopped, Unreachable } from './api';

/** How far the file is. */
export interface Progress {
  /** Bytes that are there. */
  sent: number;
  /** Bytes a second of late; 0 while it is not known. */
  speed: number;
  state: 'sending' | 'paused' | 'waiting' | 'finishing';
}

/** How many parts are on their way at once. */
const LANES = 2;
/** Speed is that of the last so many milliseconds. */
const WINDOW = 6000;
/** Waits between tries, milliseconds; the network's return ends a wait. */
const WAITS = [1000, 2000, 4000, 8000, 15000];
/** After so many refusals of the storage in a row something is wrong with it, not with the network. */
const REFUSALS = 5;

export class Sender {
  readonly #api: LinkApi;
  readonly #file: File;
  readonly #show: (progress: Progress) => void;
  readonly #underWay = new Map<number, number>();
  #there = 0;
  #seen: { at: number; sent: number }[] = [];
  #state: Progress['state'] = 'sending';
  #stopped = new AbortController();
  #wake: (() => void) | null = null;
  #paused = false;
  #dropped = false;

  constructor(api: LinkApi, file: File, show: (progress: Progress) => void) {
    this.#api = api;
    this.#file = file;
    this.#show = show;
  }

  /** Sends the whole file; rejects with `Stopped` when it was given up, or with a refusal. */
  async send(): Promise<Place> {
    let failures = 0;
    let refusals = 0;
    let before = 0;
    let whole = false;
    for (;;) {
      await this.#going();
      try {
        if (!whole) {
          this.#enter('sending');
          await this.#parts();
          whole = true;
        }
        this.#enter('finishing');
        return (await this.#api.complete()).place;
      } catch (error) {
        this.#underWay.clear();
        if (error instanceof Stopped) continue;
        if (this.#there > before) [failures, refusals, before] = [0, 0, this.#there];
        const storage = error instanceof Refused && ['storage', 'incomplete'].includes(error.code);
        const passing = error instanceof Unreachable || (error instanceof Refused && error.passing);
        if (!storage && !passing) throw error;
        if (storage) {
          // Fresh permissions, and another look at what is there.
          whole = false;
          refusals += 1;
          if (refusals >= REFUSALS) throw error;
        }
        this.#enter('waiting');
        await this.#network(WAITS[Math.min(failures, WAITS.length - 1)] ?? 1000);
        failures += 1;
      }
    }
  }

  pause(): void {
    if (this.#state === 'finishing') return;
    this.#paused = true;
    this.#enter('paused');
    this.#stopped.abort();
    this.#wake?.();
  }

  /** Goes on after a pause, or tries at once while the network is waited for. */
  resume(): void {
    this.#paused = false;
    this.#wake?.();
  }

  /** Gives the file up. */
  drop(): void {
    this.#dropped = true;
    this.#stopped.abort();
    this.#wake?.();
  }

  async #parts(): Promise<void> {
    this.#stopped = new AbortController();
    const ticket = await this.#api.begin(this.#file, this.#stopped.signal);
    const offsets = ticket.parts.map((part) => (part.number - 1) * ticket.part_size);
    this.#there = ticket.parts.reduce((sum, part) => sum + (part.url === null ? part.size : 0), 0);
    this.#seen = [];
    const wanted = ticket.parts.filter((part) => part.url !== null);
    const lane = async () => {
      for (let part = wanted.shift(); part; part = wanted.shift()) {
        await this.#part(part, offsets[part.number - 1] ?? 0);
      }
    };
    try {
      await Promise.all(Array.from({ length: LANES }, lane));
    } catch (error) {
      // The other lane stops too; whatever it has under way is sent anew.
      this.#stopped.abort();
      throw error;
    }
  }

  async #part({ number, size, url }: Part, offset: number): Promise<void> {
    if (url === null) return;
    await this.#api.put(url, this.#file.slice(offset, offset + size), this.#stopped.signal, (bytes) => {
      this.#underWay.set(number, Math.min(bytes, size));
      this.#tell();
    });
    this.#underWay.delete(number);
    this.#there += size;
    this.#tell();
  }

  #enter(state: Progress['state']): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    const underWay = [...this.#underWay.values()].reduce((sum, bytes) => sum + bytes, 0);
    const sent = Math.min(this.#there + underWay, this.#file.size);
    const now = performance.now();
    this.#seen = [...this.#seen.filter(({ at }) => now - at < WINDOW), { at: now, sent }];
    const first = this.#seen[0];
    const passed = first ? (now - first.at) / 1000 : 0;
    const speed = first && passed >= 1 && this.#state === 'sending' ? Math.max(0, (sent - first.sent) / passed) : 0;
    this.#show({ sent, speed, state: this.#state });
  }

  /** Waits until nobody has paused it; rejects when it was given up. */
  async #going(): Promise<void> {
    while (this.#paused && !this.#dropped) {
      this.#enter('paused');
      await this.#asleep();
    }
    if (this.#dropped) throw new Stopped();
  }

  /** Waits until the network is back, or for a while. */
  async #network(wait: number): Promise<void> {
    const wake = () => this.#wake?.();
    const timer = setTimeout(wake, wait);
    window.addEventListener('online', wake);
    await this.#asleep();
    clearTimeout(timer);
    window.removeEventListener('online', wake);
  }

  async #asleep(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
  }
}
