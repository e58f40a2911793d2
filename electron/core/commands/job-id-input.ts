// Reads what was typed into `Job ID`, and words what cannot be read. Pure.
import type { JobId } from '../../casjobs/job.ts';
import { readTypedIds } from '../../casjobs/parse-job-ids.ts';
import type { JobIdsRead } from '../../ipc/contract.ts';
import { badInput, succeed, type Result } from '../../result.ts';
import { t } from '../../i18n/translate.ts';

/** One question to the service holds so many ids, and nobody types more. */
const MOST_IDS = 500;

/** A wrong id is named, cut to this many characters. */
const SHOWN = 30;

export const readJobIds = (text: string): Result<JobIdsRead> => {
  const read = readTypedIds(text);
  switch (read.kind) {
    case 'none':
      return badInput('jobIds', t('typed.no-job-id'));
    case 'bad':
      return badInput('jobIds', t(`typed.${read.why}`, { word: shown(read.part) }));
    case 'unclear':
      return read.meanings.some(isTooMany) ? tooMany() : succeed({ meanings: read.meanings });
    case 'ids':
      return isTooMany(read.jobIds) ? tooMany() : succeed({ jobIds: read.jobIds });
  }
};

const isTooMany = (jobIds: readonly JobId[]): boolean => jobIds.length > MOST_IDS;

const tooMany = () => badInput('jobIds', t('typed.many-job-ids', { most: MOST_IDS }));

const shown = (word: string): string => {
  const characters = Array.from(word.replace(/[\p{Cc}\p{Cf}]/gu, ''));
  return characters.length > SHOWN
    ? `${characters.slice(0, SHOWN).join('')}…`
    : characters.join('');
};
