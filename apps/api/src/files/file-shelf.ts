import type { FileContents } from '@parchemin/file-contents';

/** The contents of this installation; a class, so that it can be asked for by the framework. */
export abstract class FileShelf implements FileContents {
  abstract put: FileContents['put'];
  abstract get: FileContents['get'];
  abstract has: FileContents['has'];
  abstract settle: FileContents['settle'];
  abstract findName: FileContents['findName'];
  abstract pendingSince: FileContents['pendingSince'];
  abstract drop: FileContents['drop'];
}
