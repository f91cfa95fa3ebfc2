import {
  ActionIcon,
  Anchor,
  Button,
  Text,
  VisuallyHidden,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import type { SignedIn } from '@parchemin/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { keys } from '../data/queries.js';
import { useService } from '../data/service-context.js';
import { Icon, Mark } from '../frame/icons.js';
import { roleWords } from '../french/roles.messages.fr.js';
import { Bell } from '../notifications/bell.js';
import { messages } from './messages.fr.js';
import classes from './shell.module.css';
import { UnreachableBanner } from './unreachable-banner.js';

/** Whom the service answers what is to come; anybody else who goes there reads its refusal. */
const foreseers = ['operations', 'auditor', 'school-lead'] as const;
/** Whom it answers which files wait to be recognised. */
const recognisers = ['operations', 'school-lead'] as const;

/** The frame around every screen of somebody signed in: skip link, header, banner, content, footer. */
export function Shell({ who }: { readonly who: SignedIn }): ReactElement {
  return (
    <>
      <SkipLink />
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/candidatures" className={classes.brand}>
            <Mark />
            <span>{messages.product}</span>
          </Link>
          <nav aria-label={messages.navigation} className={classes.nav}>
            <Link to="/candidatures" className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
              {messages.candidacies}
            </Link>
            {foreseers.some((role) => role === who.role) && (
              <Link to="/previsions" className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
                {messages.forecast}
              </Link>
            )}
            {recognisers.some((role) => role === who.role) && (
              <Link to="/fichiers" className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
                {messages.queuedFiles}
              </Link>
            )}
            {who.role === 'operations' && (
              <Link to="/promotions" className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
                {messages.cohorts}
              </Link>
            )}
            {who.role === 'operations' && (
              <Link to="/envois" className={classes.navLink} activeProps={{ 'aria-current': 'page' }}>
                {messages.outgoingMails}
              </Link>
            )}
          </nav>
          <Account who={who} />
        </div>
      </header>
      <UnreachableBanner />
      <main id="contenu" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <Text size="sm" c="dimmed">
          {messages.accessibility}
        </Text>
      </footer>
    </>
  );
}

function SkipLink(): ReactElement {
  return (
    <Anchor
      href="#contenu"
      className={classes.skip}
      onClick={(click) => {
        click.preventDefault();
        document.getElementById('contenu')?.focus();
      }}
    >
      {messages.skip}
    </Anchor>
  );
}

function Account({ who }: { readonly who: SignedIn }): ReactElement {
  const service = useService();
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => service.signOut(),
    onSuccess: async () => {
      client.clear();
      client.setQueryData(keys.session, null);
      await navigate({ to: '/connexion' });
    },
  });
  return (
    <div className={classes.account}>
      <div className={classes.who}>
        <Text size="sm" fw={600} lh={1.2}>
          {who.name}
        </Text>
        <Text size="xs" c="dimmed" lh={1.3}>
          {roleWords(who.role).name}
        </Text>
      </div>
      <Bell />
      <SchemeSwitch />
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon name="leave" size={16} />}
        className={classes.leave}
        loading={signOut.isPending}
        onClick={() => signOut.mutate()}
      >
        {messages.signOut}
      </Button>
    </div>
  );
}

export function SchemeSwitch(): ReactElement {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon variant="default" size="lg" onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      <Icon name={dark ? 'sun' : 'moon'} />
      <VisuallyHidden>{dark ? messages.toLight : messages.toDark}</VisuallyHidden>
    </ActionIcon>
  );
}
