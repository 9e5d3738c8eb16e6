// Sends a file to a presigned address with progress; fetch cannot report progress of an upload.

/** The transfer was stopped by the person. */
export class TransferCancelled extends Error {}

/** The storage refused the file or could not be reached. */
export class TransferFailed extends Error {}

export interface Transfer {
  url: string;
  headers: Record<string, string>;
  file: File;
  /** Share of the file that is already there, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** PUTs the file; resolves when the storage has it. */
export function putFile({ url, headers, file, onProgress, signal }: Transfer): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new TransferCancelled());
      return;
    }
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    signal.addEventListener('abort', abort);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve();
      else reject(new TransferFailed(`storage answered ${request.status}`));
    };
    request.onerror = () => reject(new TransferFailed('network'));
    request.onabort = () => reject(new TransferCancelled());
    request.onloadend = () => signal.removeEventListener('abort', abort);
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}
