// A core with a keychain that can be looked into, and a CasJobs.config beside it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportPreview } from '../../electron/ipc/contract.ts';
import { takeVariables } from '../../electron/account-import/environment.ts';
import type { Result } from '../../electron/result.ts';
import { openTestCore, resultValue, type TestCore } from '../core/test-core.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

/** A password that must never be seen where it has no business. */
export const CANARY = 'k4n4r13nv0gel';

export const configFor = ({ practice }: TestCore, part = ''): string =>
  `# mine\r\nwsid=4747\r\npassword=${CANARY}\r\njobs_location=${practice.base}/services/jobs.asmx\r\n${part}`;

export interface ImportSetup {
  readonly home: TestCore;
  readonly file: string;
  /** The names of what lies in the keychain. */
  readonly kept: () => string[];
}

export const openImportSetup = async (env: NodeJS.ProcessEnv = {}): Promise<ImportSetup> => {
  const file = path.join(await temporaryFolder(), 'CasJobs.config');
  const home = await openTestCore({
    importing: {
      pickFile: () => Promise.resolve(file),
      variables: takeVariables({ ...env }),
      system: 'other',
    },
  });
  await writeFile(file, configFor(home), 'latin1');
  return { home, file, kept: () => [...home.keychain.entries.keys()] };
};

/** What a person is told by a refusal. */
export const refusalSentence = (outcome: Result<unknown>): string =>
  outcome.ok ? '' : outcome.error.detail;

export const wishFor = ({ importId }: ImportPreview, part = {}) => ({
  importId,
  finding: 0,
  service: 'other',
  url: '',
  accountName: 'Mine',
  forThisRunOnly: false,
  ...part,
});

export const readFileOf = async ({ home, file }: ImportSetup): Promise<ImportPreview> =>
  resultValue(await home.core.commands['read-import']({ path: file }));

/** Up to the offer to delete the line. */
export const importedFrom = async (setup: ImportSetup): Promise<string> => {
  const preview = await readFileOf(setup);
  resultValue(await setup.home.core.commands['import-account'](wishFor(preview)));
  return preview.importId;
};
