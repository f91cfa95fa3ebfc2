/** What candidates hand in: documents, slides, sheets and pictures of them. Nothing that a browser would run. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/zip': 'zip',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

export const fileMediaTypes = Object.keys(extensions);

/** Without its parameters; undefined where it is none of those that are taken. */
export function fileMediaTypeOf(header: string | undefined): string | undefined {
  const type = header?.split(';')[0]?.trim().toLowerCase();
  return fileMediaTypes.find((taken) => taken === type);
}

/** The name of a file whose own name is not known any more. */
export function plainFileName(piece: string, mediaType: string): string {
  return `${piece}.${extensions[mediaType] ?? 'bin'}`;
}
