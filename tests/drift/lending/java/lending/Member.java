package lending;

import jakarta.persistence.*;
import java.time.Instant;
import java.util.List;

@Entity
@Table(name = "members")
public class Member {
    @Id @GeneratedValue
    private Long id;

    @Column(nullable = false, unique = true)
    private String email;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Tier tier = Tier.BASIC;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MemberStatus status = MemberStatus.ACTIVE;

    private Instant barredAt;

    @Column(nullable = false)
    private int strikes;

    @OneToMany(mappedBy = "member")
    private List<Loan> loans;

    public Long getId() { return id; }
    public String getEmail() { return email; }
    public Tier getTier() { return tier; }
    public MemberStatus getStatus() { return status; }
    public void setStatus(MemberStatus status) { this.status = status; }
    public Instant getBarredAt() { return barredAt; }
    public void setBarredAt(Instant barredAt) { this.barredAt = barredAt; }
    public int getStrikes() { return strikes; }
    public void setStrikes(int strikes) { this.strikes = strikes; }
}
