import os
from datetime import timedelta

MAX_OPEN_LOANS = int(os.getenv("MAX_OPEN_LOANS", "5"))
MAX_RENEWALS = 2
MAX_STRIKES = 3
LOAN_PERIOD = timedelta(weeks=3)
LOST_AFTER_DAYS = 30
