// The answer of a command that copies: the clipboard belongs to the system, and may refuse.
import { done, refused, type Outcome } from '../outcome.ts';
import { say } from '../words/say.ts';

export const copied = (copying: Promise<void>): Promise<Outcome<null>> =>
  copying.then(
    () => done(null),
    () => refused('file', say('file.not-copied')),
  );
