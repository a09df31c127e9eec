/** Something that runs and can be stopped: a server of ours, of the sandbox, or a database. */
export interface Running {
  /** Base address, where it has one. */
  readonly url?: string;
  close(): Promise<void>;
  /** Ends it as a crash would, where that is another thing than closing it. */
  kill?(): Promise<void>;
}

/** A part of the system under its name, able to be stopped and started again at the same address. */
export class Part {
  private running: Running | undefined;

  constructor(
    readonly name: string,
    private readonly begin: () => Promise<Running>,
  ) {}

  get url(): string | undefined {
    return this.running?.url;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  async start(): Promise<void> {
    this.running ??= await this.begin();
  }

  async stop(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.close();
  }

  async kill(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await (running?.kill?.() ?? running?.close());
  }
}

/** The parts of one system, in the order they were started. */
export class Parts {
  private readonly parts = new Map<string, Part>();

  constructor(private readonly progress: (line: string) => void) {}

  /** Starts a part and tells how long it took. */
  async add<R extends Running>(name: string, begin: () => Promise<R>): Promise<R> {
    let made: R | undefined;
    const part = new Part(name, async () => (made = await begin()));
    const started = performance.now();
    await part.start();
    this.parts.set(name, part);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    this.progress(`${name.padEnd(28)} ${part.url ?? ''}`.padEnd(58) + ` ${seconds} s`);
    if (made === undefined) throw new Error(`${name} did not start`);
    return made;
  }

  /** Adds a server that comes back on the port it first had, because others remember its address. */
  async addAt<R extends Running & { readonly url: string }>(
    name: string,
    port: number,
    begin: (port: number) => Promise<R>,
  ): Promise<R> {
    let fixed = port;
    return this.add(name, async () => {
      const server = await begin(fixed);
      fixed = Number(new URL(server.url).port);
      return server;
    });
  }

  /** @returns whether there is a part of that name */
  async stop(name: string): Promise<boolean> {
    const part = this.parts.get(name);
    await part?.stop();
    return part !== undefined;
  }

  /** @returns whether there is a part of that name */
  async start(name: string): Promise<boolean> {
    const part = this.parts.get(name);
    await part?.start();
    return part !== undefined;
  }

  /** Ends a part as a crash would. */
  async kill(name: string): Promise<void> {
    await this.parts.get(name)?.kill();
  }

  /** What runs, by name. */
  states(): { name: string; url: string | undefined; isRunning: boolean }[] {
    return [...this.parts.values()].map(({ name, url, isRunning }) => ({ name, url, isRunning }));
  }

  /** Stops everything, last started first. One part that will not stop does not keep the others from it. */
  async close(): Promise<void> {
    for (const part of [...this.parts.values()].reverse()) {
      await part.stop().catch((error: unknown) => {
        this.progress(
          `${part.name} did not stop cleanly: ${error instanceof Error ? error.name : 'unknown'}`,
        );
      });
    }
  }
}
