/** What the component library asks of a browser and jsdom has not. */
export function completeBrowser(): void {
  Object.assign(window, {
    matchMedia: (media: string) => ({ media, matches: false, addEventListener: nothing, removeEventListener: nothing }),
    ResizeObserver: class {
      observe = nothing;
      unobserve = nothing;
      disconnect = nothing;
    },
    scrollTo: nothing,
    Response: RouterResponse,
  });
  Object.assign(Element.prototype, { scrollIntoView: nothing });
  // Jsdom hides Node's own generator of random ids.
  let drawn = 0;
  Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: () => `key-${++drawn}` });
}

/** The router carries its redirections in one; nothing is ever read from it but the headers. */
class RouterResponse {
  readonly headers: Headers;

  constructor(_: null, init?: ResponseInit) {
    this.headers = new Headers(init?.headers);
  }
}

function nothing(): void {
  // Layout and media never change in jsdom.
}
