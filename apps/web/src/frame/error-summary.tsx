import { Alert, Anchor } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { Icon } from './icons.js';

export interface FieldError {
  /** The id of the field that the line leads to. */
  readonly field: string;
  readonly message: string;
}

/** What is to be corrected, each line leading to its field. It takes the focus, so that nobody misses it. */
export function ErrorSummary({ title, errors }: { readonly title: string; readonly errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [errors]);
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="brick"
      variant="light"
      title={title}
      icon={<Icon name="alert" />}
    >
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <FieldLink {...error} />
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function FieldLink({ field, message }: FieldError): ReactElement {
  return (
    <Anchor
      href={`#${field}`}
      c="inherit"
      underline="always"
      onClick={(click) => {
        click.preventDefault();
        document.getElementById(field)?.focus();
      }}
    >
      {message}
    </Anchor>
  );
}
