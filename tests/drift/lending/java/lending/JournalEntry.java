package lending;

import jakarta.persistence.*;
import java.time.Instant;

@Entity
public class JournalEntry {
    @Id @GeneratedValue
    private Long id;

    @ManyToOne
    private Loan loan;

    @Enumerated(EnumType.STRING)
    private JournalAction action;

    private Instant writtenAt;

    protected JournalEntry() {}

    public JournalEntry(Loan loan, JournalAction action, Instant writtenAt) {
        this.loan = loan;
        this.action = action;
        this.writtenAt = writtenAt;
    }
}
