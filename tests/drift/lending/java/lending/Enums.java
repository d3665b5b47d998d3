package lending;

enum Tier { BASIC, PLUS }

enum MemberStatus { ACTIVE, BARRED }

enum ItemStatus { AVAILABLE, LOANED, RETIRED }

enum LoanStatus { OPEN, RETURNED, LOST }

enum JournalAction { BORROWED, RENEWED, RETURNED, LOST }
