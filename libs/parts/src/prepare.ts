import { findTemporalBinary, TemporalNotFound } from './temporal/binary.js';

// Finds or installs Temporal's server ahead of whoever needs it, and prints where it is.
try {
  const { file } = await findTemporalBinary(process.env, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${file}\n`);
} catch (failure) {
  if (!(failure instanceof TemporalNotFound)) throw failure;
  process.stderr.write(`${failure.message}\n`);
  process.exitCode = 4;
}
