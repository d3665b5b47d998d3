// The card that a session begins with: at most 1,200 characters, as facts. What has no room is
// counted.

import type { CardFile, SessionCard } from "../workspace/session-card.ts";
import { shownText } from "./display.ts";

export const MOST_OF_A_CARD = 1_200;
const MOST_NAMES = 6;
const MOST_QUESTION = 110;
const MOST_PATH = 120;

/** The card; empty where there is nothing to tell of. */
export function sessionCardText({ files, questions }: SessionCard): string {
  if (files.length === 0) return "";
  const head = `This project has a behavioural specification in Allium: ${plural(files.length, "file")}. It says what is meant (who may do what, under which conditions, what follows); the code says what is.`;
  const how =
    "How it is consulted: the tools of the server `allium`: `ask` with the words of a request, `query` by name (who-can, what-blocks, what-writes, what-follows, paths, what-if, slice), `read` for a declaration, `check` after an edit. Facts about a prompt are added to it by themselves.";
  const asked = questions.map(
    ({ path, line, text }) => `- ${short(path)}:${line} ${clipped(shownText(text), MOST_QUESTION)}`,
  );
  const lines = grouped(files);
  const open =
    asked.length === 0 ? [] : [`Not decided yet (${plural(asked.length, "open question")}):`];
  // Questions get a third of the room at most, the files the rest.
  const room = MOST_OF_A_CARD - head.length - how.length - 80;
  const questionRoom = Math.min(total([...open, ...asked]), Math.floor(room / 3));
  const shownFiles = fitting(lines, room - questionRoom, "more");
  const shownQuestions =
    asked.length === 0
      ? []
      : [...open, ...fitting(asked, questionRoom - total(open), "more questions")];
  return [head, ...shownFiles, how, ...shownQuestions].join("\n");
}

/** A line for each file or, where there are many, for each folder. */
function grouped(files: readonly CardFile[]): readonly string[] {
  if (files.length <= 12) return files.map((file) => lineOf(short(file.path), [file]));
  const folders = new Map<string, CardFile[]>();
  for (const file of files) {
    const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [file]);
    else known.push(file);
  }
  return [...folders].map(([folder, inside]) =>
    lineOf(`${folder === "" ? "./" : short(folder)} (${plural(inside.length, "file")})`, inside),
  );
}

function lineOf(place: string, files: readonly CardFile[]): string {
  const names = files.flatMap(({ entities }) => entities);
  const sum = (of: (file: CardFile) => number): number => files.reduce((n, f) => n + of(f), 0);
  const shown = names.slice(0, MOST_NAMES).map(shownText).join(", ");
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : "";
  const counts = [
    plural(
      sum((f) => f.rules),
      "rule",
    ),
    plural(
      sum((f) => f.surfaces),
      "surface",
    ),
  ];
  return `- ${place}: ${shown === "" ? "" : `${shown}${more}; `}${counts.join(", ")}`;
}

/** The lines that fit into some characters; the others are counted in a last one. */
function fitting(lines: readonly string[], characters: number, noun: string): readonly string[] {
  const out: string[] = [];
  let size = 0;
  for (const [index, line] of lines.entries()) {
    const isLast = index === lines.length - 1;
    if (size + line.length + 1 > characters - (isLast ? 0 : 20)) break;
    size += line.length + 1;
    out.push(line);
  }
  const left = lines.length - out.length;
  return left > 0 ? [...out, `- ${left} ${noun}`] : out;
}

function total(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}

function short(path: string): string {
  const text = shownText(path);
  return text.length <= MOST_PATH ? text : `…${text.slice(-MOST_PATH + 1)}`;
}

function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
