// The version of the product, put in by the build from package.json.

declare const ALLIUM_VERSION: string | undefined;

/** `x.y.z`; from unbundled sources a version that no release has. */
export const version: string =
  typeof ALLIUM_VERSION === "undefined" ? "0.0.0-source" : ALLIUM_VERSION;

/** The versions of the language that this product reads. */
export const languageVersions: readonly number[] = [1, 2, 3];
