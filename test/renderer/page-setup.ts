// Cleans up after each test of the page: these test files share their modules and document, so one test must not leave
// anything for the next.
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

const hasPage = typeof document !== 'undefined';

// happy-dom has no layout, but a virtual list needs a height.
if (hasPage)
  Object.defineProperties(HTMLElement.prototype, {
    clientWidth: { configurable: true, get: () => 1100 },
    clientHeight: { configurable: true, get: () => 700 },
  });

afterEach(() => {
  if (!hasPage) return;
  cleanup();
  localStorage.clear();
  document.body.replaceChildren();
  for (const { name } of [...document.body.attributes]) document.body.removeAttribute(name);
});
