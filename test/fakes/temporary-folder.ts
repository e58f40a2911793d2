// A folder of a test's own, gone when the test is over.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'casjobs-tray-test-'));
  onTestFinished(() => removeFolder(folder));
  return folder;
};

/** Tries again where a write, or a copy that follows one, puts a file into the folder meanwhile. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5 });
