import logging

log = logging.getLogger(__name__)


def notify(to, kind):
    log.info("notice %s to %s", kind, to)
