// The icons of the window, from the Lucide set, each imported by itself. Text beside an icon always says the same.
import Ban from '@lucide/svelte/icons/ban';
import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronLeft from '@lucide/svelte/icons/chevron-left';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import ChevronUp from '@lucide/svelte/icons/chevron-up';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CirclePlay from '@lucide/svelte/icons/circle-play';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Clock from '@lucide/svelte/icons/clock';
import Copy from '@lucide/svelte/icons/copy';
import Dot from '@lucide/svelte/icons/dot';
import ExternalLink from '@lucide/svelte/icons/external-link';
import Eye from '@lucide/svelte/icons/eye';
import FileInput from '@lucide/svelte/icons/file-input';
import Hourglass from '@lucide/svelte/icons/hourglass';
import KeyRound from '@lucide/svelte/icons/key-round';
import Minus from '@lucide/svelte/icons/minus';
import Pause from '@lucide/svelte/icons/pause';
import Plus from '@lucide/svelte/icons/plus';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import RotateCcw from '@lucide/svelte/icons/rotate-ccw';
import Search from '@lucide/svelte/icons/search';
import Settings2 from '@lucide/svelte/icons/settings-2';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import X from '@lucide/svelte/icons/x';

export const icons = {
  // The statuses differ in shape, not only in color.
  ready: Clock,
  started: CirclePlay,
  canceling: Hourglass,
  cancelled: Ban,
  failed: TriangleAlert,
  finished: CircleCheck,
  unknown: CircleQuestionMark,
  refresh: RefreshCw,
  again: RotateCcw,
  settings: Settings2,
  search: Search,
  close: X,
  back: ChevronLeft,
  onward: ChevronRight,
  minus: Minus,
  up: ChevronUp,
  down: ChevronDown,
  plus: Plus,
  eye: Eye,
  copy: Copy,
  outside: ExternalLink,
  check: Check,
  pause: Pause,
  key: KeyRound,
  file: FileInput,
  dot: Dot,
} as const;

export type IconName = keyof typeof icons;
