const days = (n: number) => n * 24 * 60 * 60 * 1000;

export const config = {
  maxOpenLoans: Number(process.env.MAX_OPEN_LOANS ?? 5),
  maxRenewals: 2,
  maxStrikes: 3,
  loanPeriodMs: 21 * 24 * 60 * 60 * 1000,
  lostAfterDays: 30,
};
