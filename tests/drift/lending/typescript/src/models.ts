export type Tier = "basic" | "plus";
export type MemberStatus = "active" | "barred";
export type ItemStatus = "available" | "loaned" | "retired";
export type LoanStatus = "open" | "returned" | "lost";
export type JournalAction = "borrowed" | "renewed" | "returned" | "lost";

export interface Member {
  id: string;
  email: string;
  tier: Tier;
  status: MemberStatus;
  barredAt: Date | null;
  strikes: number;
}

export interface Item {
  id: string;
  title: string;
  status: ItemStatus;
}

export interface Loan {
  id: string;
  itemId: string;
  memberId: string;
  borrowedAt: Date;
  dueAt: Date;
  renewals: number;
  status: LoanStatus;
  closedAt: Date | null;
}

export interface JournalEntry {
  id: string;
  loanId: string;
  action: JournalAction;
  writtenAt: Date;
}
