import { recoverRoute } from './start-reactor.js';

describe('the door through which operators wake up processes', () => {
  const woken: string[] = [];
  const route = recoverRoute({
    async recover(which) {
      woken.push(which);
      return 1;
    },
  });
  const ask = async (path: string): Promise<unknown> => {
    const match = route.path.exec(path);
    return match && route.run(match, '');
  };

  beforeEach(() => void woken.splice(0));

  it('takes one, or many with commas, or all', async () => {
    expect(await ask('/admin/recover/a-1')).toEqual({ recovered: 1 });
    expect(await ask('/admin/recover/a-1,a-2,a-3')).toEqual({ recovered: 3 });
    expect(await ask('/admin/recover/all')).toEqual({ recovered: 1 });
    expect(woken).toEqual(['a-1', 'a-1', 'a-2', 'a-3', 'all']);
  });

  it('knows no address with an empty name, another sign, or more of them than it bears', async () => {
    const many = Array.from({ length: 201 }, (_, number) => `a-${number}`);
    for (const named of ['', 'a,,b', ',a', 'a_b', many.join()]) {
      expect(await ask(`/admin/recover/${named}`)).toBeNull();
    }
    expect(woken).toEqual([]);
  });
});
