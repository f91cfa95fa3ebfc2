import { gatedOrder, ladder, operations, PathStory, president } from './path.fixture.js';

const spring = '2026-10-01T00:00';
const summer = '2026-10-02T00:00';

/** Everything before the gate is closed, and the rules say what is still missing. */
function beforeTheGate(missing: readonly string[]): PathStory {
  const story = new PathStory(ladder, gatedOrder);
  story.missing = missing;
  story.serve(spring);
  story.mark('CC1', spring).mark('CC2', spring);
  return story;
}

/** Refused at the gate, as a person confirmed: the jury decides. */
function beforeTheJury(): PathStory {
  const story = beforeTheGate(['DOC:X']);
  story.serve(spring);
  story.ask({ type: 'ConfirmNonAdmissibility', missing: ['DOC:X'] }, operations, spring);
  return story;
}

function decided(): PathStory {
  const story = beforeTheJury();
  story.serve(spring);
  pronounce(story);
  return story;
}

function pronounce(story: PathStory): void {
  const presented = { blocks: ['B1'], wholeTitle: true, awaited: [] };
  story.ask({ type: 'PronounceDecision', decision: 'refused', blocks: [], reason: null, presented }, president, summer);
}

describe('the gate of a path', () => {
  it('is asked about as soon as all that precedes it is closed, and opens to whoever is admissible', () => {
    expect(beforeTheGate([]).serve(spring).did).toEqual([
      'close-stage close',
      'establish-admissibility',
      'open-stage open',
    ]);
  });

  it('stays shut while something is missing, and by the clock alone nothing follows', () => {
    const story = beforeTheGate(['DOC:X']);
    expect(story.serve(spring).did).toEqual(['close-stage close', 'establish-admissibility']);
    expect(story.serveUntil(spring, '2027-12-31T00:00')).toEqual([]);
    expect(story.next('2027-12-31T00:00')).toEqual({ do: 'rest' });
  });

  it('is asked about again with each fact that may change the answer', () => {
    const story = beforeTheGate(['DOC:X']);
    story.serve(spring);
    story.missing = [];
    const derogation = { type: 'GrantDerogation', code: 'DOC:X', reason: 'lost', derogable: ['DOC:X'] } as const;
    story.ask(derogation, operations, summer);
    expect(story.serve(summer).did).toEqual(['establish-admissibility', 'open-stage open']);
    expect(story.path.open.map(({ stage }) => stage)).toEqual(['oral']);
  });

  it('is asked about before anything is closed when a person asks', () => {
    const story = new PathStory(ladder, gatedOrder);
    story.serve(spring);
    story.ask({ type: 'EstablishAdmissibility', admissible: false, missing: ['DOC:X'] }, operations, spring);
    expect(story.next(spring).do).toBe('wait');
    story.mark('CC1', spring);
    expect(story.next(spring).do).toBe('establish-admissibility');
  });

  it('sends to the jury whom a person confirmed not to be admissible, without what stands behind it', () => {
    const story = beforeTheJury();
    expect(story.serve(spring).did).toEqual(['open-stage open', 'propose']);
    expect(story.path.open.map(({ stage }) => stage)).toEqual(['jury']);
  });

  it('opens after all when what was missing comes in late', () => {
    const story = beforeTheJury();
    story.serve(spring);
    story.missing = [];
    const derogation = { type: 'GrantDerogation', code: 'DOC:X', reason: 'found', derogable: ['DOC:X'] } as const;
    story.ask(derogation, operations, summer);
    expect(story.serve(summer).did).toEqual(['establish-admissibility', 'open-stage open', 'propose']);
  });
});

describe('a proposal', () => {
  it('is made once for the same facts', () => {
    const story = beforeTheJury();
    story.serve(spring);
    expect(story.serve(summer).did).toEqual([]);
  });
});

describe('a decision', () => {
  it('closes its stage, and what follows from it is established once', () => {
    const story = decided();
    expect(story.serve(summer).did).toEqual(['close-stage close', 'establish-consequences']);
    expect(story.serve('2027-12-31T00:00')).toEqual({ did: [], then: { do: 'rest' } });
  });

  it('that is annulled opens its stage again; pronounced anew, it closes under another key', () => {
    const story = decided();
    story.serve(summer);
    story.ask({ type: 'AnnulDecision', reason: 'an appeal was upheld' }, president, summer);
    expect(story.serve(summer)).toEqual({ did: [], then: { do: 'rest' } });
    const before = story.facts.length;
    pronounce(story);
    expect(story.serve(summer).did).toEqual(['close-stage close', 'establish-consequences']);
    expect(story.facts.slice(before).map(({ type }) => type)).toEqual([
      'DecisionPronounced',
      'StageClosed',
      'ConsequencesEstablished',
    ]);
  });

  it('is followed by another presentation, which opens the jury again and nothing that was done', () => {
    const story = decided();
    story.serve(summer);
    const calendar = { id: 'demo', version: 1, zone: 'Europe/Paris', dates: {} };
    story.missing = [];
    story.ask({ type: 'PresentAgain', cohort: '2027', calendar }, operations, summer);
    expect(story.serve(summer).did).toEqual(['establish-admissibility', 'open-stage open']);
    expect(story.path.open.map(({ stage }) => stage)).toEqual(['oral']);
  });
});
