/** The answers in the order of the items, at most so many asked at a time. */
export async function inLanes<Item, Answer>(
  lanes: number,
  items: readonly Item[],
  ask: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [place, item] of waiting) answers[place] = await ask(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}
