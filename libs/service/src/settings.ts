import { z } from 'zod';

/** What a process of ours may be told by its environment; read once, at its start, and never again. */
const Settings = z.object({
  EVENTSTORE_URL: z
    .string()
    .regex(/^(esdb|kurrentdb)(\+discover)?:\/\//)
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^.+:\d+$/)
    .optional(),
  TEMPORAL_NAMESPACE: z.string().min(1).default('parchemin'),
  PARCHEMIN_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  PARCHEMIN_HOST: z.string().default('127.0.0.1'),
  PARCHEMIN_SEEDS: z.string().default('seeds'),
  PARCHEMIN_WEB: z.string().default('apps/web/dist'),
  /** The folder in which contents of files are kept. */
  PARCHEMIN_FILES: z.string().min(1).default('.data/files'),
  PARCHEMIN_CLOCK: z.string().optional(),
  PARCHEMIN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  PARCHEMIN_ADMIN_TOKEN: z.string().min(16).optional(),
  /** «1» creates the demonstration accounts, whose passwords are public. */
  PARCHEMIN_DEMO: z.enum(['0', '1']).default('0'),
  PARCHEMIN_MACHINE_TOKEN: z.string().min(24).max(200).optional(),
  /** Where people open the console: links in mails lead there. */
  PARCHEMIN_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4100'),
  /** The mail server; without one, mails stay in the local mailbox. */
  PARCHEMIN_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//)
    .optional(),
  PARCHEMIN_MAIL_FROM: z
    .string()
    .regex(/@[^\s@]+$/)
    .default('Parchemin <ne-pas-repondre@parchemin.invalid>'),
  PARCHEMIN_PARENT_PID: z.coerce.number().int().positive().optional(),
  NODE_ENV: z.string().optional(),
});
export type Settings = z.infer<typeof Settings>;

type Addresses = 'EVENTSTORE_URL' | 'DATABASE_URL' | 'TEMPORAL_ADDRESS';

/** Names everything that is missing or wrong at once, so that one look is enough to mend it. */
export function readSettings<Needed extends Addresses>(
  environment: NodeJS.ProcessEnv,
  needed: readonly Needed[],
): Settings & Record<Needed, string> {
  const parsed = Settings.safeParse(environment);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  const missing = needed.filter((name) => !environment[name]).map((name) => `${name}: missing`);
  const stepped = environment['PARCHEMIN_CLOCK'] && environment['NODE_ENV'] === 'production';
  const faults = [
    ...wrong,
    ...missing,
    ...(stepped ? ['PARCHEMIN_CLOCK: refused in production'] : []),
    ...missingForMail(environment),
  ];
  if (!parsed.success || faults.length > 0) throw new Error(`unusable settings\n  ${faults.join('\n  ')}`);
  return parsed.data as Settings & Record<Needed, string>;
}

/** A mail that leaves the machine names its sender, and its links lead to where people are. */
function missingForMail(environment: NodeJS.ProcessEnv): string[] {
  if (!environment['PARCHEMIN_SMTP_URL']) return [];
  const needed = ['PARCHEMIN_URL', 'PARCHEMIN_MAIL_FROM'].filter((name) => !environment[name]);
  return needed.map((name) => `${name}: missing beside PARCHEMIN_SMTP_URL`);
}
