import type { Command } from 'commander';
import type { Surroundings } from './commands/command.js';
import { runProgram } from './run-program.js';

type Add = (program: Command, surroundings: Surroundings) => void;

/** Each command is loaded when it is asked for: what only computes answers without loading what speaks with a part of ours. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  doctor: async () => (await import('./commands/doctor.js')).addDoctor,
  candidacy: async () => (await import('./candidacies/candidacy.js')).addCandidacy,
  act: async () => (await import('./candidacies/act.js')).addAct,
  group: async () => (await import('./candidacies/group.js')).addGroup,
  cohort: async () => (await import('./cohorts/cohort.js')).addCohort,
  forecast: async () => (await import('./candidacies/forecast.js')).addForecast,
  export: async () => (await import('./audit/export.js')).addExport,
  verify: async () => (await import('./audit/verify.js')).addVerify,
  replay: async () => (await import('./audit/replay.js')).addReplay,
  login: async () => (await import('./commands/login.js')).addLogin,
  rebuild: async () => (await import('./commands/rebuild.js')).addRebuild,
  recover: async () => (await import('./commands/recover.js')).addRecover,
  'retry-mails': async () => (await import('./commands/retry-mails.js')).addRetryMails,
  simulate: async () => (await import('./simulate/simulate.js')).addSimulate,
  'event-node': async () => (await import('./commands/event-node.js')).addEventNode,
  scheme: async () => (await import('./schemes/scheme.js')).addScheme,
  deliberate: async () => (await import('./schemes/deliberate.js')).addDeliberate,
  counterfactual: async () => (await import('./schemes/counterfactual.js')).addCounterfactual,
  schedule: async () => (await import('./calendars/schedule.js')).addSchedule,
};

export async function runCommandLine(
  args: readonly string[],
  surroundings: Omit<Surroundings, 'finish'>,
): Promise<number> {
  const [name = ''] = args;
  const named = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const describe = named ? describing([await named()]) : await wholeProgram();
  return runProgram(describe, args, surroundings);
}

function describing(adds: readonly Add[]): Add {
  return (program, surroundings) => adds.forEach((add) => add(program, surroundings));
}

async function wholeProgram(): Promise<Add> {
  const { describeWhole } = await import('./whole-description.js');
  return describing([describeWhole, ...(await Promise.all(Object.values(commands).map((load) => load())))]);
}
