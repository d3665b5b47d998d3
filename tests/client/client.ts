// Whether the real client can be used here: yes, no with a reason, or no and that is a failure.
import { installClient } from "./install.ts";

/** The program to run, or why there is none. */
export type Client =
  | { readonly kind: "ready"; readonly program: string }
  | { readonly kind: "missing"; readonly reason: string };

/** Whether a missing client is a failure: in continuous integration, and where `ALLIUM_CLIENT_TESTS=1` asks for it. */
export function clientIsRequired(env: NodeJS.ProcessEnv = process.env): boolean {
  const { CI = "", ALLIUM_CLIENT_TESTS } = env;
  return !["", "false", "0"].includes(CI) || ALLIUM_CLIENT_TESTS === "1";
}

let found: Promise<Client> | undefined;

/** The client of this process. Fails where a client is required and there is none. */
export function findClient(): Promise<Client> {
  found ??= lookForClient(process.env, installClient);
  return found;
}

/** The program of the client, for code that only runs when there is one. */
export async function clientProgram(): Promise<string> {
  const client = await findClient();
  if (client.kind === "missing") throw new Error(client.reason);
  return client.program;
}

/** The decision behind `findClient`, with the surroundings given by hand. */
export async function lookForClient(
  env: NodeJS.ProcessEnv,
  install: (retries: number) => Promise<string>,
): Promise<Client> {
  const required = clientIsRequired(env);
  const { ALLIUM_CLIENT_TESTS } = env;
  if (ALLIUM_CLIENT_TESTS === "0" && !required) {
    return { kind: "missing", reason: "ALLIUM_CLIENT_TESTS=0 says so" };
  }
  try {
    return { kind: "ready", program: await install(required ? 3 : 0) };
  } catch (error) {
    const reason = `the real client cannot be installed: ${error instanceof Error ? error.message : String(error)}`;
    if (required) throw new Error(reason, { cause: error });
    return { kind: "missing", reason };
  }
}
