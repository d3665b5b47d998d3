// English plurals, for collections of all instances and for the cardinality of relationships
// (language definition, 5.4).

const irregular: ReadonlyMap<string, string> = new Map([
  ["Person", "People"],
  ["Child", "Children"],
  ["Man", "Men"],
  ["Woman", "Women"],
  ["Foot", "Feet"],
  ["Tooth", "Teeth"],
  ["Mouse", "Mice"],
  ["Goose", "Geese"],
  ["Datum", "Data"],
  ["Medium", "Media"],
  ["Index", "Indices"],
  ["Matrix", "Matrices"],
  ["Vertex", "Vertices"],
  ["Appendix", "Appendices"],
  ["Criterion", "Criteria"],
  ["Phenomenon", "Phenomena"],
]);
const unchanged = new Set(["Series", "Species", "Equipment", "Information", "News", "Staff"]);
const irregularPlurals = new Set([...irregular.values()].map((w) => w.toLowerCase()));
// Words for many that have no other plural.
const collective = new Set(["staff", "equipment"]);
const singularInS = new Set(["news", "series", "species", "status", "gas", "lens", "bus"]);

/** The last capitalised part of a name, and what stands before it. */
function lastPart(name: string): [string, string] {
  const at = name.search(/[A-Z][a-z0-9]*$/);
  return at <= 0 ? ["", name] : [name.slice(0, at), name.slice(at)];
}

/** The words that denote all instances of an entity; the plain `s` form is always among them. */
export function pluralsOf(entity: string): readonly string[] {
  const [head, tail] = lastPart(entity);
  const forms = new Set([`${tail}s`]);
  const special = irregular.get(tail);
  if (special !== undefined) forms.add(special);
  if (unchanged.has(tail)) forms.add(tail);
  if (/[^aeiou]y$/i.test(tail)) forms.add(`${tail.slice(0, -1)}ies`);
  if (/is$/.test(tail)) forms.add(`${tail.slice(0, -2)}es`);
  if (/(s|x|z|ch|sh)$/.test(tail)) forms.add(`${tail}es`);
  if (/z$/.test(tail)) forms.add(`${tail}zes`);
  if (/f$/.test(tail)) forms.add(`${tail.slice(0, -1)}ves`);
  if (/fe$/.test(tail)) forms.add(`${tail.slice(0, -2)}ves`);
  if (/[^aeiou]o$/i.test(tail)) forms.add(`${tail}es`);
  return [...forms].map((form) => head + form);
}

/** The plural that a writer of English would choose. */
export function pluralOf(entity: string): string {
  const [, tail] = lastPart(entity);
  const forms = pluralsOf(entity);
  const isSpelled = /([^aeiou]y|is|s|x|z|ch|sh|fe)$/i.test(tail);
  const preferred = isSpelled || irregular.has(tail) || unchanged.has(tail) ? forms[1] : forms[0];
  return preferred ?? entity;
}

/** True when a relationship of this name leads to many instances. */
export function isToMany(name: string): boolean {
  const last = name.slice(name.lastIndexOf("_") + 1);
  if (irregularPlurals.has(last) || collective.has(last)) return true;
  if (singularInS.has(last) || /(ss|us|is)$/.test(last)) return false;
  return last.endsWith("s");
}
