// When the tray's menu is replaced. On Linux each new menu gives its lines new ids, and a click on an old id is lost; a
// line that moves takes the click that was meant for another one. So a menu that is open, or was replaced a moment
// ago, is held: what only reads differently waits, lines keep their place and new jobs come below. What a line may do
// no longer is changed at once. Knows Electron's types only; the clock is handed in.
//
// On Linux Chromium builds the menu again, with new ids, at each new tooltip as well. So a tooltip may be held with the
// menu: both are replaced together.
//
// On Linux nothing tells that the menu itself is opened (Chromium's DbusMenu passes on `AboutToShow` of a submenu, and
// drops it for the menu): a job's submenu that opens is the first sign.
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { isCanceling, menuJobs, refOf } from './tray-texts.ts';
import { sayings, trayMenu, type TrayLine, type TrayActions } from './tray-menu.ts';

/** From reading a menu to a click into it takes a person some seconds; ms. */
const HOLD_MS = 10_000;
/** How a cancel goes on is awaited, so it waits a second at most, unless somebody moves in the menu. */
const PROGRESS_MS = 1_000;
/** From the end of a menu to the click that ended it; ms. */
const CLICK_MS = 200;
/** Nobody reads a menu for longer; ms. */
const LONGEST_OPEN_MS = 300_000;
/** A menu in which only the minutes are others waits so long; ms. */
const RELABEL_MS = 60_000;

export interface MenuReplacement {
  render(snapshot: Snapshot): void;
  /** The menu is opened. */
  opened(): void;
  /** Somebody moves in it. */
  used(): void;
  /** The menu has been closed. */
  closed(): void;
  close(): void;
}

export interface MenuReplacementParts {
  readonly actions: TrayActions;
  /** Whether a menu that is replaced while it is open vanishes under the hand, as on macOS: then nothing replaces it. */
  readonly waitsForClose: boolean;
  /** ms since 1970 */
  readonly now: () => number;
  /** The tooltip, where a new one replaces the menu; null where it can change by itself. */
  readonly tooltipOf: (snapshot: Snapshot, now: number) => SafeText | null;
  /** Replaces the menu, and the tooltip where it is held with it. */
  readonly set: (template: TrayLine[], tooltip: SafeText | null) => void;
}

interface Shown {
  readonly text: string;
  readonly at: number;
  readonly head: readonly TrayLine[];
  readonly jobs: readonly string[];
  readonly state: State;
}

/** What a menu must not be wrong about. */
interface State {
  readonly isConnected: boolean;
  readonly paused: boolean;
  readonly isSending: boolean;
  readonly phases: ReadonlyMap<string, Phase>;
}

/** What is to be said of a job's cancel: a click cancels it, it is asked for, it is canceling, or over. */
type Phase = 'open' | 'asked' | 'canceling' | 'over';

export const createMenuReplacement = (parts: MenuReplacementParts): MenuReplacement => {
  const { actions, now, tooltipOf, set, waitsForClose } = parts;
  const hold = createHold(now);
  let snapshot: Snapshot | null = null;
  let shown: Shown | null = null;
  let timer: NodeJS.Timeout | undefined;

  const drawLater = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(draw, ms);
    timer.unref();
  };

  /** The menu whose lines stay in their places; null for a new one, 'wait' where none may be set yet. */
  const inPlaceOf = (drawn: Snapshot): Shown | null | 'wait' => {
    if (waitsForClose && hold.isOpen()) {
      drawLater(HOLD_MS);
      return 'wait';
    }
    const kept = shown !== null && shown.jobs.length > 0 && hold.isOn() ? shown : null;
    const change = kept && changeOf(kept.state, stateOf(drawn, menuJobs(drawn, kept.jobs)));
    if (kept === null || !change) return kept;
    const waitMs = hold.leftMs(kept.at, change);
    drawLater(waitMs > 0 ? waitMs : HOLD_MS);
    if (waitMs > 0) return 'wait';
    // What must be said before the hold is over is said with all lines in their places.
    return change === 'other' ? null : kept;
  };

  const draw = (): void => {
    if (snapshot === null) return;
    const drawn = snapshot;
    const inPlace = inPlaceOf(drawn);
    if (inPlace === 'wait') return;
    const jobs = menuJobs(drawn, inPlace?.jobs ?? []);
    const headAt = (at: number): readonly TrayLine[] => inPlace?.head ?? sayings(drawn, at);
    const menuAt = (at: number): TrayLine[] =>
      trayMenu(drawn, at, actions, { head: headAt(at), jobs });
    // Within a minute the minutes stay as they are.
    const labelsAt = shown !== null && isWithin(now(), shown.at, RELABEL_MS) ? shown.at : now();
    const tooltip = tooltipOf(drawn, now());
    if (textOf(menuAt(labelsAt), tooltip) === shown?.text) return;
    const at = now();
    const [head, template, state] = [headAt(at), menuAt(at), stateOf(drawn, jobs)];
    shown = { text: textOf(template, tooltip), at, head, jobs: jobs.map(refOf), state };
    hold.begin();
    const lines = template.map((line) => withClick(line, release));
    set(lines, tooltip);
  };

  const use =
    (how: 'opened' | 'used' | 'closed', ms = HOLD_MS) =>
    (): void => {
      hold[how]();
      drawLater(ms);
    };
  /** A click closes the menu, whatever it does. Not replaced within the click: its line is still being called. */
  const release = (): void => {
    hold.end();
    drawLater(0);
  };

  return {
    render: (next) => {
      snapshot = next;
      draw();
    },
    opened: use('opened'),
    used: use('used'),
    // The click that closed it comes afterwards on some systems, and must find its line.
    closed: use('closed', waitsForClose ? CLICK_MS : HOLD_MS),
    close: () => clearTimeout(timer),
  };
};

/** A clock that was set holds nothing. */
const isWithin = (now: number, at: number, ms: number): boolean => Math.abs(now - at) < ms;

/** Whether the menu is held, and for how long. */
const createHold = (now: () => number) => {
  /** When it was opened or replaced last; null: a click has closed it. */
  let usedAt: number | null = null;
  let isOpen = false;
  const set = (open: boolean, at: number | null): void => {
    isOpen = open;
    usedAt = at;
  };
  return {
    /** The menu is new. */
    begin: () => set(false, now()),
    end: () => set(false, null),
    opened: () => set(true, now()),
    used: () => set(isOpen, now()),
    closed: () => set(false, now()),
    /** One that never told of its end is not believed to be open for ever. */
    isOpen: (): boolean => isOpen && usedAt !== null && isWithin(now(), usedAt, LONGEST_OPEN_MS),
    isOn: (): boolean => isOpen || (usedAt !== null && isWithin(now(), usedAt, HOLD_MS)),
    /** How long a change has still to wait in a menu that was replaced at `shownAt`; ms. */
    leftMs: (shownAt: number, change: Change): number => {
      if (change === 'urgent' || usedAt === null) return 0;
      if (isOpen) return HOLD_MS;
      const isRead = usedAt > shownAt;
      const holdMs = change === 'progress' && !isRead ? PROGRESS_MS : HOLD_MS;
      return usedAt + holdMs - now();
    },
  };
};

/** The same line; `then` is called after its click, and after those of the lines below it. */
const withClick = (line: TrayLine, then: () => void): TrayLine => {
  const { click, submenu } = line;
  return {
    ...line,
    ...(click && {
      click: (...event) => {
        click(...event);
        then();
      },
    }),
    ...(Array.isArray(submenu) && { submenu: submenu.map((one) => withClick(one, then)) }),
  };
};

const textOf = (template: readonly TrayLine[], tooltip: string | null): string =>
  JSON.stringify([template, tooltip]);

const phaseOf = (job: JobView): Phase => {
  if (job.canCancel) return isCanceling(job) ? 'asked' : 'open';
  return job.status === 'canceling' && !job.vanished ? 'canceling' : 'over';
};

const stateOf = (
  { accounts, paused, sendingCancels }: Snapshot,
  jobs: readonly JobView[],
): State => ({
  isConnected: accounts.length > 0,
  paused,
  isSending: sendingCancels !== null,
  phases: new Map(jobs.map((job) => [refOf(job), phaseOf(job)])),
});

type Change = 'urgent' | 'progress' | 'other';

/**
 * - `urgent`    a line does what it must not do any more, or a person misses what has just become possible
 * - `progress`  a cancel goes on
 * - `other`     it only reads differently
 */
const changeOf = (before: State, now: State): Change => {
  const isUrgent =
    before.isConnected !== now.isConnected ||
    before.paused !== now.paused ||
    (now.isSending && !before.isSending);
  const changed = [...before.phases].filter(([ref, phase]) => now.phases.get(ref) !== phase);
  if (isUrgent || changed.some(([, phase]) => phase === 'open')) return 'urgent';
  return changed.length > 0 ? 'progress' : 'other';
};
