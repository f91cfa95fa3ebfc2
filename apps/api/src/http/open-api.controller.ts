import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Open } from '../sign-in/may-ask.js';

/** Made once, after all routes are known. */
@ApiExcludeController()
@Controller('api/openapi.json')
export class OpenApiController {
  document: OpenAPIObject | undefined;

  @Get()
  @Open()
  read(): OpenAPIObject | undefined {
    return this.document;
  }
}
