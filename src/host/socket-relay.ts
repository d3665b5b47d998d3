// Passing one question over a socket, for a process that is to start quickly: what comes in on
// standard input goes there, what comes back goes out.

import { existsSync } from "node:fs";
import { readInput, writer } from "./stdio.ts";

/** Longer is not worth waiting for whoever has asked. */
const MOST_MS = 5_000;

/**
 * Lets who listens at a path answer standard input on standard output.
 * @returns false where nobody listens; then nothing was read
 */
export async function relay(path: string): Promise<boolean> {
  if (!existsSync(path)) return false;
  const { connect } = await import("node:net");
  return new Promise((done) => {
    const pieces: Buffer[] = [];
    let isConnected = false;
    const socket = connect(path, () => {
      isConnected = true;
      socket.end(readInput());
    });
    socket.setTimeout(MOST_MS, () => socket.destroy());
    socket.on("data", (piece: Buffer) => pieces.push(piece));
    socket.on("error", () => {});
    socket.on("close", (failed) => {
      if (isConnected && !failed && socket.readableEnded)
        writer(1).write(Buffer.concat(pieces).toString("utf8"));
      done(isConnected);
    });
  });
}
