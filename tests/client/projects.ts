// Small projects and specs that the sessions work on.
import type { Files } from "./temporary.ts";

/** Three modules of ordinary code, no spec. */
export const CODE: Files = {
  "package.json": '{ "name": "library", "private": true }\n',
  "auth/login.py": "def login(user, password):\n    return user.check(password)\n",
  "billing/invoice.py": "def invoice(account):\n    return account.total()\n",
  "team/members.py": "def invite(team, email):\n    team.members.append(email)\n",
};

/** A spec that nothing is to be said about. */
export const CLEAN_SPEC = `-- allium: 3

entity Book {
    title: String
    status: shelved | lent | lost

    transitions status {
        shelved -> lent
        lent -> shelved
        lent -> lost
        terminal: lost
    }
}

rule Add {
    when: AddBook(title)
    ensures: Book.created(title: title, status: shelved)
}

rule Lend {
    when: LendBook(book)
    requires: book.status = shelved
    ensures: book.status = lent
}

rule Return {
    when: ReturnBook(book)
    requires: book.status = lent
    ensures: book.status = shelved
}

rule Lose {
    when: LoseBook(book)
    requires: book.status = lent
    ensures: book.status = lost
}

surface Desk {
    context book: Book
    exposes:
        book.title
        book.status
    provides:
        AddBook(title)
        LendBook(book) when book.status = shelved
        ReturnBook(book) when book.status = lent
        LoseBook(book) when book.status = lent
}
`;

const SOUND_LINE = "    ensures: book.status = lost";
const BROKEN_LINE = "    ensures: book.status == lost";

/** The same spec with one error: an operator of other languages. */
export const BROKEN_SPEC = CLEAN_SPEC.replace(SOUND_LINE, BROKEN_LINE);

/** The edit that breaks the spec, as the Edit tool takes it. */
export const BREAKING = { old_string: SOUND_LINE, new_string: BROKEN_LINE };

/** The edit that mends it. */
export const MENDING = { old_string: BROKEN_LINE, new_string: SOUND_LINE };

/** What has to be told about the broken spec: the code, a word of the message, and the line. */
export const TROUBLE = {
  code: "parse.foreignOperator",
  word: "`==`",
  line: BROKEN_SPEC.split("\n").indexOf(BROKEN_LINE) + 1,
};

/** Code and a spec with an error beside it. */
export const SPECIFIED: Files = {
  ...CODE,
  "auth/auth.allium": CLEAN_SPEC,
  "billing/billing.allium": BROKEN_SPEC,
};
