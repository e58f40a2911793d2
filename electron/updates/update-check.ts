// Checks once a week whether there is a newer version, if the user wants that. Only tells: nothing is downloaded.
import type { Route, Routes } from '../casjobs/route.ts';
import type { UpdateView } from '../core/view-model/snapshot.ts';
import { isNewer, type Release, type ReleaseRead } from './release.ts';
import { releasePageOf, type ReleaseSource } from './release-source.ts';
import { noUpdates, type KnownUpdates, type UpdatesFile } from './updates-file.ts';

/** Where releases are, and who asks there. */
export interface Releases {
  readonly source: ReleaseSource;
  /** Never rejects. */
  readonly request: (route: Route, signal: AbortSignal) => Promise<ReleaseRead>;
}

export interface UpdateCheckDeps {
  /** Null if this app has no place where releases are: then nothing is asked, and there is no such setting. */
  readonly releases: Releases | null;
  readonly file: Pick<UpdatesFile, 'value' | 'change'>;
  /** The running version. */
  readonly version: string;
  readonly isOn: () => boolean;
  readonly routes: Pick<Routes, 'to'>;
  readonly now: () => number;
  /** `view()` has changed. */
  readonly changed: () => void;
}

export interface UpdateCheck {
  view(): UpdateView | null;
  /** The page of the version in `view()`; null without one. */
  page(): string | null;
  /** The user has closed the banner. */
  dismiss(): void;
  /** From now on, checks when it is time. */
  open(): void;
  /** The setting may have changed. Resolves when a check that was due has ended. Never rejects. */
  reconsider(): Promise<void>;
  /** Stops a check, and forgets what is known. */
  forget(): void;
  close(): void;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** After a login the network may not be there yet. */
const FIRST_CHECK_MS = 2 * 60_000;

/** By timestamps alone. A clock that was set back, or wrong at the last check, delays the next one by a week at most. */
const isDue = ({ checkedAt, hasFailed }: KnownUpdates, now: number): boolean =>
  checkedAt === null || Math.abs(now - checkedAt) >= (hasFailed ? DAY_MS : WEEK_MS);

export const createUpdateCheck = (deps: UpdateCheckDeps): UpdateCheck => {
  const { releases, file, version, isOn, now, changed } = deps;
  let known = file.value();
  let running: { readonly stop: AbortController; readonly ended: Promise<void> } | null = null;
  let timers: readonly NodeJS.Timeout[] = [];

  const learn = (next: KnownUpdates): void => {
    known = next;
    changed();
    // If the disk does not take it, this run still knows it.
    void file.change(() => next).catch(() => undefined);
  };
  const check = async ({ source, request }: Releases, signal: AbortSignal): Promise<void> => {
    const read = await deps.routes.to(source.url).then(
      (route) => request(route, signal),
      // The keychain does not give the login of a proxy.
      (): ReleaseRead => ({ kind: 'none' }),
    );
    if (signal.aborted) return;
    learn({ ...known, ...found(read), checkedAt: now() });
  };
  const stop = (): void => {
    running?.stop.abort();
    running = null;
  };
  const reconsider = async (): Promise<void> => {
    if (releases === null || !isOn()) {
      stop();
      return;
    }
    if (running === null && isDue(known, now())) {
      const controller = new AbortController();
      const ended = check(releases, controller.signal).finally(() => {
        if (running?.stop === controller) running = null;
      });
      running = { stop: controller, ended };
    }
    await running?.ended;
  };
  const available = (): Release | null => {
    const { newest } = known;
    if (releases === null || newest === null || !isOn()) return null;
    // The place may have changed since it was written.
    const page = releasePageOf(releases.source, newest.page);
    return page !== null && isNewer(newest.version, version) ? { ...newest, page } : null;
  };
  return {
    view: () => {
      if (releases === null) return null;
      const release = available();
      return {
        host: new URL(releases.source.url).host,
        checkedAt: known.checkedAt,
        hasFailed: known.hasFailed,
        available: release && {
          version: release.version,
          isDismissed: release.version === known.dismissed,
        },
      };
    },
    page: () => available()?.page ?? null,
    dismiss: () => {
      const release = available();
      if (release) learn({ ...known, dismissed: release.version });
    },
    open: () => {
      if (releases === null) return;
      const look = (): void => void reconsider();
      timers = [setTimeout(look, FIRST_CHECK_MS).unref(), setInterval(look, HOUR_MS).unref()];
    },
    reconsider,
    forget: () => {
      stop();
      known = noUpdates;
      changed();
    },
    close: () => {
      timers.forEach((timer) => clearTimeout(timer));
      stop();
    },
  };
};

/** What changes by an answer. Without a release in it, the newest one stays as it was known. */
const found = (read: ReleaseRead): Partial<KnownUpdates> => ({
  hasFailed: read.kind === 'none',
  ...(read.kind === 'release' ? { newest: read.release } : {}),
});
