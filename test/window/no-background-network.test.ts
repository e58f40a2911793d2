import { describe, expect, it } from 'vitest';
import { disableBackgroundNetwork } from '../../electron/window/no-background-network.ts';

/** A command line as Chromium keeps it: the last value of a switch counts. */
const commandLineOf = (given: Readonly<Record<string, string>>) => {
  const values = new Map(Object.entries(given));
  return {
    values,
    appendSwitch: (name: string, value = '') => void values.set(name, value),
    getSwitchValue: (name: string) => values.get(name) ?? '',
  };
};

describe('background networking of Chromium', () => {
  it('keeps the features that the person has turned off', () => {
    const line = commandLineOf({ 'disable-features': 'Vulkan,WaylandFractionalScaleV1' });
    disableBackgroundNetwork(line);
    const off = line.getSwitchValue('disable-features').split(',');
    expect(off).toEqual(expect.arrayContaining(['Vulkan', 'WaylandFractionalScaleV1']));
    expect(off).toContain('MediaRouter');
    expect(off).not.toContain('');
  });

  it('turns off component updates and requests of its own', () => {
    const line = commandLineOf({});
    disableBackgroundNetwork(line);
    expect([...line.values.keys()]).toEqual(
      expect.arrayContaining(['disable-background-networking', 'disable-component-update']),
    );
    expect(line.getSwitchValue('disable-features').startsWith(',')).toBe(false);
  });
});
