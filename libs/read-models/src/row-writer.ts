import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { ColumnType, View, ViewRow } from './view.js';
import type { ViewChange } from './view-store.js';
import { tableOf } from './view-versions.js';

type Column = readonly [name: string, type: ColumnType];
type Fields = Readonly<Record<string, unknown>>;

/** From this many rows on, COPY costs the database half of what an insert does. */
const copiedFrom = 200;

export async function writeChange(client: PoolClient, { view, version, added, changed }: ViewChange): Promise<void> {
  const table = tableOf(version);
  if (added.length < copiedFrom) await insertRows(client, view, table, added);
  else await copyRows(client, view, table, added);
  if (changed.length < copiedFrom) return insertRows(client, view, table, changed);
  await client.query(`create temporary table arriving (like "${table}") on commit drop`);
  await copyRows(client, view, 'arriving', changed);
  await client.query(`insert into "${table}" select * from arriving ${orReplace(view)}`);
  await client.query('drop table arriving');
}

async function insertRows(client: PoolClient, view: View, table: string, rows: readonly ViewRow[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.entries(view.columns);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const typed = columns.map(([name, type]) => `"${name}" ${type}`).join(', ');
  const text = `insert into "${table}" (${names}) select ${names} from json_to_recordset($1) as arriving(${typed}) ${orReplace(view)}`;
  const objects = rows.map((row) => objectOf(row as unknown as Fields, columns, view.kind));
  await client.query({ name: `insert ${table}`, text, values: [`[${objects.join()}]`] });
}

function objectOf(row: Fields, columns: readonly Column[], kind: View['kind']): string {
  return `{${columns.map(([name]) => `"${name}":${spell(row[name], kind)}`).join()}}`;
}

function orReplace(view: View): string {
  if (view.kind === 'append') return '';
  const key = view.key.map((name) => `"${name}"`).join(', ');
  const kept = Object.keys(view.columns).filter((name) => !view.key.includes(name));
  return `on conflict (${key}) do update set ${kept.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`;
}

const chunkCharacters = 256 * 1024;

async function copyRows(client: PoolClient, view: View, table: string, rows: readonly ViewRow[]): Promise<void> {
  const columns = Object.entries(view.columns);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const stream = client.query(copyFrom(`copy "${table}" (${names}) from stdin`));
  const done = finished(stream);
  let chunk = '';
  for (const row of rows) {
    chunk += lineOf(row as unknown as Fields, columns, view.kind);
    if (chunk.length < chunkCharacters) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    chunk = '';
  }
  stream.end(chunk);
  await done;
}

function lineOf(row: Fields, columns: readonly Column[], kind: View['kind']): string {
  let line = '';
  for (const [name, type] of columns) {
    const value = row[name];
    if (line !== '') line += '\t';
    if (value === null || value === undefined) line += '\\N';
    else if (type === 'json') line += escapeBackslashes(spell(value, kind));
    else if (type === 'text') line += escapeText(String(value));
    else line += String(value);
  }
  return `${line}\n`;
}

/** JSON has no raw line end or tab in it. */
function escapeBackslashes(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\', '\\\\') : text;
}

const reserved = /[\\\n\r\t]/;

function escapeText(text: string): string {
  if (!reserved.test(text)) return text;
  return escapeBackslashes(text).replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t');
}

/** Several views carry the same fold: it is spelled out once. */
const spelled = new WeakMap<object, string>();

function spell(value: unknown, kind: View['kind']): string {
  if (kind === 'append' || typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const known = spelled.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  spelled.set(value, text);
  return text;
}
