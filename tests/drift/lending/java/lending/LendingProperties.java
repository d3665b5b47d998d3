package lending;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

@Component
public class LendingProperties {
    @Value("${lending.max-open-loans:5}")
    private int maxOpenLoans;

    @Value("${lending.max-renewals:2}")
    private int maxRenewals;

    @Value("${lending.max-strikes:3}")
    private int maxStrikes;

    @Value("${lending.loan-period:P21D}")
    private Duration loanPeriod;

    @Value("${lending.lost-after:P30D}")
    private Duration lostAfter;

    public int getMaxOpenLoans() { return maxOpenLoans; }
    public int getMaxRenewals() { return maxRenewals; }
    public int getMaxStrikes() { return maxStrikes; }
    public Duration getLoanPeriod() { return loanPeriod; }
    public Duration getLostAfter() { return lostAfter; }
}
