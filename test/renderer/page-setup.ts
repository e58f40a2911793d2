// Before and after each test of the page. The files of these tests share their modules and document, so nothing of one
// test may be left for the next.
import { cleanup } from '@testing-library/svelte';
import { afterEach } from 'vitest';

const hasPage = typeof document !== 'undefined';

// happy-dom lays nothing out; a list that draws what is in sight needs a height.
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
