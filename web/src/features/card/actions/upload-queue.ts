// Files on their way to the storage: one after another, each can be stopped and tried again.
import { TransferCancelled } from '@/lib/put-file';

export type UploadStatus = 'waiting' | 'sending' | 'finishing' | 'done' | 'failed' | 'cancelled';

export interface Upload {
  key: number;
  file: File;
  status: UploadStatus;
  /** 0 to 1. */
  share: number;
  /** Why it failed. */
  message: string | null;
}

/** The three steps of one file, and how to explain a failure of any. */
export interface UploadSteps<Ticket> {
  begin: (file: File) => Promise<Ticket>;
  put: (ticket: Ticket, file: File, onProgress: (share: number) => void, signal: AbortSignal) => Promise<void>;
  finish: (ticket: Ticket, file: File) => Promise<void>;
  explain: (error: unknown) => string;
}

export class UploadQueue<Ticket> {
  readonly #steps: UploadSteps<Ticket>;
  readonly #listeners = new Set<() => void>();
  #uploads: readonly Upload[] = [];
  #running: { key: number; abort: AbortController } | null = null;
  #lastKey = 0;

  constructor(steps: UploadSteps<Ticket>) {
    this.#steps = steps;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.#uploads;

  readonly add = (files: readonly File[]): void => {
    const added = files.map((file): Upload => {
      this.#lastKey += 1;
      return { key: this.#lastKey, file, status: 'waiting', share: 0, message: null };
    });
    this.#replace([...this.#uploads, ...added]);
    void this.#next();
  };

  readonly cancel = (key: number): void => {
    if (this.#running?.key === key) this.#running.abort.abort();
    else this.#change(key, { status: 'cancelled' });
  };

  readonly retry = (key: number): void => {
    this.#change(key, { status: 'waiting', share: 0, message: null });
    void this.#next();
  };

  readonly remove = (key: number): void => {
    this.#replace(this.#uploads.filter((upload) => upload.key !== key));
  };

  /** Stops everything: the page is gone. */
  readonly stop = (): void => {
    this.#uploads = this.#uploads.map((upload) =>
      upload.status === 'waiting' ? { ...upload, status: 'cancelled' } : upload,
    );
    this.#running?.abort.abort();
  };

  async #next(): Promise<void> {
    if (this.#running !== null) return;
    const upload = this.#uploads.find(({ status }) => status === 'waiting');
    if (upload === undefined) return;
    const abort = new AbortController();
    this.#running = { key: upload.key, abort };
    await this.#transfer(upload, abort.signal);
    this.#running = null;
    await this.#next();
  }

  async #transfer({ key, file }: Upload, signal: AbortSignal): Promise<void> {
    this.#change(key, { status: 'sending' });
    try {
      const ticket = await this.#steps.begin(file);
      await this.#steps.put(ticket, file, (share) => this.#change(key, { share }), signal);
      this.#change(key, { status: 'finishing', share: 1 });
      await this.#steps.finish(ticket, file);
      this.#change(key, { status: 'done' });
    } catch (error) {
      if (error instanceof TransferCancelled) this.#change(key, { status: 'cancelled' });
      else this.#change(key, { status: 'failed', message: this.#steps.explain(error) });
    }
  }

  #change(key: number, changes: Partial<Upload>): void {
    this.#replace(this.#uploads.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  }

  #replace(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}
