/** What one append may weigh, and one event in it, as the server's defaults have it. */
export const MAX_APPEND_BYTES = 1024 * 1024;
/** The server caps how long a write may take at this, whatever the client asks for. */
export const WRITE_TIMEOUT_MILLIS = 2_000;
