// The result of a command that copies to the clipboard, which the system may refuse.
import { succeed, fail, type Result } from '../../result.ts';
import { t } from '../../i18n/translate.ts';

export const copied = (copying: Promise<void>): Promise<Result<null>> =>
  copying.then(
    () => succeed(null),
    () => fail('file', t('file.not-copied')),
  );
