package lending;

import jakarta.persistence.*;
import java.time.Instant;

@Entity
public class Loan {
    @Id @GeneratedValue
    private Long id;

    @ManyToOne(optional = false)
    private Item item;

    @ManyToOne(optional = false)
    private Member member;

    @Column(nullable = false)
    private Instant borrowedAt;

    @Column(nullable = false)
    private Instant dueAt;

    private int renewals;

    @Enumerated(EnumType.STRING)
    private LoanStatus status = LoanStatus.OPEN;

    private Instant closedAt;

    protected Loan() {}

    public Loan(Item item, Member member, Instant borrowedAt, Instant dueAt) {
        this.item = item;
        this.member = member;
        this.borrowedAt = borrowedAt;
        this.dueAt = dueAt;
        this.renewals = 0;
        this.status = LoanStatus.OPEN;
    }

    public Item getItem() { return item; }
    public Member getMember() { return member; }
    public Instant getDueAt() { return dueAt; }
    public int getRenewals() { return renewals; }
    public LoanStatus getStatus() { return status; }

    public void close(LoanStatus outcome) {
        this.status = outcome;
        this.closedAt = Instant.now();
    }

    public void extendBy(java.time.Duration period) {
        this.renewals += 1;
        this.dueAt = this.dueAt.plus(period);
    }
}
