import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readDossiers } from '../dossier/read-dossiers.js';
import { Scheme } from '../language/scheme.js';
import { loadCertification, loadCertificationFile, loadCertifications } from '../load-schemes.js';
import { SchemeDiffAnswer, type SchemeChange } from './change.js';
import { diffSchemes } from './scheme-diff.js';
import { tellDiff } from './tell-diff.js';

const fixtures = resolve(__dirname, '../../fixtures');
const seeds = resolve(__dirname, '../../../../seeds');
const small = ['small.json', 'small.v2.json'].map((name) => loadCertificationFile(join(fixtures, 'versions', name)));
const [before, after] = small as [Scheme, Scheme];

describe('the difference of two versions', () => {
  const { changes } = diffSchemes(before, after);

  it.each([
    ['document', 'document\u00a0: small.txt devient small-2.txt', 'document: small.txt becomes small-2.txt'],
    ['competencies', 'compétence 1.2\u00a0: disparaît (Corriger)', 'competency 1.2: disappears (Corriger)'],
    ['competencies', 'compétence 1.3\u00a0: apparaît (Relire)', 'competency 1.3: appears (Relire)'],
    [
      'assessments',
      'épreuve E1, critère E1.K1, opérateur\u00a0: >= devient > (désormais strict)',
      'assessment E1, criterion E1.K1, operator: >= becomes > (now strict)',
    ],
    [
      'assessments',
      'épreuve E1, critère E1.K1, seuil\u00a0: 70 devient 80 (relevé)',
      'assessment E1, criterion E1.K1, threshold: 70 becomes 80 (raised)',
    ],
    [
      'assessments',
      'épreuve E1, compétence\u00a0: gagne 1.3, perd 1.2',
      'assessment E1, competency: gains 1.3, loses 1.2',
    ],
    [
      'assessments',
      'épreuve E2, minutes, présentation\u00a0: 15 devient 20 (relevé)',
      'assessment E2, minutes, presentation: 15 becomes 20 (raised)',
    ],
    [
      'facts',
      'groupe de faits levels, paramètre min, 1.1\u00a0: 2 devient 3 (relevé)',
      'fact group levels, parameter min, 1.1: 2 becomes 3 (raised)',
    ],
    [
      'rules',
      'règle EXAM, opérateur\u00a0: >= devient > (désormais strict)',
      'rule EXAM, operator: >= becomes > (now strict)',
    ],
    [
      'rules',
      'règle EXAM, expression\u00a0: exam >= 10 devient exam > 10',
      'rule EXAM, expression: exam >= 10 becomes exam > 10',
    ],
    ['rules', 'règle EXAM, lignes citées\u00a0: 20–20 devient 24–24', 'rule EXAM, lines cited: 20–20 becomes 24–24'],
    ['provisions', 'disposition\u00a0: l’ordre devient P-2 P-1', 'provision: the order becomes P-2 P-1'],
  ])('tells of %s: %s', (kind, fr, en) => {
    expect(changes).toContainEqual(expect.objectContaining({ kind, fr, en }));
  });

  it('says what becomes of the candidacies under way', () => {
    expect(changes.filter(({ kind }) => kind === 'underWay')).toHaveLength(1);
  });

  it('is empty between a version and itself, and the same whatever a file leaves unsaid', () => {
    for (const scheme of [...small, ...loadCertifications(seeds)]) {
      expect(diffSchemes(scheme, Scheme.parse(JSON.parse(JSON.stringify(scheme)))).changes).toEqual([]);
    }
    expect(tellDiff(diffSchemes(before, before), 'fr')).toContain('Rien ne diffère.');
  });

  it('is complete: whatever is taken out of a certification is found', () => {
    const cgco = loadCertification(seeds, 'cgco')!;
    for (const part of [
      'blocks',
      'competencies',
      'assessments',
      'rules',
      'conditions',
      'provisions',
      'readings',
    ] as const) {
      const taken = cgco[part].filter((_, at) => at % 4 === 1).map(({ code }) => code);
      const without = { ...cgco, [part]: cgco[part].filter(({ code }) => !taken.includes(code)) };
      expect(taken.length).toBeGreaterThan(0);
      expect(diffSchemes(cgco, without).changes.map(found)).toEqual(taken.map((code) => ['removed', part, code]));
      expect(diffSchemes(without, cgco).changes.map(found)).toEqual(taken.map((code) => ['added', part, code]));
    }
  });
});

describe('the impact of a version on dossiers', () => {
  const dossier = (id: string, exam: string, level: number, third = '1.2'): string =>
    JSON.stringify({ id, dossier: { exam, levels: { '1.1': level, [third]: null, '2.1': 3 } } });
  const shared = { 'at-the-limit': '10', safe: '12' };

  it('names who changes verdict, by which rule, and who cannot be read any more', () => {
    const harder = Scheme.parse({
      ...JSON.parse(JSON.stringify(before)),
      rules: after.rules.slice(0, 1).concat(before.rules.slice(1)),
    });
    const lines = Object.entries(shared).map(([id, exam]) => dossier(id, exam, 2));
    const read = readDossiers([...lines, dossier('stranger', '12', 2, '9.9')].join('\n'));
    if ('fault' in read) throw read.fault;
    const answer = diffSchemes(before, harder, read.dossiers);
    expect(answer.dossiers).toMatchObject({
      compared: 3,
      unchanged: 1,
      changed: [
        {
          dossier: 'at-the-limit',
          before: 'admitted',
          after: 'refused',
          causes: [{ code: 'EXAM', before: 'met', after: 'not_met' }],
        },
      ],
      unreadable: [{ dossier: 'stranger' }],
    });
    const told = tellDiff(answer, 'fr');
    expect(told).toContain(
      'Dossiers comparés\u00a0: 3\u00a0; verdict inchangé\u00a0: 1, changé\u00a0: 1, illisible\u00a0: 1',
    );
    expect(told).toContain('l’examen\u00a0: 10/20, il faut strictement plus de 10/20 (document, ligne 24)');
    expect(told).toContain('UNKNOWN:levels.9.9');
    expect(tellDiff(answer, 'en')).toContain('after: refused, the title is not awarded.');
    expect(SchemeDiffAnswer.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
  });

  it('says so when no rule changed sides', () => {
    const verdict = { ...before.verdict, title: [{ rule: 'EXAM', deliberated: false }] };
    const milder = Scheme.parse({ ...JSON.parse(JSON.stringify(before)), verdict });
    const read = readDossiers(`[${dossier('weak', '12', 0)}]`);
    if ('fault' in read) throw read.fault;
    const answer = diffSchemes(before, milder, read.dossiers);
    expect(answer.dossiers?.changed).toMatchObject([{ before: 'partial', after: 'admitted' }]);
  });

  it('follows a threshold of a certification on worked dossiers', () => {
    const cgco = JSON.parse(readFileSync(join(seeds, 'schemes/cgco.json'), 'utf8')) as { rules: { code: string }[] };
    const before = Scheme.parse(cgco);
    const rules = cgco.rules.map((rule) =>
      rule.code === 'UE_AVERAGE' ? (JSON.parse(JSON.stringify(rule).replaceAll('">"', '">="')) as object) : rule,
    );
    const after = Scheme.parse({ ...cgco, rules });
    const refused = readFileSync(join(fixtures, 'dossiers/cgco-refused-c16.json'), 'utf8');
    const read = readDossiers(`[${refused}]`);
    if ('fault' in read) throw read.fault;
    const { changes, dossiers } = diffSchemes(before, after, read.dossiers);
    expect(changes.map(({ fr }) => fr)).toContain(
      'règle UE_AVERAGE, opérateur\u00a0: > devient >= (n’est plus strict)',
    );
    expect(dossiers?.changed).toMatchObject([
      {
        before: 'refused',
        after: 'admitted_with_reserve',
        causes: [{ code: 'UE_AVERAGE:UE7', before: 'not_met', after: 'met' }],
      },
    ]);
  });

  it('shows a criterion that changed sides where the jury decides', () => {
    const before = loadCertification(seeds, 'mdce')!;
    const [assessment] = before.assessments.filter(({ criteria }) =>
      criteria.some(({ operator }) => operator === '>='),
    );
    const criterion = assessment!.criteria.find(({ operator, threshold }) => operator === '>=' && threshold !== null)!;
    const strict = { ...criterion, operator: '>' as const };
    const criteria = assessment!.criteria.map((each) => (each === criterion ? strict : each));
    const assessments = before.assessments.map((each) => (each === assessment ? { ...each, criteria } : each));
    const dossier = JSON.stringify({
      percentages: { [criterion.code]: criterion.threshold },
      criteria: {},
      language: {},
    });
    const { changes, dossiers } = diffSchemes(before, { ...before, assessments }, [{ name: 'limit', text: dossier }]);
    expect(changes).toMatchObject([{ element: [assessment!.code, 'criteria', criterion.code], field: 'operator' }]);
    const [cause] = dossiers!.changed[0]!.causes;
    expect([cause!.code, cause!.before, cause!.after]).toEqual([criterion.code, 'met', 'not_met']);
    expect(cause!.fr).toContain('il faut strictement plus de');
  });

  it.each([
    ['[', 'line 1'],
    ['{"id":"a"}\n{"id":', 'line 2'],
  ])('refuses a file that is no JSON, with the line: %j', (text, place) => {
    expect(readDossiers(text)).toMatchObject({ fault: { message: expect.stringContaining(place) as string } });
  });

  it('keeps every number of a dossier as it was written', () => {
    const read = readDossiers('{"id":7,"exam":10.000000000000000000001,"list":[true,null,"a"]}\n\n');
    expect(read).toEqual({
      dossiers: [{ name: '7', text: '{"id":7,"exam":10.000000000000000000001,"list":[true,null,"a"]}' }],
    });
  });
});

function found({ change, kind, element }: SchemeChange): readonly unknown[] {
  return [change, kind, element[0]];
}
