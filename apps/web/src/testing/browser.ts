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
    // The router only asks whether an error is one.
    Response: class {},
  });
  Object.assign(Element.prototype, { scrollIntoView: nothing });
  // Jsdom hides Node's own generator of random ids.
  let drawn = 0;
  Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: () => `key-${++drawn}` });
}

function nothing(): void {
  // Layout and media never change in jsdom.
}
