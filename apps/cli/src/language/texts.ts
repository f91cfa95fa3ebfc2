import { english } from './english.js';
import { french } from './french.js';

// Every sentence that the command line says, in each of its languages.
export interface Texts {
  readonly description: string;
  readonly help: string;
  readonly helpTitles: Readonly<Record<string, string>>;
  readonly version: string;
  readonly examples: string;
  readonly wrongUsage: (detail: string) => string;
  readonly commands: Readonly<Record<'doctor' | 'eventNode' | 'login' | 'rebuild' | 'recover' | 'retryMails', string>>;
  readonly options: Readonly<
    Record<'json' | 'debug' | 'name' | 'data' | 'port' | 'faults' | 'view' | 'candidacy' | 'all', string>
  >;
  readonly notRunning: (folder: string) => string;
  readonly notAnswering: (name: string, trouble: string, log: string | null) => string;
  readonly refused: (what: string) => string;
  readonly adviceLog: (log: string) => string;
  readonly adviceAddress: (variable: string) => string;
  readonly ailing: (name: string, trouble: string) => string;
  readonly wellAgain: (name: string) => string;
  readonly healthy: string;
  readonly unhealthy: string;
  readonly headers: Readonly<Record<'part' | 'where' | 'health' | 'version' | 'found' | 'log', string>>;
  readonly rebuilt: (view: string) => string;
  readonly recovered: (count: string) => string;
  readonly mailsRetried: (count: string) => string;
  readonly chooseOne: string;
  readonly badPort: string;
  readonly unexpected: (message: string) => string;
  readonly open: (url: string, seconds: string) => string;
  readonly mailbox: (url: string) => string;
  readonly accounts: Readonly<Record<'title' | 'role' | 'name' | 'password', string>>;
  readonly howToStop: string;
  readonly alreadyRunning: (pid: number, url: string | null, folder: string) => string;
  readonly stopping: (reason: string) => string;
  readonly stopped: string;
  readonly parentGone: string;
  readonly folderGone: (folder: string) => string;
  readonly starting: (names: string) => string;
  readonly demoLoaded: (count: number) => string;
  readonly demoFailed: (message: string) => string;
}

export function textsFor(env: NodeJS.ProcessEnv): Texts {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return language.toLowerCase().startsWith('fr') ? french : english;
}
