// What jsdom lacks of a browser, and the fake API every test may speak to.
import '@testing-library/jest-dom/vitest';
import 'dayjs/locale/uk';

import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';

import { server } from './fake-api';

window.matchMedia = (query) =>
  ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    dispatchEvent: () => false,
  }) as Partial<MediaQueryList> as MediaQueryList;

window.ResizeObserver = class {
  observe() {
    return undefined;
  }
  unobserve() {
    return undefined;
  }
  disconnect() {
    return undefined;
  }
};

// Text areas that grow ask whether the fonts have loaded.
Object.defineProperty(document, 'fonts', { value: new EventTarget() });

// Newer browsers return a promise; whoever takes the answer for a clean-up fails here as there.
window.HTMLElement.prototype.scrollIntoView = () => Promise.resolve() as never;
window.scrollTo = () => undefined;

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  notifications.clean();
  server.resetHandlers();
  sessionStorage.clear();
});
afterAll(() => server.close());
configure({ asyncUtilTimeout: 4000, getElementError: (message) => new Error(message ?? 'not found') });
