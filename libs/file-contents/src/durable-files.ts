import { randomUUID } from 'node:crypto';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Written whole under another name, made durable, then given its own: a reader finds all of it or nothing. */
export async function writeDurably(path: string, folder: string, through: string, content: string): Promise<void> {
  const arriving = join(through, randomUUID());
  const file = await open(arriving, 'wx', ownerOnly);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(arriving, path);
  await syncFolder(folder);
}

export const ownerOnly = 0o600;

/** A name is durable once its folder is; where a folder cannot be opened (Windows) the system does that by itself. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (!handle) return;
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function isThere(path: string): Promise<boolean> {
  return (await unlessMissing(stat(path))) !== undefined;
}

export async function unlinkIfThere(path: string): Promise<void> {
  await unlessMissing(unlink(path));
}

export async function unlessMissing<Result>(found: Promise<Result>): Promise<Result | undefined> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** The disk is full, or this account's share of it. */
export function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { readonly code?: unknown }).code);
}
