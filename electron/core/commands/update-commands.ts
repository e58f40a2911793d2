// The requests about newer versions.
import type { Commands } from '../../ipc/contract.ts';
import { succeed } from '../../result.ts';
import type { UpdateCheck } from '../../updates/update-check.ts';

export interface UpdateCommandsDeps {
  readonly updates: Pick<UpdateCheck, 'page' | 'dismiss'>;
  readonly openUrl: (url: string) => Promise<void>;
}

export type UpdateCommands = Pick<Commands, 'open-release-page' | 'dismiss-update'>;

export const updateCommands = ({ updates, openUrl }: UpdateCommandsDeps): UpdateCommands => ({
  'open-release-page': async () => {
    const page = updates.page();
    if (page !== null) await openUrl(page);
    return succeed(null);
  },
  'dismiss-update': () => {
    updates.dismiss();
    return succeed(null);
  },
});
