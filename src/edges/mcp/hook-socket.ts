// Answers hooks of the same session, so that they need not understand specifications and code
// themselves: one call of a hook for each connection, in the client's own form.

import { createServer } from "node:net";
import { clearSockets } from "../../host/session-socket.ts";

/** More than any prompt; whoever sends more is not a hook. */
const MOST_BYTES = 16_000_000;

/** A socket that is listened at. */
export interface HookSocket {
  close(): void;
}

/**
 * Listens for questions.
 * @param answer gives what is to be printed for what a hook was told; what it throws is silence
 * @returns once it listens; undefined where that is not possible, which hooks can live with
 */
export async function listenAt(
  path: string,
  answer: (call: unknown) => Promise<string>,
): Promise<HookSocket | undefined> {
  clearSockets(path);
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const pieces: Buffer[] = [];
    let size = 0;
    socket.on("error", () => {});
    socket.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size > MOST_BYTES) socket.destroy();
      else pieces.push(piece);
    });
    socket.on("end", () => {
      void reply(Buffer.concat(pieces).toString("utf8"), answer).then((text) => socket.end(text));
    });
  });
  return new Promise((done) => {
    server.once("error", () => done(undefined));
    server.listen(path, () => {
      server.unref();
      done({
        close: () => {
          server.close();
          clearSockets(path);
        },
      });
    });
  });
}

async function reply(input: string, answer: (call: unknown) => Promise<string>): Promise<string> {
  try {
    return await answer(JSON.parse(input));
  } catch {
    return "";
  }
}
