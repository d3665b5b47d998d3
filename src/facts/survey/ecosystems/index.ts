// All ecosystems the survey knows, and the look-up of a language's signs.

import { dotnet } from "./dotnet.ts";
import type { Ecosystem, LanguageSigns } from "./ecosystem.ts";
import { elixir } from "./elixir.ts";
import { go } from "./go.ts";
import { javascript } from "./javascript.ts";
import { jvm } from "./jvm.ts";
import { php } from "./php.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";

export const ecosystems: readonly Ecosystem[] = [
  python,
  javascript,
  jvm,
  go,
  rust,
  dotnet,
  ruby,
  php,
  elixir,
];

const byLanguage = new Map<string, LanguageSigns>();
for (const { signs } of ecosystems) {
  for (const entry of signs)
    for (const language of entry.languages) byLanguage.set(language, entry);
}

/** What behaviour looks like in a language; undefined where the survey only counts lines. */
export function signsOfLanguage(language: string): LanguageSigns | undefined {
  return byLanguage.get(language);
}

/** The ecosystem that a manifest belongs to, by its path; undefined for any other file. */
export function ecosystemOfManifest(path: string): Ecosystem | undefined {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (path.includes("requirements/") && /(?:^|\/)requirements\/[\w.-]+\.txt$/.test(path)) {
    return python;
  }
  return ecosystems.find((ecosystem) => ecosystem.manifest.test(name));
}
