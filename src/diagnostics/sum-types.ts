// Diagnostics about entities with variants.

import type { Entry } from "./entry.ts";

const error = { severity: "error", since: "0.1.0" } as const;

export const sumTypeEntries = {
  "sum.invalidDiscriminator": {
    ...error,
    message: "`{field}` mixes names of variants with literals of an enum",
    help: "Begin every name with a capital letter for variants, or none of them for an enum.",
  },
  "sum.discriminatorUnknownVariant": {
    ...error,
    message: "`{name}` is no variant of `{entity}`",
    help: "{hint}",
  },
  "sum.v1InlineEnum": {
    ...error,
    message: "`{field}` lists capitalised names, but `{entity}` has no variants",
    help: "Write the literals of an enum in small letters, or declare `variant {name} : {entity}`.",
  },
  "sum.variantMissingInDiscriminator": {
    ...error,
    message: "`{base}` does not list its variant `{name}` in `{field}`",
    help: "Add `| {name}` to `{field}`; every instance must be one of the names listed there.",
  },
  "sum.missingDiscriminator": {
    ...error,
    message: "`{base}`, the base of `{name}`, has no field that tells its variants apart",
    help: "Add one to `{base}`, for example `kind: {name} | Other`.",
  },
  "sum.unguardedVariantFieldAccess": {
    ...error,
    message: "only {variants} of `{entity}` has `{name}`, and nothing says that it is one here",
    help: "Test it first, for example with `requires: {test}`.",
  },
  "sum.baseInstantiation": {
    ...error,
    message: "`{entity}` has variants, so it is never created as such",
    help: "Name the variant that comes to be: {variants}.",
  },
} as const satisfies Record<string, Entry>;
