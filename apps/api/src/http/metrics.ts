import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The registry of this process; a class, so that it can be asked for by the framework. */
@Injectable()
export class RequestTimes {
  readonly #seconds: Histogram<'method' | 'route' | 'status'>;

  constructor(readonly registry: Registry) {
    this.#seconds = new Histogram({
      name: 'parchemin_http_request_seconds',
      help: 'Duration of requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers: [registry],
    });
  }

  observe(method: string, route: string, status: number, seconds: number): void {
    this.#seconds.observe({ method, route, status: String(status) }, seconds);
  }
}

@Injectable()
export class CommandCounters {
  readonly #outcomes: Counter<'command' | 'outcome'>;

  constructor(registry: Registry) {
    this.#outcomes = new Counter({
      name: 'parchemin_commands_total',
      help: 'Commands by outcome: recorded, or the name of the refusal',
      labelNames: ['command', 'outcome'],
      registers: [registry],
    });
  }

  count(command: string, outcome: string): void {
    this.#outcomes.inc({ command, outcome });
  }
}

export function gaugeReaders(registry: Registry, count: () => number): void {
  new Gauge({
    name: 'parchemin_change_readers',
    help: 'Open change streams',
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
}
