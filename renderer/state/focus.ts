// Where the focus goes when something that had it is gone. Knows elements, not components.

/** Marks the element of a row or pane that stays while its buttons come and go. */
const HOME = '[data-home]';

/** Whether a dialog stands over the window, which has the keys then. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Whether keys that are pressed there are letters for it. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, select');

const isThere = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement && element.isConnected && element !== document.body;

/** Remembers where the focus is; the answer finds the place again, or the nearest that still stands. */
export const homeOf = (element: Element | null): (() => HTMLElement | null) => {
  const around = element?.closest('tr, aside, form, section');
  return () => {
    const places = [element, around?.querySelector(HOME), document.querySelector(HOME)];
    return places.find(isThere) ?? null;
  };
};
