// Turns pointers, two fingers and the wheel on the timeline into panning, zooming and clicks.

export interface GestureHandlers {
  /** By `dx` and `dy` px. */
  readonly pan: (dx: number, dy: number) => void;
  /** By a factor (above 1: closer) around `x`, px from the left. */
  readonly zoom: (factor: number, x: number) => void;
  readonly click: (x: number, y: number) => void;
  /** The pointer is over a point without a pressed button; null when it has left. */
  readonly hover: (point: { readonly x: number; readonly y: number } | null) => void;
}

/** A pointer event, relative to the timeline. */
export interface PointerPoint {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface Gestures {
  readonly down: (pointer: PointerPoint) => void;
  readonly move: (pointer: PointerPoint) => void;
  readonly up: (pointer: PointerPoint) => void;
  /** The pointer has left, or its gesture was interrupted. */
  readonly leave: (id: number) => void;
}

/** A pointer may move this far during a click, px. */
const CLICK_PX = 4;

export const createGestures = (handlers: GestureHandlers): Gestures => {
  const pointers = new Map<number, PointerPoint>();
  let start: PointerPoint | null = null;
  let isDragging = false;

  const other = (id: number): PointerPoint | undefined =>
    [...pointers.values()].find((pointer) => pointer.id !== id);

  const drag = (before: PointerPoint, pointer: PointerPoint): void => {
    const second = other(pointer.id);
    if (!second) {
      handlers.pan(pointer.x - before.x, pointer.y - before.y);
      return;
    }
    const apart = (one: PointerPoint): number => Math.max(1, Math.abs(one.x - second.x));
    const middle = (one: PointerPoint): number => (one.x + second.x) / 2;
    handlers.zoom(apart(pointer) / apart(before), middle(pointer));
    handlers.pan(middle(pointer) - middle(before), 0);
  };

  const leave = (id: number): void => {
    pointers.delete(id);
    if (pointers.size === 0) isDragging = false;
    handlers.hover(null);
  };

  return {
    down: (pointer) => {
      pointers.set(pointer.id, pointer);
      start = pointer;
      isDragging = pointers.size > 1;
      handlers.hover(null);
    },
    move: (pointer) => {
      const before = pointers.get(pointer.id);
      if (!before) handlers.hover({ x: pointer.x, y: pointer.y });
      if (start && Math.hypot(pointer.x - start.x, pointer.y - start.y) > CLICK_PX)
        isDragging = true;
      if (!before || !isDragging) return;
      pointers.set(pointer.id, pointer);
      drag(before, pointer);
    },
    up: (pointer) => {
      if (pointers.has(pointer.id) && !isDragging) handlers.click(pointer.x, pointer.y);
      leave(pointer.id);
    },
    leave,
  };
};

/** The height of a line, for a wheel that counts in lines, px. */
const LINE_PX = 16;
const ZOOM_PER_PX = 0.0015;
/** A pinch on a touchpad arrives as small wheel steps with Ctrl. */
const PINCH_FACTOR = 6;

/** A wheel zooms; sideways, or with Shift, it pans. */
export const wheel = (
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'shiftKey'>,
  x: number,
  handlers: Pick<GestureHandlers, 'pan' | 'zoom'>,
): void => {
  const unit = event.deltaMode === 0 ? 1 : LINE_PX;
  const dx = event.deltaX * unit;
  const dy = event.deltaY * unit;
  if (event.shiftKey || Math.abs(dx) > Math.abs(dy)) handlers.pan(-(dx || dy), 0);
  else if (dy !== 0)
    handlers.zoom(Math.exp(-dy * ZOOM_PER_PX * (event.ctrlKey ? PINCH_FACTOR : 1)), x);
};
