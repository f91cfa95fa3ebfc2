import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { View, ViewRow } from './view.js';

/** From this many rows on, COPY costs the database half of what an insert does. */
const copiedFrom = 200;

export async function writeRows(
  client: PoolClient,
  view: View,
  table: string,
  rows: readonly ViewRow[],
): Promise<void> {
  if (rows.length === 0) return;
  if (rows.length < copiedFrom) return insertRows(client, view, table, rows);
  if (view.kind === 'append') return copyRows(client, view, table, rows);
  await client.query(`create temporary table arriving (like "${table}") on commit drop`);
  await copyRows(client, view, 'arriving', rows);
  await client.query(`insert into "${table}" select * from arriving ${orReplace(view)}`);
  await client.query('drop table arriving');
}

async function insertRows(client: PoolClient, view: View, table: string, rows: readonly ViewRow[]): Promise<void> {
  const columns = Object.entries(view.columns);
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const typed = columns.map(([name, type]) => `"${name}" ${type}`).join(', ');
  const text = `insert into "${table}" (${names}) select ${names} from json_to_recordset($1) as arriving(${typed}) ${orReplace(view)}`;
  await client.query({ name: `insert ${table}`, text, values: [JSON.stringify(rows)] });
}

function orReplace(view: View): string {
  const kept = Object.keys(view.columns).filter((name) => !view.key.includes(name));
  const key = view.key.map((name) => `"${name}"`).join(', ');
  return view.kind === 'append'
    ? ''
    : `on conflict (${key}) do update set ${kept.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`;
}

const chunkCharacters = 256 * 1024;

async function copyRows(client: PoolClient, view: View, table: string, rows: readonly ViewRow[]): Promise<void> {
  const columns = Object.keys(view.columns);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const stream = client.query(copyFrom(`copy "${table}" (${names}) from stdin`));
  const done = finished(stream);
  let chunk = '';
  for (const row of rows) {
    chunk += `${columns.map((name) => fieldOf((row as unknown as Record<string, unknown>)[name])).join('\t')}\n`;
    if (chunk.length < chunkCharacters) continue;
    if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
    chunk = '';
  }
  stream.end(chunk);
  await done;
}

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  const text = typeof value === 'object' ? jsonOf(value) : String(value);
  return reserved.test(text) ? text.replace(everyReserved, (sign) => escapes[sign] ?? sign) : text;
}

const reserved = /[\\\n\r\t]/;
const everyReserved = /[\\\n\r\t]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Several views carry the same fold: it is spelled out once. */
const spelled = new WeakMap<object, string>();

function jsonOf(value: object): string {
  const known = spelled.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  spelled.set(value, text);
  return text;
}
