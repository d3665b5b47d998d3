"""Jobs that run at intervals."""

from datetime import timedelta
from typing import Callable

from infra.context import App

Job = Callable[[App], None]


class Scheduler:
    def __init__(self) -> None:
        self._jobs: list[tuple[timedelta, Job]] = []

    def every(self, **interval: int) -> Callable[[Job], Job]:
        """`@jobs.every(minutes=5)` registers a function that takes the app."""

        def register(job: Job) -> Job:
            self._jobs.append((timedelta(**interval), job))
            return job

        return register

    def tick(self, app: App) -> None:
        """Run whatever is due."""
        for interval, job in self._jobs:
            if job not in app.last_run or app.now() - app.last_run[job] >= interval:
                app.last_run[job] = app.now()
                job(app)
