interface Line {
  tail: Promise<unknown>;
  waiting: number;
}

/** One at a time per stream, in the order of arrival; streams do not wait for each other. */
export class StreamQueue {
  readonly #lines = new Map<string, Line>();

  constructor(private readonly longest: number) {}

  /** Undefined when the line is full: the task has not run and never will. */
  enter<Result>(stream: string, task: () => Promise<Result>): Promise<Result> | undefined {
    const line = this.#lines.get(stream) ?? { tail: Promise.resolve(), waiting: 0 };
    if (line.waiting >= this.longest) return undefined;
    this.#lines.set(stream, line);
    line.waiting += 1;
    const turn = line.tail.then(task).finally(() => {
      line.waiting -= 1;
      if (line.waiting === 0) this.#lines.delete(stream);
    });
    line.tail = turn.catch(() => undefined);
    return turn;
  }
}
