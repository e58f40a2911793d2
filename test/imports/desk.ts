// A house with a keychain that can be looked into, and a CasJobs.config beside it.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ImportPreview } from '../../electron/ipc/contract.ts';
import { takeVariables } from '../../electron/imports/environment.ts';
import type { Outcome } from '../../electron/outcome.ts';
import { openHome, valueOf, type Home } from '../house/home.ts';
import { ownFolder } from '../settings/folder.ts';

/** A password that must never be seen where it has no business. */
export const CANARY = 'k4n4r13nv0gel';

export const configFor = ({ practice }: Home, part = ''): string =>
  `# mine\r\nwsid=4747\r\npassword=${CANARY}\r\njobs_location=${practice.base}/services/jobs.asmx\r\n${part}`;

export interface ImportDesk {
  readonly home: Home;
  readonly file: string;
  /** The names of what lies in the keychain. */
  readonly kept: () => string[];
}

export const openImportDesk = async (env: NodeJS.ProcessEnv = {}): Promise<ImportDesk> => {
  const file = path.join(await ownFolder(), 'CasJobs.config');
  const home = await openHome({
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
export const sentenceOf = (outcome: Outcome<unknown>): string =>
  outcome.ok ? '' : outcome.error.detail;

export const wishFor = ({ importId }: ImportPreview, part = {}) => ({
  ...{ importId, finding: 0, service: 'other', url: '', accountName: 'Mine' },
  forThisRunOnly: false,
  ...part,
});

export const readFileOf = async ({ home, file }: ImportDesk): Promise<ImportPreview> =>
  valueOf(await home.house.commands['read-import']({ path: file }));

/** Up to the offer to delete the line. */
export const importedFrom = async (desk: ImportDesk): Promise<string> => {
  const preview = await readFileOf(desk);
  valueOf(await desk.home.house.commands['import-account'](wishFor(preview)));
  return preview.importId;
};
