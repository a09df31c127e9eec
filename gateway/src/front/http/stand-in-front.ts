import type { RequestListener, Server } from 'node:http';

/**
 * Puts a route in front of whatever a server listens with: its requests never reach the web framework, every
 * other one does.
 *
 * @param path - one path; one that ends in a slash stands for all below it
 */
export function standInFront(server: Server, path: string, route: RequestListener): void {
  const behind = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (isAt(path, request.url)) route(request, response);
    else for (const listener of behind) listener(request, response);
  });
}

function isAt(path: string, url = ''): boolean {
  return (
    url.startsWith(path) && (path.endsWith('/') || url.length === path.length || url[path.length] === '?')
  );
}
