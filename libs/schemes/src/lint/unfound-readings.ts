/** The entries of the list of readings that no check finds although the scheme, or more of it, could tell. */
export const couldBeFound: Readonly<Record<string, string>> = {
  '000-08': 'two criteria of one bullet: a scheme keeps no bullets, only a remark in the labels',
  '000-10': 'titles are in the scheme’s own words, so a printed title without its number is not there to compare',
  '000-14': 'who acts is free text in a provision; with typed actors, a group and «the candidate» would clash',
  '000-15': 'no link between deliverables and criteria: the document draws none, and the scheme adds none',
  '000-16': 'no link between deliverables and criteria, as for 000-15',
  '000-17': 'no link between deliverables and criteria, as for 000-15',
  '001-20': 'two criteria of one paragraph: a scheme keeps no paragraphs',
  '002-06': 'contexts are free text; a shared case could be compared if it had a code',
  '002-09': 'nested criteria: only the labels recall the parent, which has no code',
  '002-10': 'roles are free text; a catalogue of roles would show three names for one body',
  '002-18': 'contexts are free text, as for 002-06',
  '003-06': 'the mark is one fact, and nothing links it to the nine deliverables that it is for',
  '003-22': 'one label per competency is kept, the wording of the second table is not',
  '003-39': 'a pattern of names is one text; its parts (date, extension) would have to be fields',
  '003-49': 'units and blocks stand side by side in each assessment; that they cross is no contradiction',
  '003-50': 'evidence is named in the scheme’s own words, so names that differ in print are equal here',
  '003-64': 'a work has one level among the facts and its criteria have none; the language does not say which is meant',
  '004-07': 'contexts are free text, as for 002-06',
  '004-10': 'no link between deliverables and criteria, as for 000-15',
  '004-18': 'nested criteria, as for 002-09',
  'X-01': 'each scheme is looked at alone; one name with two meanings shows only across schemes',
  'X-03': 'each scheme is looked at alone; four systems of measure show only across schemes',
  'X-05': 'roles are free text, as for 002-10',
};

const choice = 'one sentence, several sound readings; each makes a scheme that agrees with itself';
const silent = 'the document is silent, and no other passage shows that something is missing';
const wording = 'the wording itself: a misprint, a residue or an odd word, which a scheme does not keep';
const layout = 'layout: a page break or a column, settled by the ranges of lines';
const spelling = 'the spelling of a code, settled when it was entered';
const sound = 'no defect: the check that looks at it is satisfied';

/** The entries that only a reader of the document can see. */
export const readersOnly: Readonly<Record<string, string>> = {
  ...of(choice, '000-03', '000-23', '000-24', '001-04', '001-05', '001-12', '001-13', '001-14', '001-15', '001-17'),
  ...of(
    choice,
    '002-12',
    '002-13',
    '002-16',
    '002-20',
    '003-03',
    '003-17',
    '003-18',
    '003-24',
    '003-25',
    '003-26',
    '003-27',
  ),
  ...of(
    choice,
    '003-30',
    '003-31',
    '003-33',
    '003-34',
    '003-37',
    '003-38',
    '003-40',
    '003-47',
    '003-48',
    '003-51',
    '003-55',
  ),
  ...of(choice, '003-58', '003-59', '003-65', '004-02', '004-03', '004-06', '004-08', '004-19', '004-20', 'X-02'),
  ...of(silent, '000-27', '002-14', '002-15', '003-29', '003-43', '003-57'),
  ...of(
    wording,
    '000-05',
    '000-07',
    '000-20',
    '001-02',
    '001-22',
    '001-23',
    '002-05',
    '002-07',
    '003-41',
    '003-42',
    '003-61',
  ),
  ...of(wording, '003-62', '004-04', '004-11', '004-14', '004-15', '004-16', '004-21'),
  ...of(layout, '000-26', '001-18', '001-19', '002-08', '002-19', '003-19', '003-23', '003-60', '004-17'),
  ...of(spelling, '001-08', '002-02', '002-03', '003-21', '004-12', '004-13'),
  ...of(`${sound} (numbering-gap)`, '000-29'),
  ...of(`${sound} (section-sum)`, '003-28'),
  ...of(`${sound} (minutes-sum)`, '003-53'),
  ...of(`${sound} (share-differs)`, '003-56'),
};

function of(why: string, ...entries: readonly string[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entry, why]));
}
