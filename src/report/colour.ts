// Terminal colours, on or off. Whether they are on is decided by whoever knows the terminal.

/** Paints a text; the plain set returns it as it is. */
export interface Colours {
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly bold: (text: string) => string;
}

const CLOSE_COLOUR = "\u001b[39m";

/** The colours, or functions that leave the text alone. */
export function colours(enabled: boolean): Colours {
  const paint =
    (open: string, close: string) =>
    (text: string): string =>
      enabled && text !== "" ? `${open}${text}${close}` : text;
  return {
    red: paint("\u001b[31m", CLOSE_COLOUR),
    yellow: paint("\u001b[33m", CLOSE_COLOUR),
    blue: paint("\u001b[34m", CLOSE_COLOUR),
    cyan: paint("\u001b[36m", CLOSE_COLOUR),
    bold: paint("\u001b[1m", "\u001b[22m"),
  };
}
