// When the tray's menu is replaced. On Linux each new menu has new ids for its lines, and a click on an old id is lost; a
// line that moves gets the click that was meant for another one. So a menu that is open, or was just replaced,
// is held: changes of its text wait, lines keep their place, and new jobs come below. If a line must no longer do
// something, it is changed at once.
//
// On Linux Chromium also builds the menu again, with new ids, for each new tooltip. So a tooltip may be held with the
// menu: both are replaced together.
//
// On Linux nothing reports that the menu itself is opened (Chromium's DbusMenu passes on `AboutToShow` of a submenu, and
// drops it for the menu): the first event is that a job's submenu opens.
import type { JobView, Snapshot } from '../core/view-model/snapshot.ts';
import type { SafeText } from '../i18n/safe-text.ts';
import { isCanceling, menuJobs, refOf } from './tray-texts.ts';
import { statusLines, trayMenu, type TrayLine, type TrayActions } from './tray-menu.ts';

/** The time from reading a menu to clicking it; ms. */
const HOLD_MS = 10_000;
/** The user waits for the progress of a cancel, so it is held for a second only, unless the menu is in use. */
const PROGRESS_MS = 1_000;
/** The time from closing a menu to the click that closed it; ms. */
const CLICK_MS = 200;
/** Nobody reads a menu for longer; ms. */
const LONGEST_OPEN_MS = 300_000;
/** How long a change of the minutes only waits; ms. */
const RELABEL_MS = 60_000;

export interface MenuReplacement {
  render(snapshot: Snapshot): void;
  /** The menu is opened. */
  opened(): void;
  /** It is in use. */
  used(): void;
  /** The menu has been closed. */
  closed(): void;
  close(): void;
}

export interface MenuReplacementParts {
  readonly actions: TrayActions;
  /** Whether an open menu that is replaced closes, as on macOS: then it is not replaced. */
  readonly waitsForClose: boolean;
  /** ms since 1970 */
  readonly now: () => number;
  /** The tooltip, if a new one replaces the menu; null if it can change by itself. */
  readonly tooltipOf: (snapshot: Snapshot, now: number) => SafeText | null;
  /** Replaces the menu, and the tooltip if it is held with it. */
  readonly set: (template: TrayLine[], tooltip: SafeText | null) => void;
}

interface Shown {
  readonly text: string;
  readonly at: number;
  readonly head: readonly TrayLine[];
  readonly jobs: readonly string[];
  readonly state: State;
}

/** What a menu must always show correctly. */
interface State {
  readonly isConnected: boolean;
  readonly paused: boolean;
  readonly isSending: boolean;
  readonly phases: ReadonlyMap<string, Phase>;
}

/** The state of a job's cancel: a click cancels it, it was requested, it is canceling, or it has ended. */
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

  /** The menu whose lines keep their places; null for a new one, 'wait' if none may be set yet. */
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
    // An urgent change while the menu is held keeps all lines in their places.
    return change === 'other' ? null : kept;
  };

  const draw = (): void => {
    if (snapshot === null) return;
    const drawn = snapshot;
    const inPlace = inPlaceOf(drawn);
    if (inPlace === 'wait') return;
    const jobs = menuJobs(drawn, inPlace?.jobs ?? []);
    const headAt = (at: number): readonly TrayLine[] => inPlace?.head ?? statusLines(drawn, at);
    const menuAt = (at: number): TrayLine[] =>
      trayMenu(drawn, at, actions, { head: headAt(at), jobs });
    // Within a minute the minutes don't change.
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
  /** A click closes the menu. It is not replaced within the click, because its line is still being called. */
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
    // On some systems the click that closed it comes later, and must find its line.
    closed: use('closed', waitsForClose ? CLICK_MS : HOLD_MS),
    close: () => clearTimeout(timer),
  };
};

/** After the computer's clock was set, nothing is held. */
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
    /** A menu that never reported its close does not count as open for ever. */
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
 * - `urgent`    a line does what it must no longer do, or lacks what has just become possible
 * - `progress`  a cancel has made progress
 * - `other`     only its text differs
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
