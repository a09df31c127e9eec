/** One file of a policy, as text. */
export interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

/** The files of one policy, before anybody has looked into them. */
export interface PolicySource {
  /** How to speak of it. */
  readonly name: string;
  readonly law: readonly PolicyFile[];
  readonly agreements: readonly PolicyFile[];
  /** `policy.yaml`, where there is one. */
  readonly manifest?: PolicyFile;
}
