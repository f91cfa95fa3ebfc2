import { defineSignal } from '@temporalio/workflow';
import type { Poke } from './addresses.js';

/** A poke wakes the process up; it carries no facts, only how far the stream is known to reach. */
export const poke = defineSignal<[Poke]>('poke');
