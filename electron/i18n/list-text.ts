// Lists of ids or names that have to fit somewhere: cut between two of them, with the number of those left out.
import { t } from './translate.ts';

const SEPARATOR = ', ';

/** `5001, 5002, and 78 more`: as many items as fit in so many characters. */
export const listText = (items: readonly string[], mostCharacters: number): string => {
  const all = items.join(SEPARATOR);
  if (all.length <= mostCharacters) return all;
  let length = 0;
  const fitting = items.findIndex((item, index) => {
    length += item.length + SEPARATOR.length;
    return length + moreText(items.length - index - 1).length > mostCharacters;
  });
  const shown = items.slice(0, Math.max(0, fitting));
  return [...shown, moreText(items.length - shown.length)].join(SEPARATOR);
};

const moreText = (count: number): string => t('cancel.more', { count });
