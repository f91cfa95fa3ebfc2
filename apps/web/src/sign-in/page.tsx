import { Button, Paper, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent, type ReactElement } from 'react';
import { messages as shell } from '../app/messages.fr.js';
import { SchemeSwitch } from '../app/shell.js';
import { keys } from '../data/queries.js';
import { Refused } from '../data/service.js';
import { useService } from '../data/service-context.js';
import { ErrorSummary, type FieldError } from '../frame/error-summary.js';
import { Mark } from '../frame/icons.js';
import { Page } from '../frame/page.js';
import { messages } from './messages.fr.js';
import classes from './page.module.css';

const route = getRouteApi('/connexion');

export function SignInPage(): ReactElement {
  return (
    <div className={classes.screen}>
      <div className={classes.corner}>
        <SchemeSwitch />
      </div>
      <main className={classes.main}>
        <div className={classes.brand}>
          <Mark size={40} />
          <span>{shell.product}</span>
        </div>
        <Text c="dimmed" mb="xl">
          {messages.lead}
        </Text>
        <Paper withBorder p={{ base: 'lg', xs: 'xl' }} bg="var(--sheet)">
          <Page title={messages.title}>
            <SignInForm />
          </Page>
        </Paper>
      </main>
    </div>
  );
}

function SignInForm(): ReactElement {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const signIn = useSignIn(setErrors);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const missing = missingFields(name, password);
    setErrors(missing);
    if (missing.length === 0) signIn.mutate({ name, password });
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="md" mt="md">
        {errors.length > 0 && <ErrorSummary title={messages.errors} errors={errors} />}
        <TextInput
          id="identifiant"
          label={messages.name}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <PasswordInput
          id="mot-de-passe"
          label={messages.password}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': messages.showPassword, tabIndex: 0, 'aria-hidden': false }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="md" mt="xs" loading={signIn.isPending}>
          {signIn.isPending ? messages.sending : messages.submit}
        </Button>
      </Stack>
    </form>
  );
}

function useSignIn(refuse: (errors: readonly FieldError[]) => void) {
  const service = useService();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { retour } = route.useSearch();
  return useMutation({
    mutationFn: service.signIn,
    onSuccess: async (who) => {
      client.clear();
      client.setQueryData(keys.session, who);
      await navigate({ href: retour ?? '/candidatures', replace: true });
    },
    onError: (error) => {
      const message = error instanceof Refused ? error.problem.detail : messages.unanswered;
      refuse([{ field: 'identifiant', message }]);
    },
  });
}

function missingFields(name: string, password: string): FieldError[] {
  return [
    ...(name.trim() === '' ? [{ field: 'identifiant', message: messages.nameMissing }] : []),
    ...(password === '' ? [{ field: 'mot-de-passe', message: messages.passwordMissing }] : []),
  ];
}
