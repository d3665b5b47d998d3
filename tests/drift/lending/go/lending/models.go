package lending

import "time"

type Tier string

const (
	TierBasic Tier = "basic"
	TierPlus  Tier = "plus"
)

type MemberStatus string

const (
	MemberActive MemberStatus = "active"
	MemberBarred MemberStatus = "barred"
)

type ItemStatus string

const (
	ItemAvailable ItemStatus = "available"
	ItemLoaned    ItemStatus = "loaned"
	ItemRetired   ItemStatus = "retired"
)

type LoanStatus string

const (
	LoanOpen     LoanStatus = "open"
	LoanReturned LoanStatus = "returned"
	LoanLost     LoanStatus = "lost"
)

type JournalAction string

const (
	ActionBorrowed JournalAction = "borrowed"
	ActionRenewed  JournalAction = "renewed"
	ActionReturned JournalAction = "returned"
	ActionLost     JournalAction = "lost"
)

type Member struct {
	ID       uint
	Email    string
	Tier     Tier
	Status   MemberStatus
	BarredAt *time.Time
	Strikes  int
}

type Item struct {
	ID     uint
	Title  string
	Status ItemStatus
}

type Loan struct {
	ID         uint
	ItemID     uint
	Item       Item
	MemberID   uint
	Member     Member
	BorrowedAt time.Time
	DueAt      time.Time
	Renewals   int
	Status     LoanStatus
	ClosedAt   *time.Time
}

type JournalEntry struct {
	ID        uint
	LoanID    uint
	Action    JournalAction
	WrittenAt time.Time
}
