// One word for one thing on the screen, in plain American English: words that have a better one, and which it is.
import { expect, it } from 'vitest';
import { en } from '../../electron/i18n/en.ts';
import { valuesIn } from './messages.ts';

const better: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\banew\b/i, 'again'],
  [/\bany more\b/i, 'no longer'],
  [/\blest\b/i, 'so that … not'],
  [/\bmeanwhile\b/i, 'already'],
  [/\bcannot\b|’/i, "can't, with a straight apostrophe"],
  [/\bnotices?\b/i, 'notification'],
  [/\bbinding\b/i, 'connection'],
  [/\btroubles?\b/i, 'problem'],
  [/\bweb ?(?:page|site of)s?\b/i, "the service's website"],
  [/\bthis run\b/i, 'this session'],
  [/\bopen jobs\b|\bjobs? (?:is|are) over\b/i, 'active jobs, jobs that ended'],
  [/\bis told\b|\bnews\b|\bwhat came of\b|\bstands\b/i, 'what happened, in a sentence of its own'],
  [/\bCancelJob\b|\bGetJobs\b/, 'cancel request, list'],
];

/** Which of these words a text has, by what should stand instead. */
const faultsOf = (text: string): readonly string[] => {
  const { letters } = valuesIn(text);
  return better.filter(([word]) => word.test(letters)).map(([, instead]) => instead);
};

it('no text has a word that has a better one', () => {
  const faults = Object.entries(en).map(([key, text]) => [key, ...faultsOf(text)]);
  expect(faults.length).toBeGreaterThan(900);
  expect(faults.filter((one) => one.length > 1)).toEqual([]);
});

it.each([
  ['Begin the import anew.', ['again']],
  ['{count, plural, one {# notice} other {# notices}}', ['notification']],
  ['CancelJob sent for job {id}', ['cancel request, list']],
  ['Open job {id}', []],
])('%j has %j', (text, faults) => expect(faultsOf(text)).toEqual(faults));
