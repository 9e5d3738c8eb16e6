// Puts a .br and a .gz beside every text file of the build, so that the server never compresses.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { promisify } from 'node:util';

const folder = new URL('../dist/', import.meta.url).pathname;
const textual = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.webmanifest']);

let plainBytes = 0;
let brotliBytes = 0;
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !textual.has(extname(entry.name))) continue;
  const path = join(entry.parentPath ?? entry.path, entry.name);
  const source = await readFile(path);
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(source, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: source.length,
      },
    }),
    promisify(gzip)(source, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  await writeFile(`${path}.br`, brotli);
  await writeFile(`${path}.gz`, gzipped);
  plainBytes += source.length;
  brotliBytes += brotli.length;
}
console.log(`compressed: ${Math.round(plainBytes / 1024)} KiB, as brotli ${Math.round(brotliBytes / 1024)} KiB`);
