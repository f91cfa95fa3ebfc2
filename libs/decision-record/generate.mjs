// Writes the JSON Schema of an exported decision, beside those of the certifications.
//   node libs/decision-record/generate.mjs            (after a build)
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemaOf } from '../schemes/dist/index.js';
import { DecisionRecord } from './dist/index.js';

const file = join(import.meta.dirname, '../schemes/json-schema/decision-record.json');
writeFileSync(file, jsonSchemaOf('decision-record', DecisionRecord));
