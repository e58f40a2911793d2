// Where the focus goes when something that had it is gone or moves. Knows elements, not components.

/** Marks the element of a row, pane, dialog or screen that stays while its other controls come and go. */
const HOME = '[data-home]';
/** What a person takes for one thing: a control that is gone leads to the home of its own. */
const REGION = ['tr', 'li', 'aside', 'form', 'section', 'main', '[role="dialog"]'].join();
/** What can be reached, but for buttons that do harm: nobody should press one whose focus came by itself. */
const CONTROLS = [
  'a[href]',
  'button:not(.danger)',
  'input',
  'select',
  'textarea',
  'summary',
  '[tabindex="0"]',
]
  .map((control) => `${control}:not(:disabled)`)
  .join();

/** Whether a dialog stands over the window, which has the keys then. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Whether keys that are pressed there are letters for it. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, select');

const isThere = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element !== document.body &&
  !element.matches(':disabled');

/** An element on the way from what had the focus up to the page, and which child of the next one it was. */
interface Step {
  readonly element: Element;
  readonly index: number;
}

const stepsFrom = (element: Element): Step[] => {
  const parent = element.parentElement;
  if (!parent) return [];
  return [{ element, index: [...parent.children].indexOf(element) }, ...stepsFrom(parent)];
};

/** The home within, the one that Tab leads to if there are several; otherwise the first control. */
const entryOf = (element: Element | undefined): HTMLElement | null => {
  if (!element) return null;
  const found =
    element.querySelector(`${HOME}[tabindex="0"]`) ??
    element.querySelector(HOME) ??
    (element.matches(CONTROLS) ? element : element.querySelector(CONTROLS));
  return isThere(found) ? found : null;
};

/** In what took the place of the child that is gone, in those after it, in those before it. */
const entryBeside = (parent: Element, index: number): HTMLElement | null => {
  const children = [...parent.children];
  const inOrder = [...children.slice(index), ...children.slice(0, index).reverse()];
  for (const child of inOrder) {
    const entry = entryOf(child);
    if (entry) return entry;
  }
  return null;
};

const nearestTo = (steps: readonly Step[]): HTMLElement | null => {
  const [own] = steps;
  if (isThere(own?.element)) return own.element;
  const region = steps.find(({ element }) => element.matches(REGION))?.element;
  const home = region?.isConnected ? region.querySelector(HOME) : null;
  if (isThere(home)) return home;
  for (const [at, { index }] of steps.entries()) {
    const parent = steps[at + 1]?.element;
    const entry = parent?.isConnected ? entryBeside(parent, index) : null;
    if (entry) return entry;
  }
  return entryOf(document.body);
};

/** Remembers where the focus is; the answer finds the place again, or the nearest that still stands. */
export const homeOf = (element: Element | null): (() => HTMLElement | null) => {
  const steps = element && element !== document.body ? stepsFrom(element) : [];
  return () => nearestTo(steps);
};

const isNowhere = (): boolean => {
  const active = document.activeElement;
  return active === null || active === document.body || !isThere(active);
};

const isInClosedDialog = (element: Element): boolean =>
  element.closest('[role="dialog"]')?.isConnected === false;

/**
 * Keeps the focus in the page: where the control that has it goes, is disabled, or is moved in the document (which
 * takes the focus from it), the nearest that still stands gets it. A person who clicks beside all controls keeps it
 * nowhere. The answer ends it.
 */
export const keepFocus = (): (() => void) => {
  let held: { readonly element: Element; readonly home: () => HTMLElement | null } | null = null;

  const remember = ({ target }: Event): void => {
    if (target instanceof Element) held = { element: target, home: homeOf(target) };
  };
  const pointed = (): void => {
    if (isNowhere()) held = null;
  };
  const mend = (): void => {
    if (isNowhere()) held?.home()?.focus({ preventScroll: true });
  };
  const changed = (): void => {
    if (held === null) return;
    const { element } = held;
    // A dialog that closes gives the focus back itself.
    if (isInClosedDialog(element)) setTimeout(mend, 0);
    else if (isNowhere()) mend();
    // Its surroundings may be others now.
    else if (element === document.activeElement) held = { element, home: homeOf(element) };
  };

  const observer = new MutationObserver(changed);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled'],
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerup', pointed, true);
  return () => {
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerup', pointed, true);
  };
};
