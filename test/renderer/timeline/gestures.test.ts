// Pointer, touch and wheel on the timeline: clicks, pans and zooms.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  createGestures,
  wheel,
  type Gestures,
  type GestureHandlers,
} from '../../../renderer/timeline/gestures.ts';

let done: string[];
let gestures: Gestures;
let handlers: GestureHandlers;

beforeEach(() => {
  done = [];
  handlers = {
    pan: (dx, dy) => done.push(`pan ${dx} ${dy}`),
    zoom: (factor, x) => done.push(`zoom ${factor} at ${x}`),
    click: (x, y) => done.push(`click ${x} ${y}`),
    hover: (at) => at && done.push(`hover ${at.x} ${at.y}`),
  };
  gestures = createGestures(handlers);
});

const turn = (part: Partial<WheelEvent>): void => {
  const event = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, shiftKey: false, ...part };
  wheel(event, 40, handlers);
};

describe('A pointer', () => {
  it('clicks when pressed and released, even after a small movement', () => {
    gestures.down({ id: 1, x: 10, y: 10 });
    gestures.move({ id: 1, x: 12, y: 11 });
    gestures.up({ id: 1, x: 12, y: 11 });
    expect(done).toEqual(['click 12 11']);
  });

  it('pans the timeline and does not click when moved while pressed', () => {
    gestures.down({ id: 1, x: 10, y: 10 });
    gestures.move({ id: 1, x: 30, y: 15 });
    gestures.move({ id: 1, x: 35, y: 15 });
    gestures.up({ id: 1, x: 35, y: 15 });
    expect(done).toEqual(['pan 20 5', 'pan 5 0']);
  });

  it('hovers when no button is pressed, also after a drag', () => {
    gestures.down({ id: 1, x: 0, y: 0 });
    gestures.leave(1);
    gestures.move({ id: 1, x: 3, y: 4 });
    expect(done).toEqual(['hover 3 4']);
  });
});

describe('Two fingers', () => {
  it('zoom in around their middle when they move apart', () => {
    gestures.down({ id: 1, x: 100, y: 0 });
    gestures.down({ id: 2, x: 200, y: 0 });
    gestures.move({ id: 2, x: 300, y: 0 });
    expect(done).toEqual(['zoom 2 at 200', 'pan 50 0']);
    gestures.up({ id: 2, x: 300, y: 0 });
    expect(done).toHaveLength(2);
  });
});

describe('A wheel', () => {
  it.each([
    [{ deltaY: -100 }, /^zoom 1\.1\d+ at 40$/],
    [{ deltaY: 100 }, /^zoom 0\.8\d+ at 40$/],
    [{ deltaY: -10, ctrlKey: true }, /^zoom 1\.09\d+ at 40$/],
    [{ deltaY: -3, deltaMode: 1 }, /^zoom 1\.07\d+ at 40$/],
    [{ deltaX: 30, deltaY: 5 }, /^pan -30 0$/],
    [{ deltaY: 30, shiftKey: true }, /^pan -30 0$/],
  ])('turned %o zooms or pans as usual', (event, act) => {
    turn(event);
    expect(done).toEqual([expect.stringMatching(act)]);
  });
});
