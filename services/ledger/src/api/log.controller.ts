import {
  Controller,
  Get,
  Header,
  Inject,
  NotFoundException,
  Param,
  Req,
  StreamableFile,
  UnauthorizedException,
} from '@nestjs/common';
import { parseTilePath } from '@pontio/transparency-log';
import { type IncomingMessage } from 'node:http';
import { DataSource } from 'typeorm';
import { readCheckpoint, readPlace } from '../application/read-log.js';
import { isBearer } from './bearer.js';

/** Injection token of the credential that opens the entries; an empty one opens them to nobody. */
export const EXPORT_TOKEN = Symbol('export token');

/**
 * The log as static files, for whoever verifies it. Checkpoints and hashes tell nobody anything and are open;
 * entries say which agencies shared about whom, by keyed references, and need the credential.
 *
 * @see https://c2sp.org/tlog-tiles
 */
@Controller('log')
export class LogController {
  constructor(
    private readonly reader: DataSource,
    @Inject(EXPORT_TOKEN) private readonly token: string,
  ) {}

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'no-store')
  async checkpoint(): Promise<string> {
    const note = await readCheckpoint(this.reader);
    if (note === undefined) throw new NotFoundException();
    return note;
  }

  @Get('tile/*path')
  async tile(@Param('path') path: string[], @Req() request: IncomingMessage): Promise<StreamableFile> {
    const place = parseTilePath(`tile/${path.join('/')}`);
    if (place === undefined) throw new NotFoundException();
    if (place.level === 'entries' && !isBearer(request, this.token)) throw new UnauthorizedException();
    const bytes = await readPlace(this.reader, place);
    if (bytes === undefined) throw new NotFoundException();
    return new StreamableFile(bytes);
  }
}
