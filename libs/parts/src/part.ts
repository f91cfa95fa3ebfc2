export const partNames = ['temporal', 'postgres', 'event-store', 'api', 'worker', 'projector'] as const;
export type PartName = (typeof partNames)[number];

// A part somewhere, ours or given: where it is and how to ask it how it goes.
export interface Part {
  readonly name: PartName;
  readonly url: string;
  readonly healthUrl: string | null;
  probe(): Promise<Probe>;
}

export interface Probe {
  readonly healthy: boolean;
  readonly version: string | null;
  readonly trouble: string | null;
}

// A part that we run ourselves.
export interface PartPlan extends Part {
  readonly stopSignal: NodeJS.Signals;
  // Heals what an unclean end left behind, then says what to run.
  prepare(): Promise<Command>;
}

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

export function unhealthy(cause: unknown): Probe {
  return { healthy: false, version: null, trouble: cause instanceof Error ? cause.message : String(cause) };
}
