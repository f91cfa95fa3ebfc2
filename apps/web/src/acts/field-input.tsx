import { Checkbox, Fieldset, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { assertNever } from '@parchemin/kernel';
import type { ReactElement } from 'react';
import { fieldWords, hintOf, messages, optionWords } from './acts.messages.fr.js';
import { placeOf, yes, type Typed } from './body.js';
import { fieldId, type Field } from './fields.js';

interface InputProps {
  readonly act: string;
  readonly field: Field;
  readonly typed: Typed;
  readonly change: (place: string, text: string) => void;
  readonly error: string | undefined;
}

/** One field with its label, its hint and what is wrong with it, by the means that its kind asks for. */
export function FieldInput({ act, field, typed, change, error }: InputProps): ReactElement {
  const place = placeOf(field);
  const text = typed[place] ?? '';
  const common = {
    id: fieldId(act, field),
    label: labelOf(field),
    description: hintOf(field),
    error,
    value: text,
    onChange: (event: { currentTarget: { value: string } }) => change(place, event.currentTarget.value),
  };
  switch (field.kind) {
    case 'line':
    case 'number':
      return <TextInput {...common} inputMode={field.kind === 'number' ? 'numeric' : 'text'} autoComplete="off" />;
    case 'date':
      return <TextInput {...common} type="date" />;
    case 'instant':
      return <TextInput {...common} type="datetime-local" />;
    case 'text':
    case 'list':
    case 'table':
      return <Textarea {...common} autosize minRows={2} />;
    case 'choice':
      return <NativeSelect {...common} data={[{ value: '', label: messages.choose }, ...field.options.map(option)]} />;
    case 'yes-no': {
      const { value: _, onChange: __, ...rest } = common;
      const tick = (event: { currentTarget: { checked: boolean } }) =>
        change(place, event.currentTarget.checked ? yes : '');
      return <Checkbox {...rest} checked={text === yes} onChange={tick} />;
    }
    case 'entries':
      return <Entries {...{ act, field, typed, change, error }} />;
    default:
      return assertNever(field.kind);
  }
}

/** One input for each key where they are known, else a line for each. */
function Entries({ act, field, typed, change, error }: InputProps): ReactElement {
  const id = fieldId(act, field);
  if (field.options.length === 0)
    return <FieldInput {...{ act, typed, change, error }} field={{ ...field, kind: 'text' }} />;
  return (
    <Fieldset legend={labelOf(field)} id={id} tabIndex={-1}>
      {field.options.map((key) => (
        <TextInput
          key={key}
          id={`${id}-${key}`}
          label={key}
          autoComplete="off"
          value={typed[placeOf(field, key)] ?? ''}
          error={error}
          onChange={(event) => change(placeOf(field, key), event.currentTarget.value)}
        />
      ))}
    </Fieldset>
  );
}

export function labelOf(field: Field): string {
  const label = fieldWords[field.path.join('.')] ?? field.path.join('.');
  return field.optional ? messages.optional(label) : label;
}

function option(value: string): { value: string; label: string } {
  return { value, label: optionWords[value] ?? value };
}
