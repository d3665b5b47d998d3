// A small dictionary of domain areas: the words that folders use for them, how people say them, and
// the words for things that usually belong to them. Data only.

/** One well known area of business software. */
export interface DomainFamily {
  readonly label: string;
  /** Words that name the area as a whole, singular. */
  readonly names: readonly string[];
  /** Words that name things in it, singular; used where code is divided by layer. */
  readonly members: readonly string[];
}

const family = (label: string, names: string, members = ""): DomainFamily => ({
  label,
  names: names.split(" "),
  members: members === "" ? [] : members.split(" "),
});

/** In order of precedence: the first family that knows a word has it. */
export const domainFamilies: readonly DomainFamily[] = [
  family(
    "authentication",
    "auth authentication authn identity login signin iam",
    "logout session password credential token otp mfa totp oauth signup registration passwordless lockout jwt sso refresh_token api_key",
  ),
  family(
    "billing",
    "billing invoicing",
    "invoice subscription payment charge refund plan price pricing coupon credit_note dunning payout tax billing_account",
  ),
  family(
    "team management",
    "team teams_management",
    "member membership invitation invite workspace",
  ),
  family(
    "administration",
    "admin administration backoffice back_office",
    "permission role scope grant acl audit_log",
  ),
  family(
    "authorisation",
    "authz authorization authorisation permission access rbac access_control",
  ),
  family("user accounts", "user account profile", "preference"),
  family("payments", "payment"),
  family("subscriptions", "subscription"),
  family("invoices", "invoice"),
  family("orders", "order ordering", "cart checkout basket line_item order_item"),
  family("checkout", "checkout cart basket"),
  family("product catalogue", "catalog catalogue product", "category sku variant collection"),
  family("inventory", "inventory stock warehouse", "reservation_hold stock_item stock_level"),
  family(
    "shipping",
    "shipping fulfillment fulfilment delivery logistics",
    "shipment parcel carrier",
  ),
  family("customers", "customer crm client_account", "contact lead"),
  family("notifications", "notification notifier alerting", "alert reminder"),
  family("messaging", "messaging chat", "message conversation thread channel inbox"),
  family("support tickets", "ticket helpdesk ticketing", "support_case"),
  family("scheduling", "scheduling calendar appointment", "slot availability"),
  family("bookings", "booking reservation"),
  family("reporting", "reporting report analytics"),
  family("audit trail", "audit auditing"),
  family("content", "content cms blog", "post article comment"),
  family("reviews", "review rating moderation"),
  family("search", "search"),
  family("organisations", "organization organisation org tenant tenancy company"),
  family("onboarding", "onboarding"),
  family("documents", "document file_upload attachment"),
  family("approvals", "approval"),
  family("ledger", "ledger accounting bookkeeping", "journal_entry posting"),
  family("wallets", "wallet balance"),
  family("transfers", "transfer transaction"),
  family("loans", "loan lending credit"),
  family("claims", "claim insurance"),
  family("promotions", "promotion discount voucher loyalty"),
  family("employees", "employee hr staff payroll"),
  family("projects", "project"),
  family("courses", "course enrollment enrolment learning"),
  family("feature flags", "feature_flag featureflag flag"),
  family("webhooks", "webhook"),
];
