/** A JSON number as it was written: its text, which the platform's own parser would lose. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

export type Json = null | boolean | string | JsonNumber | Json[] | { [key: string]: Json };

/** A text that is no JSON: where it stops being some, in French and in English. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';

  constructor(
    readonly line: number,
    readonly column: number,
    readonly what: What,
  ) {
    super(`line ${line}, column ${column}: ${what[0]}`);
  }

  get messageFr(): string {
    return `ligne ${this.line}, colonne ${this.column} : ${this.what[1]}`;
  }
}

type What = readonly [english: string, french: string];

const valueExpected: What = ['a value was expected', 'une valeur est attendue'];
const unfinishedString: What = [
  'a string that does not end, or with characters it may not have',
  'un texte sans fin, ou avec des caractères qui n’y ont pas place',
];

// Deeper than any dossier, and shallow enough that hostile nesting cannot exhaust the stack.
const deepest = 64;

/** Reads JSON without touching a number. Refuses duplicate keys, since which one counts would be a guess. */
export function parseJson(text: string): Json {
  const reader = new Reader(text.startsWith('\uFEFF') ? text.slice(1) : text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** The text of it again, each number as it was written. */
export function spellJson(json: Json): string {
  if (json instanceof JsonNumber) return json.text;
  if (Array.isArray(json)) return `[${json.map(spellJson).join(',')}]`;
  if (typeof json !== 'object' || json === null) return JSON.stringify(json);
  const members = Object.entries(json).map(([key, value]) => `${JSON.stringify(key)}:${spellJson(value)}`);
  return `{${members.join(',')}}`;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    if (depth > deepest) this.fail([`nested deeper than ${deepest}`, `imbriqué sur plus de ${deepest} niveaux`]);
    this.skipSpace();
    switch (this.text[this.at]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  end(): void {
    this.skipSpace();
    if (this.at < this.text.length) this.fail(['something follows the end', 'quelque chose suit la fin']);
  }

  private object(depth: number): Json {
    const members: Record<string, Json> = Object.create(null) as Record<string, Json>;
    this.at += 1;
    for (this.skipSpace(); this.text[this.at] !== '}'; this.skipSpace()) {
      if (this.text[this.at] !== '"')
        this.fail(['a key in quotes was expected', 'une clé entre guillemets est attendue']);
      const key = this.string();
      if (key in members) this.fail([`the key «${key}» stands twice`, `la clé « ${key} » figure deux fois`]);
      this.expect(':');
      members[key] = this.value(depth + 1);
      if (!this.more('}')) break;
    }
    this.at += 1;
    return members;
  }

  private array(depth: number): Json {
    const items: Json[] = [];
    this.at += 1;
    for (this.skipSpace(); this.text[this.at] !== ']'; this.skipSpace()) {
      items.push(this.value(depth + 1));
      if (!this.more(']')) break;
    }
    this.at += 1;
    return items;
  }

  /** After a member: true when a comma promises another one, false when the container ends here. */
  private more(close: string): boolean {
    this.skipSpace();
    if (this.text[this.at] === close) return false;
    this.expect(',');
    this.skipSpace();
    if (this.text[this.at] === close)
      this.fail(['a comma without anything after it', 'une virgule sans rien après elle']);
    return true;
  }

  private string(): string {
    const match = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (!found) this.fail(unfinishedString);
    this.at += found[0].length;
    return JSON.parse(found[0]) as string;
  }

  private number(): JsonNumber {
    const match = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (!found) this.fail(valueExpected);
    this.at += found[0].length;
    return new JsonNumber(found[0]);
  }

  private word<Value extends Json>(word: string, value: Value): Value {
    if (!this.text.startsWith(word, this.at)) this.fail(valueExpected);
    this.at += word.length;
    return value;
  }

  private expect(character: string): void {
    this.skipSpace();
    if (this.text[this.at] !== character) this.fail([`«${character}» was expected`, `« ${character} » est attendu`]);
    this.at += 1;
  }

  private skipSpace(): void {
    while (/[ \t\n\r]/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  private fail(what: What): never {
    const before = this.text.slice(0, this.at).split('\n');
    throw new JsonFault(before.length, (before.at(-1) ?? '').length + 1, what);
  }
}
