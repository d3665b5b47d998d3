// Requests as people type them, with what an answer has to name: those by which words and weights
// were chosen.

export interface Case {
  readonly set: "library" | "clinic" | "market" | "accounts";
  readonly text: string;
  /** Names that the facts or the text have to hold. */
  readonly must: readonly string[];
  /** What stands against the wish and the way that is meant for it; one of each list is enough. */
  readonly conflict?: { readonly block: readonly string[]; readonly path: readonly string[] };
  /** A bypass may be reported, but need not. */
  readonly mayFlag?: true;
}

export const cases: readonly Case[] = [
  // library
  {
    set: "library",
    text: "Can we let blocked readers borrow books again if they promise to pay?",
    must: ["CopyLent", "CardUnblocked"],
    conflict: { block: ["CopyLent"], path: ["CardUnblocked"] },
  },
  {
    set: "library",
    text: "how long may somebody keep a book",
    must: ["config.loan_period", "CopyLent"],
  },
  {
    set: "library",
    text: "A teacher wants to take an encyclopedia home over the weekend. It's a reference work. Can you add that to the lending screen?",
    must: ["CopyLent", "ReferenceStaysInside"],
    conflict: {
      block: ["CopyLent", "ReferenceStaysInside"],
      path: ["CopyLent", "CopyReserved", "ReferenceStaysInside"],
    },
  },
  {
    set: "library",
    text: "allow readers to renew a loan a third time",
    must: ["LoanRenewed", "config.max_renewals"],
    mayFlag: true,
  },
  {
    set: "library",
    text: "who can waive a fine and what gets recorded when they do?",
    must: ["FineWaived", "WaiverRecord"],
  },
  {
    set: "library",
    text: "show readers who else is waiting for the same title",
    must: ["OthersUnseen", "ReaderPortal"],
    conflict: { block: ["OthersUnseen"], path: ["ReaderPortal", "CopyReserved", "Reservation"] },
  },
  {
    set: "library",
    text: "waht hapens when a resrevation is not piked up",
    must: ["ReservationLapses", "config.reservation_pickup_window"],
  },
  {
    set: "library",
    text: "let junior librarians unblock cards so the seniors are not bothered all day",
    must: ["CardUnblocked"],
    conflict: {
      block: ["CardUnblocked"],
      path: ["SeniorLibrarian", "CardOffice", "CardUnblocked"],
    },
  },
  {
    set: "library",
    text: "we should be able to renew a loan even if someone is waiting for the copy",
    must: ["LoanRenewed"],
    conflict: {
      block: ["LoanRenewed"],
      path: ["ReservationLapses", "CopyReturned", "ReservationReady", "CopyReserved"],
    },
  },
  {
    set: "library",
    text: "Why was my card blocked without anyone doing anything?",
    must: ["CardLapses"],
  },
  {
    set: "library",
    text: "add a column with the reader's birth year to the card office",
    must: ["BirthYearsHidden", "CardOffice"],
    conflict: { block: ["BirthYearsHidden"], path: ["CardOffice", "CardIssued"] },
  },
  {
    set: "library",
    text: "raise the number of books people can have at once to twelve",
    must: ["config.max_open_loans", "CopyLent"],
    mayFlag: true,
  },
  // clinic
  {
    set: "clinic",
    text: "Please make it possible for barred patients to book an appointment online.",
    must: ["AppointmentRequested", "PatientReadmitted"],
    conflict: { block: ["AppointmentRequested"], path: ["PatientReadmitted"] },
  },
  {
    set: "clinic",
    text: "confirm bookings right away, without the deposit",
    must: ["AppointmentConfirmed", "DepositReceived"],
    conflict: { block: ["AppointmentConfirmed"], path: ["DepositReceived"] },
  },
  {
    set: "clinic",
    text: "doctors should be able to sign morphine and other controlled drugs on their own at night",
    must: ["PrescriptionSigned", "PrescriptionCountersigned", "ControlledDrugsHaveTwoSignatures"],
    conflict: {
      block: ["PrescriptionSigned", "ControlledDrugsHaveTwoSignatures"],
      path: ["PrescriptionCountersigned"],
    },
  },
  {
    set: "clinic",
    text: "until when can a patient cancel?",
    must: ["AppointmentCancelled", "config.cancellation_cutoff"],
  },
  {
    set: "clinic",
    text: "Add a view so the receptionist sees the patient's prescriptions when they call.",
    must: ["Reception", "NoMedicalDetails"],
    conflict: {
      block: ["NoMedicalDetails"],
      path: ["FileRoom", "FileReader", "PrescriptionDesk", "FileOpened"],
    },
  },
  {
    set: "clinic",
    text: "send the reminder text three days ahead",
    must: ["PatientReminded", "config.reminder_lead"],
    mayFlag: true,
  },
  {
    set: "clinic",
    text: "what counts as a no-show, and what does it lead to",
    must: ["AppointmentMissed", "PatientBarred", "config.max_no_shows"],
  },
  {
    set: "clinic",
    text: "let patients cancel on the day itself and still get their deposit back",
    must: ["AppointmentCancelled", "config.cancellation_cutoff"],
    conflict: {
      block: ["AppointmentCancelled"],
      path: ["AppointmentCancelled", "ReceptionMarksMissed", "AppointmentMissed"],
    },
  },
  {
    set: "clinic",
    text: "the pharmacy should hand out drugs from a draft when the doctor is on the phone",
    must: ["PrescriptionDispensed", "PrescriptionSigned"],
    conflict: { block: ["PrescriptionDispensed"], path: ["PrescriptionSigned"] },
  },
  {
    set: "clinic",
    text: "who may look into a patient's file?",
    must: ["FileOpened", "FileReader"],
  },
  {
    set: "clinic",
    text: "in booking.py `confirm_appointment()` raises NotPaid -- which condition is that?",
    must: ["AppointmentConfirmed"],
  },
  {
    set: "clinic",
    text: "prescriptions should be valid for half a year",
    must: ["config.prescription_validity", "PrescriptionDrafted"],
    mayFlag: true,
  },
  // market
  {
    set: "market",
    text: "Sellers complain they wait too long for their money. Pay them out as soon as the parcel is delivered.",
    must: ["PayoutReleased", "config.payout_hold"],
    conflict: { block: ["PayoutReleased"], path: ["PayoutReleased", "OrderDelivered"] },
  },
  {
    set: "market",
    text: "let unverified sellers publish their first item",
    must: ["ListingPublished"],
    conflict: {
      block: ["ListingPublished"],
      path: ["ListingPublished", "Shop", "Seller.is_verified"],
    },
  },
  {
    set: "market",
    text: "a buyer wants to complain although the order has not arrived",
    must: ["ComplaintOpened"],
    conflict: { block: ["ComplaintOpened"], path: ["OrderDelivered", "OrderCancelled"] },
  },
  {
    set: "market",
    text: "what percentage do we take from each sale",
    must: ["config.commission_rate", "OrderPaid"],
  },
  {
    set: "market",
    text: "Show the buyer's email on the shop desk so that sellers can write to them",
    must: ["EmailsStayPrivate", "ShopDesk"],
    conflict: { block: ["EmailsStayPrivate"], path: ["ShopDesk", "Shop"] },
  },
  {
    set: "market",
    text: "put a removed listing back online without asking a moderator",
    must: ["ListingReinstated"],
    conflict: {
      block: ["ListingReinstated"],
      path: ["ListingReinstated", "SeniorModerator", "ModerationDesk"],
    },
  },
  {
    set: "market",
    text: "cancel an order that is already on its way and refund the buyer",
    must: ["OrderCancelled", "ComplaintUpheld"],
    conflict: { block: ["OrderCancelled"], path: ["ComplaintUpheld", "ComplaintOpened"] },
  },
  {
    set: "market",
    text: "unban a seller who apologised",
    must: ["SellerBanned", "Seller.standing"],
    conflict: {
      block: ["Seller.standing"],
      path: ["SellerBanned", "Seller.standing", "ListingReinstated"],
    },
  },
  {
    set: "market",
    text: "how many pictures can one upload",
    must: ["config.max_photos", "ListingPublished"],
  },
  {
    set: "market",
    text: "ordres are canceled when nobody pays - after how long?",
    must: ["OrderUnpaid", "config.payment_deadline"],
  },
  // accounts, the example
  {
    set: "accounts",
    text: "A customer says they can't reset their password. Their account was suspended last month but they've appealed and we want to let them back in. Can you enable password reset for suspended users?",
    must: ["PasswordResetRequested", "AccountReinstated", "User.status"],
    conflict: { block: ["PasswordResetRequested"], path: ["AccountReinstated"] },
  },
  {
    set: "accounts",
    text: "Add a free trial. New subscribers get their first month at no charge.",
    must: ["SubscriptionCreated", "InvoiceGenerated", "PaymentMethod"],
    conflict: { block: ["InvoiceGenerated"], path: ["SubscriptionCreated"] },
  },
  {
    set: "accounts",
    text: "Add an endpoint so admins can view any user's payment history.",
    must: ["AdminAction", "Scope", "BillingDesk"],
    conflict: { block: ["AdminAction"], path: ["BillingDesk", "BillingAdmin", "Scope"] },
  },
  {
    set: "accounts",
    text: "Yes, billing scope. But our support team needs to see payment history too, for resolving disputes. What are our options?",
    must: ["AdminAction", "Scope", "RefundIssued", "PlanChanged"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "That's a bug. Lockout should apply to everyone. Update the spec and fix the code.",
    must: ["LoginAttempt", "LockoutExpires", "config.lockout_duration"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "Reinstate through the admin flow first. The audit trail matters.",
    must: ["AccountReinstated", "AuditEntry"],
  },
  {
    set: "accounts",
    text: "Can you check whether our authentication code matches the Allium?",
    must: ["LoginAttempt", "UserAuthenticates", "config.max_login_attempts"],
  },
  {
    set: "accounts",
    text: "refund a payment from two months ago for a good customer",
    must: ["RefundIssued", "config.refund_window"],
    conflict: { block: ["RefundIssued"], path: ["RefundIssued", "BillingAdmin", "BillingDesk"] },
  },
  {
    set: "accounts",
    text: "our biggest client needs a team of forty people",
    must: ["config.max_team_members", "NotOvercrowded"],
    mayFlag: true,
  },
  {
    set: "accounts",
    text: "what happens to the sessions of somebody who gets suspended?",
    must: ["SessionsRevoked", "AccountSuspended"],
  },
  {
    set: "accounts",
    text: "support should be able to suspend accounts",
    must: ["AccountSuspended"],
    conflict: {
      block: ["AccountSuspended"],
      path: ["UserAdmin", "AdminAppointed", "AccountDesk", "Scope"],
    },
  },
];
