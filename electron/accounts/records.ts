// Which accounts there are: what of them may lie in a file. Holds no WSID, no user name and no password.
import * as v from 'valibot';
import { isUsableBase } from '../casjobs/endpoint.ts';
import { PRACTICE_ID } from '../casjobs/presets.ts';
import { bindings } from '../casjobs/service.ts';
import { openJsonFile, type JsonFile } from '../disk/json-file.ts';
import { listOf, version } from '../disk/lenient.ts';

const fields = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.string(),
  /** A preset's id, `practice` or `other`. */
  service: v.string(),
  /** Empty for the practice service, whose address is known when it runs. */
  base: v.string(),
  /** What its person chose; one of a later version is found out here, and stays in the file. */
  binding: v.fallback(v.picklist(['auto', ...bindings]), 'auto'),
  /** What `auto` has found out; a file of before it was remembered has nothing. */
  foundBinding: v.optional(v.fallback(v.nullable(v.picklist(bindings)), null), null),
  /** Under which name the secret lies in the keychain. */
  secretName: v.string(),
  /** Whether the secret has the WSID; one that was typed as a user name has it once the service was asked. */
  wsIdKnown: v.optional(v.fallback(v.boolean(), true), true),
  /** Whether CasJobs has accepted these credentials; a file of before it was noted does not say. */
  wereAccepted: v.optional(v.fallback(v.boolean(), false), false),
});

/** The password goes there: what stands in the file is judged as strictly as what a person types. */
const isPlace = ({ service, base }: v.InferOutput<typeof fields>): boolean =>
  service === PRACTICE_ID ? base === '' : isUsableBase(base);

const record = v.pipe(fields, v.check(isPlace));

export type AccountRecord = Readonly<v.InferOutput<typeof record>>;

const file = v.object({
  version,
  /** A record that makes no sense here stays in the file, and is no account of this run. */
  accounts: listOf(record),
  /** Names of secrets that may still lie in the keychain, though no account has them: none is ever lost sight of. */
  leftovers: v.optional(v.fallback(listOf(v.string()), []), []),
});

export const noAccounts: v.InferOutput<typeof file> = { version: 1, accounts: [], leftovers: [] };

export type AccountsFile = JsonFile<v.InferOutput<typeof file>>;

/** Opens `accounts.json` in the folder; see JsonFile for what may reject. */
export const openAccountsFile = (path: string): Promise<AccountsFile> =>
  openJsonFile({
    ...{ file: path, schema: file, atFirst: noAccounts, keepsBackup: true },
    lists: { accounts: { id: ['key'], schema: record }, leftovers: { id: [], schema: v.string() } },
  });
