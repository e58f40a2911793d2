// Moves the focus when the element that had it disappears, is disabled or is moved.

/** The element of a row, pane, dialog or screen that gets the focus when another control there disappears. */
const HOME = '[data-home]';
/** Parts of the page: when a control disappears, the focus stays in its part. */
const REGION = ['tr', 'li', 'aside', 'form', 'section', 'main', '[role="dialog"]'].join();
/** Focusable controls, except for destructive buttons, which should never get the focus by themselves. */
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

/** Whether a dialog is open, which then handles the keys. */
export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"]') !== null;

/** Whether keys type text into this element. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.matches('input:not([type=radio], [type=checkbox]), textarea, select');

const isThere = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element !== document.body &&
  !element.matches(':disabled');

/** An ancestor of the focused element, and its index among its siblings. */
interface Step {
  readonly element: Element;
  readonly index: number;
}

const stepsFrom = (element: Element): Step[] => {
  const parent = element.parentElement;
  if (!parent) return [];
  return [{ element, index: [...parent.children].indexOf(element) }, ...stepsFrom(parent)];
};

/** The home inside an element, preferably the one that Tab leads to; otherwise the first control. */
const entryOf = (element: Element | undefined): HTMLElement | null => {
  if (!element) return null;
  const found =
    element.querySelector(`${HOME}[tabindex="0"]`) ??
    element.querySelector(HOME) ??
    (element.matches(CONTROLS) ? element : element.querySelector(CONTROLS));
  return isThere(found) ? found : null;
};

/** Looks in the element that replaced the missing child, then in those after it, then in those before it. */
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

/** Remembers an element. Returns a function that finds it again, or the nearest one that still exists. */
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
 * Keeps the focus in the page: if its control disappears, is disabled or is moved in the document (which removes the
 * focus), the nearest remaining one gets it. After a click outside all controls, nothing gets it. Returns a function
 * that stops this.
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
    // A closing dialog returns the focus itself.
    if (isInClosedDialog(element)) setTimeout(mend, 0);
    else if (isNowhere()) mend();
    // Its ancestors may have changed.
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
