// Apollo's gateway in NestJS: ApolloGatewayDriver, as its documentation begins.
import 'reflect-metadata';
import { ApolloGatewayDriver } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { readFileSync } from 'node:fs';

class AppModule {}
Module({
  imports: [
    GraphQLModule.forRoot({
      driver: ApolloGatewayDriver,
      gateway: { supergraphSdl: readFileSync(process.env.SUPERGRAPH, 'utf8') },
    }),
  ],
})(AppModule);

const app = await NestFactory.create(AppModule, { logger: ['error'] });
await app.listen(Number(process.env.PORT), '127.0.0.1');
