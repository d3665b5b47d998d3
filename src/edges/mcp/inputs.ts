// What tools take. Whatever else comes in is refused before a tool sees it.

import * as z from "zod/mini";
import { questionForms, questionKinds } from "../../workspace/query.ts";
import { LEAST_BUDGET, MOST_BUDGET, USUAL_BUDGET } from "./reply.ts";

const MOST_TEXT = 1_000_000;
const MOST_NAME = 500;
const MOST_PATHS = 50;

const budget = z._default(
  z
    .int()
    .check(
      z.gte(LEAST_BUDGET),
      z.lte(MOST_BUDGET),
      z.describe(`The most characters of the answer; ${USUAL_BUDGET} when left out`),
    ),
  USUAL_BUDGET,
);

const paths = z.optional(
  z
    .array(z.string().check(z.minLength(1), z.maxLength(4_096)))
    .check(
      z.minLength(1),
      z.maxLength(MOST_PATHS),
      z.describe("Files or folders of the project; all its specifications when left out"),
    ),
);

const name = z.string().check(z.minLength(1), z.maxLength(MOST_NAME));

export const askInput = {
  question: z
    .string()
    .check(
      z.maxLength(MOST_TEXT),
      z.describe("The request or question as the user has typed it, in full"),
    ),
  budget,
};

export const queryInput = {
  kind: z.enum(questionKinds).check(z.describe("What is asked")),
  about: name.check(
    z.describe(`The names after the kind: ${Object.values(questionForms).join("; ")}`),
  ),
  paths,
  budget,
};

export const readInput = {
  name: name.check(
    z.describe(
      "A rule, entity, field, state, surface, actor, trigger, config value, enum, invariant or contract; with its file in front where several have the name: `billing/Invoice`",
    ),
  ),
  paths,
  budget,
};

export const setInput = { paths, budget };
