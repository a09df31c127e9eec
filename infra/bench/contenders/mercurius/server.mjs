// Mercurius: its gateway asks the services for their schemas itself.
import Fastify from 'fastify';
import mercuriusGateway from '@mercuriusjs/gateway';

const app = Fastify();
app.register(mercuriusGateway, {
  gateway: {
    services: JSON.parse(process.env.SERVICES).map(({ name, url }) => ({ name, url, keepAlive: 600_000 })),
  },
  jit: 1,
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
