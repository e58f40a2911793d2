// What a pointer, two fingers or a wheel on the picture mean: moving, zooming, or a click. Knows no job.

export interface Hand {
  /** By so many px. */
  readonly pan: (dx: number, dy: number) => void;
  /** By a factor (above 1: closer), around a place, px from the left. */
  readonly zoom: (factor: number, x: number) => void;
  readonly click: (x: number, y: number) => void;
  /** The pointer is there and holds nothing, or has gone. */
  readonly hover: (place: { readonly x: number; readonly y: number } | null) => void;
}

/** What is known of a pointer event, relative to the picture. */
export interface Touch {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface Gestures {
  readonly down: (touch: Touch) => void;
  readonly move: (touch: Touch) => void;
  readonly up: (touch: Touch) => void;
  /** The pointer has left, or was taken away. */
  readonly leave: (id: number) => void;
}

/** A hand trembles by so many px in a click. */
const STILL_PX = 4;

export const createGestures = (hand: Hand): Gestures => {
  const touches = new Map<number, Touch>();
  let begun: Touch | null = null;
  let isDragging = false;

  const other = (id: number): Touch | undefined =>
    [...touches.values()].find((touch) => touch.id !== id);

  const drag = (before: Touch, touch: Touch): void => {
    const second = other(touch.id);
    if (!second) {
      hand.pan(touch.x - before.x, touch.y - before.y);
      return;
    }
    const apart = (one: Touch): number => Math.max(1, Math.abs(one.x - second.x));
    const middle = (one: Touch): number => (one.x + second.x) / 2;
    hand.zoom(apart(touch) / apart(before), middle(touch));
    hand.pan(middle(touch) - middle(before), 0);
  };

  const leave = (id: number): void => {
    touches.delete(id);
    if (touches.size === 0) isDragging = false;
    hand.hover(null);
  };

  return {
    down: (touch) => {
      touches.set(touch.id, touch);
      begun = touch;
      isDragging = touches.size > 1;
      hand.hover(null);
    },
    move: (touch) => {
      const before = touches.get(touch.id);
      if (!before) hand.hover({ x: touch.x, y: touch.y });
      if (begun && Math.hypot(touch.x - begun.x, touch.y - begun.y) > STILL_PX) isDragging = true;
      if (!before || !isDragging) return;
      touches.set(touch.id, touch);
      drag(before, touch);
    },
    up: (touch) => {
      if (touches.has(touch.id) && !isDragging) hand.click(touch.x, touch.y);
      leave(touch.id);
    },
    leave,
  };
};

/** Lines of a wheel that counts in lines, px. */
const LINE_PX = 16;
const PER_PX = 0.0015;
/** A pinch on a touch pad comes as small steps of a wheel with Ctrl. */
const PINCH = 6;

/** A wheel zooms; sideways, or with Shift, it moves. */
export const wheel = (
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'shiftKey'>,
  x: number,
  hand: Pick<Hand, 'pan' | 'zoom'>,
): void => {
  const unit = event.deltaMode === 0 ? 1 : LINE_PX;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) hand.pan(-(dx || dy), 0);
  else if (dy !== 0) hand.zoom(Math.exp(-dy * PER_PX * (event.ctrlKey ? PINCH : 1)), x);
};
