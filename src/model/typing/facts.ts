// What is known of paths at a place: that they are not null, which values of an enum they may
// have, which variant they are (language definition, 6.6). Facts are immutable.

/** What is known of one path. */
export interface Fact {
  readonly nonNull?: boolean;
  /** The possible literals of an enum field. */
  readonly values?: ReadonlySet<string>;
  /** The possible variants of an instance. */
  readonly variants?: ReadonlySet<string>;
}

export type Facts = ReadonlyMap<string, Fact>;

export const NO_FACTS: Facts = new Map();

function intersect(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : new Set([...a].filter((x) => b.has(x)));
}

function unite(
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return a === undefined || b === undefined ? undefined : new Set([...a, ...b]);
}

function fact(
  nonNull: boolean,
  values: ReadonlySet<string> | undefined,
  variants: ReadonlySet<string> | undefined,
): Fact {
  return {
    ...(nonNull ? { nonNull } : {}),
    ...(values === undefined ? {} : { values }),
    ...(variants === undefined ? {} : { variants }),
  };
}

/** Both hold. */
export function both(a: Facts, b: Facts): Facts {
  if (a.size === 0) return b;
  if (b.size === 0) return a;
  const result = new Map(a);
  for (const [path, f] of b) {
    const g = result.get(path);
    if (g === undefined) result.set(path, f);
    else {
      const nonNull = g.nonNull === true || f.nonNull === true;
      result.set(
        path,
        fact(nonNull, intersect(g.values, f.values), intersect(g.variants, f.variants)),
      );
    }
  }
  return result;
}

/** One of the two holds, it is not known which. */
export function either(a: Facts, b: Facts): Facts {
  const result = new Map<string, Fact>();
  for (const [path, f] of a) {
    const g = b.get(path);
    if (g === undefined) continue;
    const joined = fact(
      f.nonNull === true && g.nonNull === true,
      unite(f.values, g.values),
      unite(f.variants, g.variants),
    );
    if (Object.keys(joined).length > 0) result.set(path, joined);
  }
  return result;
}

/** A single fact. */
export function one(path: string, f: Fact): Facts {
  return new Map([[path, f]]);
}

/** The facts without those on a path and on everything reached through it. */
export function forget(facts: Facts, path: string): Facts {
  if (facts.size === 0) return facts;
  const prefix = `${path}.`;
  return new Map([...facts].filter(([p]) => p !== path && !p.startsWith(prefix)));
}
