import type { ServerResponse } from 'node:http';
import { type Conduct, say } from './hostile-agency.js';

/** Stands in everything that a hostile agency tries to smuggle in. */
export const SMUGGLED = 'SMUGGLED';

const smuggled = `{"data":{"_entities":[{"education":{"schoolName":"${SMUGGLED}"}}]}}`;

/** Ways to give no answer that can be used. */
export const failures: Readonly<Record<string, Conduct>> = {
  'never answers': () => undefined,
  'sends its headers and then nothing': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  },
  'drips its answer, letter by letter, for ever': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    drip(response, ' ');
  },
  'answers without end': (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    flood(response);
  },
  'answers with more than anybody reads': (response) => {
    say(response, `{"data":{"_entities":[{"education":{"schoolName":"${SMUGGLED.repeat(1_000_000)}"}}]}}`);
  },
  'dies in the middle of its answer': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
    response.write(smuggled, () => response.destroy());
  },
  'resets the connection': (response) => {
    response.socket?.resetAndDestroy();
  },
  'answers 500 with a page for people': (response) => {
    response
      .writeHead(500, { 'content-type': 'text/html' })
      .end(`<html><h1>500 ${SMUGGLED}</h1><pre>at db.ts:1</pre></html>`);
  },
  'answers 200 with a page for people': (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${SMUGGLED}</html>`);
  },
  'sends the gateway somewhere else': (response) => {
    response.writeHead(307, { location: 'http://127.0.0.1:9/graphql' }).end();
  },
  'answers an error that tells of people': (response) => {
    say(
      response,
      `{"data":null,"errors":[{"message":"no ${SMUGGLED} in people","extensions":{"code":"${SMUGGLED}","stacktrace":["${SMUGGLED}"]}}]}`,
    );
  },
  'answers nothing at all': (response) => {
    say(response, '');
  },
  'answers what is no object': (response) => {
    say(response, `["${SMUGGLED}"]`);
  },
  'answers about more people than it was asked about': (response) => {
    say(response, smuggled.replace(']}}', ',{"education":{"schoolName":"SMUGGLED"}}]}}'));
  },
  'answers about fewer': (response) => {
    say(response, '{"data":{"_entities":[]}}');
  },
  'answers a text where a person was asked for': (response) => {
    say(response, `{"data":{"_entities":["${SMUGGLED}"]}}`);
  },
  'nests its answer a hundred thousand levels deep': (response) => {
    const deep = `${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`;
    say(response, `{"data":{"_entities":[${deep}]}}`);
  },
  'sends bytes that are no text': (response) => {
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(Buffer.from([0xff, 0xfe, 0x00, 0x7b]));
  },
};

/** Ways to say more than was asked, beside what was: the rest is to be believed. */
export const lies: Readonly<Record<string, Conduct>> = {
  'adds fields that were asked for by the caller and not released': altered(({ education }) => {
    Object.assign(education, { counsellingNotes: [{ recordedOn: '2026-01-01', text: SMUGGLED }] });
  }),
  'adds fields that nobody knows': altered((person) => {
    Object.assign(person.education, { [SMUGGLED]: SMUGGLED });
    Object.assign(person, { [SMUGGLED]: SMUGGLED, health: { allergies: [{ substance: SMUGGLED }] } });
  }),
  'hides fields in the prototype': altered(
    () => undefined,
    (text) =>
      text.replace(
        '"education":{',
        `"education":{"__proto__":{"counsellingNotes":[{"text":"${SMUGGLED}"}],"polluted":true},"constructor":{"prototype":{"polluted":true}},`,
      ),
  ),
  'says things twice': altered(
    () => undefined,
    (text) =>
      text.replace(
        '"education":{',
        `"education":{"schoolName":"${SMUGGLED}","counsellingNotes":"${SMUGGLED}",`,
      ),
  ),
  'adds extensions and errors of its own': altered(
    () => undefined,
    (text) =>
      text.replace('{"data"', `{"extensions":{"sharing":{"outcome":"${SMUGGLED}"},"${SMUGGLED}":1},"data"`),
  ),
};

/** An honest answer with a change to the one person in it. */
function altered(
  change: (person: Record<'education', Record<string, unknown>>) => void,
  rewrite: (text: string) => string = (text) => text,
): Conduct {
  return async (response, honest) => {
    const answer = await honest();
    answer.data._entities.forEach((person) => {
      if (person !== null) change(person as Record<'education', Record<string, unknown>>);
    });
    say(response, rewrite(JSON.stringify(answer)));
  };
}

/** The one answer of a person whom the agency does not hold. */
export const holdsNothing: Conduct = altered((person) => {
  Object.assign(person, { education: null });
});

/** An honest answer with another value where one was. */
export function withValue(field: string, value: unknown): Conduct {
  return altered(({ education }) => {
    if (field in education) education[field] = value;
  });
}

function drip(response: ServerResponse, letter: string): void {
  const timer = setInterval(() => response.write(letter), 50);
  response.on('close', () => {
    clearInterval(timer);
  });
}

function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const pour = (): void => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', pour);
  pour();
}
