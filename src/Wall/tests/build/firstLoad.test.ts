import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../src', import.meta.url));

/** Everything that the first load imports, own files by path and packages by name; what is imported lazily or as a type is not. */
function importsOf(file: string, seen: Set<string>): Set<string> {
  if (seen.has(file)) {
    return seen;
  }
  seen.add(file);
  const text = readFileSync(file, 'utf8').replace(/^import type .*$/gm, '').replace(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
  for (const [, name = ''] of text.matchAll(/^(?:import|export)\s(?:[^'";]*?\sfrom\s)?'([^']+)'/gm)) {
    if (!name.startsWith('.')) {
      seen.add(name);
    } else if (!name.endsWith('.css')) {
      const path = join(dirname(file), name);
      const found = [`${path}.ts`, `${path}.tsx`, `${path}/index.tsx`, `${path}/index.ts`].find(existsSync);
      expect(found, `${name} in ${file}`).toBeDefined();
      importsOf(found ?? '', seen);
    }
  }
  return seen;
}

describe('first load', () => {
  const loaded = [...importsOf(join(root, 'main.tsx'), new Set())];

  it('wall_firstLoad_hasNoComponentAndNoChartLibrary', () => {
    expect(loaded.filter((name) => /^(antd|@ant-design|dayjs|uplot|virtual:)/.test(name))).toEqual([]);
  });

  it('wall_firstLoad_isRead', () => {
    expect(loaded).toContain('react');
    expect(loaded.some((name) => name.endsWith('pages/wall/index.tsx'))).toBe(true);
    expect(loaded.some((name) => name.includes('/layout/'))).toBe(false);
  });
});
