import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { messages } from '../app/messages.fr.js';

interface PageProps {
  readonly title: string;
  /** What stands above the title, such as the way back. */
  readonly above?: ReactNode;
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a screen: its title names the tab, and takes the focus when one arrives from another screen. */
export function Page({ title, above, beside, children }: PageProps): ReactElement {
  const heading = useFocusOnArrival();
  return (
    <>
      <title>{messages.pageTitle(title)}</title>
      {above}
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', alignItems: 'center' }}>
        <Title order={1} ref={heading} tabIndex={-1} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {beside}
      </div>
      {children}
    </>
  );
}

let arrivedBefore = false;

/** The browser itself places the focus on the first load; after that a change of screen is ours to announce. */
function useFocusOnArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (arrivedBefore) heading.current?.focus({ preventScroll: true });
    arrivedBefore = true;
  }, []);
  return heading;
}
