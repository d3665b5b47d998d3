// Requests that were written before words and weights were chosen and kept out of their choice; once
// their misses were listed, and general causes of them mended.

import type { Case } from "./prompts.ts";

export const heldCases: readonly Case[] = [
  {
    set: "market",
    text: "Can sellers take their money out before the fourteen days are over?",
    must: ["PayoutReleased", "config.payout_hold"],
    mayFlag: true,
  },
  {
    set: "market",
    text: "let banned sellers publish again after they have paid their debts",
    must: ["ListingPublished", "Seller.standing"],
    conflict: {
      block: ["ListingPublished", "Seller.standing"],
      path: ["SellerBanned", "ListingPublished", "Seller.standing"],
    },
  },
  {
    set: "market",
    text: "why can't I upload more than a dozen photos?",
    must: ["config.max_photos"],
  },
  {
    set: "market",
    text: "release the payout although a complaint is open",
    must: ["PayoutReleased", "NoPayoutDuringComplaint"],
    conflict: {
      block: ["PayoutReleased", "NoPayoutDuringComplaint"],
      path: ["ComplaintDismissed", "ComplaintUpheld"],
    },
  },
  {
    set: "market",
    text: "who may take a listing down and what is written down about it",
    must: ["ListingTakenDown", "ModerationNote"],
  },
  {
    set: "market",
    text: "allow prices below one euro",
    must: ["ListingPublished", "config.min_price"],
    mayFlag: true,
  },
  {
    set: "market",
    text: "mark orders as delivered that were never shipped",
    must: ["OrderDelivered"],
    conflict: { block: ["OrderDelivered"], path: ["OrderShipped"] },
  },
  {
    set: "market",
    text: "complaints shuold be possible for thirty days",
    must: ["ComplaintOpened", "config.complaint_window"],
    mayFlag: true,
  },
  {
    set: "market",
    text: "junior moderators take down listings at the weekend",
    must: ["ListingTakenDown", "config.takedown_level"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "let customers change their plan themselves",
    must: ["PlanChanged"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "cancelled customers want to come back to their old subscription",
    must: ["Subscription.status", "SubscriptionCreated"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "invite the same person twice to a team",
    must: ["MemberInvited"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "charge an expired card once more before we give up",
    must: ["PaymentProcessed", "PaymentMethod"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "support agents want to unlock accounts and also see the audit trail",
    must: ["AccountUnlocked", "AuditTrail"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "how long does a session last and what ends it earlier",
    must: ["config.session_duration", "SessionExpires"],
  },
  {
    set: "accounts",
    text: "refund a payment a second time",
    must: ["RefundIssued", "Payment.status"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "delete entries from the audit trail after a year",
    must: ["TrailIsAppendOnly", "AuditEntry"],
    mayFlag: true,
  },
  {
    set: "clinic",
    text: "reception should look up the phone numbers and dates of birth",
    must: ["Reception", "FileRoom"],
    mayFlag: true,
  },
  {
    set: "clinic",
    text: "what has to happen before a controlled drug is handed out?",
    must: ["PrescriptionCountersigned", "PrescriptionSigned"],
  },
  {
    set: "clinic",
    text: "a doctor countersigns her own prescription",
    must: ["PrescriptionCountersigned"],
    mayFlag: true,
  },
  {
    set: "clinic",
    text: "let discharged patients ask for a new appointment",
    must: ["AppointmentRequested"],
    conflict: { block: ["AppointmentRequested"], path: ["Patient.status", "AppointmentRequested"] },
  },
  {
    set: "library",
    text: "readers with unpaid fines want to borrow one more book",
    must: ["CopyLent", "config.max_unpaid_fines"],
    mayFlag: true,
  },
  {
    set: "library",
    text: "let departed readers come back without a new card",
    must: ["Reader.status"],
    mayFlag: true,
  },
  {
    set: "library",
    text: "what does the library charge for each day that somebody is late?",
    must: ["config.fine_per_day", "FineCharged"],
  },
];
