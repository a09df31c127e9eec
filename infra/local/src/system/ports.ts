/** Ports of one system on this machine; 0 lets the system choose. */
export interface Ports {
  readonly gateway: number;
  readonly authorization: number;
  readonly willowbank: number;
  readonly alderbrook: number;
  readonly childrensServices: number;
  readonly health: number;
  readonly education: number;
  readonly personIndex: number;
  readonly governance: number;
  readonly ledger: number;
}

/** What `npm start` listens on, on loopback only. */
export const usualPorts: Ports = {
  gateway: 4000,
  authorization: 4010,
  willowbank: 4021,
  alderbrook: 4022,
  childrensServices: 4101,
  health: 4102,
  education: 4103,
  personIndex: 4104,
  governance: 4105,
  ledger: 4106,
};

/** For tests, which run beside one another. */
export const anyPorts = Object.fromEntries(
  Object.keys(usualPorts).map((name) => [name, 0]),
) as unknown as Ports;
