// For eyes and transcripts: the address without the password in it.
export function shownUrl(url: string): string {
  return url.replace(/^([a-z+]+:\/\/[^:/@]+):[^@/]+@/i, '$1:…@');
}
